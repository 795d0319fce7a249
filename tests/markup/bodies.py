"""Bodies for tests of markup: texts full of marks, and functions that make HTML of a body and read it."""

from __future__ import annotations

import html5lib
from hypothesis import strategies as st

from syrnews_site.arabic.clean import clean_text
from syrnews_site.markup.body import body_html
from syrnews_site.model import Article, ContentFile, Headline

ROOT = "../../../"


PIECES = st.sampled_from(
    [
        "نص",
        " ",
        "\n",
        "\n\n",
        ". ",
        "،",
        "C++",
        "BBC News",
        "28-31",
        "1. ",
        "١. ",
        "- ",
        "> ",
        "# ",
        "`",
        "*",
        "_",
        "[",
        "](",
        "![",
        "!",
        "<",
        "&amp;",
        "&",
        "|",
        "|-|",
        "===",
        "~~~",
        "```",
        "\t",
        "    ",
        '"',
        "'",
        "http://a.b/",
        "[^1]",
        "[^1]: ",
        "\\",
        "\u00a0",
        "\u2028",
        "\x0c",
        ":",
        "x",
        "Hello, world.",
    ]
)


BODIES = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60)).map(clean_text)


def article(body: str, form: str = "markdown", lang: str = "") -> Article:
    return Article(Headline("a", "a.html", "عنوان", "2025-11-06", lang=lang), body, form, ContentFile("a", ""))  # type: ignore[arg-type]


def html(body: str, form: str = "markdown", lang: str = "") -> str:
    return body_html(article(body, form, lang), ROOT)


def elements(markup: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a fragment with their attributes; an error of HTML is an error of the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return [(element.tag, dict(element.attrib)) for element in parser.parseFragment(markup).iter()][1:]


def text_of(markup: str) -> str:
    return "".join(html5lib.parseFragment(markup, namespaceHTMLElements=False).itertext())
