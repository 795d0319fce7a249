"""An article's body -> safe HTML, or plain text.

Most bodies are paragraphs of plain text, in Markdown files too. For these bodies `commonmark`, which imports a Markdown
parser, is not imported. A property test compares the HTML of both ways byte by byte.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec.structs import replace

from syrnews_site.arabic.bidi import runs_from_the_right
from syrnews_site.markup.direction import Marker, marker, reads_against
from syrnews_site.model import Article, LocalLink

if TYPE_CHECKING:
    from syrnews_site.markup.kept_text import Kept

LEAST_HTML, HTML_PER_CHARACTER = 1_000_000, 10
# Characters that can mean something in Markdown: anywhere in a text, and at the beginning of a line.
MARKS = "\\`*_[<&\t\r\0"
_OPENINGS = frozenset("#>-+=|:~ ")
_NUMBERED = re.compile(r"[0-9]{1,9}[.)](?:\s|$)")  # an item of an ordered list; other lines may begin with a number
_KEPT = ("|", "```", "~~~", "]:")  # of tables, fences and definitions
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def body_html(article: Article, root: str, site_language: str = "ar") -> str:
    """Safe HTML of the body. `root` leads from the page to the site's root ("../../../"), or is the site's address.

    No part of the body is read as HTML. Links lead to http, https and mailto addresses, to fragments of the body, and
    to paths from the site's root; `name.md#heading` leads to the page that is made of this file (`article.targets`).
    Images come from media/ only. A paragraph that reads against the page has dir=auto.
    """
    language = article.headline.lang or site_language
    mark = marker(language)
    if article.format == "text":
        return _paragraphs(article.body, mark, "<br>\n")
    if is_plain(article.body):
        return _paragraphs(_unindented(article.body), mark, "\n")
    from syrnews_site.markup import commonmark  # noqa: PLC0415 - takes 30 ms; an archive of plain texts does not need it

    made = commonmark.html(article.body, root, language, article.targets, sizes=article.sizes)
    return made if len(made) <= most_html(article.body) else unmarked_html(article, site_language)


def most_html(body: str) -> int:
    """How many characters the HTML of a body may have. A reference to a footnote makes sixty of one."""
    return LEAST_HTML + HTML_PER_CHARACTER * len(body)


def unmarked_html(article: Article, site_language: str = "ar") -> str:
    """The HTML of a body whose marks are shown as text: for a body whose page would cost too much."""
    return _paragraphs(article.body, marker(article.headline.lang or site_language), "<br>\n")


def feed_html(article: Article, base: str, site_language: str = "ar") -> str:
    """The body as feed readers show it, among bodies of other articles and pages: `base` is the site's address.

    A reader has its own direction and language, so the body names those of its text. No element has an id: links to
    footnotes and headings lead to the article's page. Instead of a player there is a link to the film or sound.
    """
    language = article.headline.lang or site_language
    page = base + quote(article.headline.url)
    if article.format == "text" or is_plain(article.body):
        made = body_html(article, base, site_language)
    else:
        from syrnews_site.markup import commonmark  # noqa: PLC0415 - as above

        made = commonmark.html(article.body, base, language, article.targets, page)
        if len(made) > most_html(article.body):
            made = unmarked_html(article, site_language)
    return in_feed(made, language)


def in_feed(made: str, language: str) -> str:
    """The HTML of a body with the direction and the language of its text."""
    direction = "rtl" if runs_from_the_right(language) else "ltr"
    return f'<div dir="{direction}" lang="{escape(language)}">\n{made}</div>\n'


def local_links(article: Article) -> tuple[LocalLink, ...]:
    """The links and images of a body that lead to this site, with their lines and columns in the article's file."""
    if article.format == "text" or "[" not in article.body:
        return ()
    from syrnews_site.markup import commonmark  # noqa: PLC0415 - as above

    return tuple(replace(link, line=link.line + article.body_line - 1) for link in commonmark.local_links(article.body))


def body_text(article: Article) -> str:
    """The text of the body without markup. Blank lines divide the paragraphs."""
    return read_body(article)[0]


def read_body(article: Article) -> tuple[str, Sequence[Kept]]:
    """The text of the body without markup, and what of it only plain text shows. Blank lines divide the paragraphs."""
    if article.format == "text":
        return "\n\n".join(_texts(article.body)), ()
    if is_plain(article.body):
        return "\n\n".join(_texts(_unindented(article.body))), ()
    from syrnews_site.markup import commonmark  # noqa: PLC0415 - the same

    return commonmark.read(article.body)


def may_keep(article: Article) -> bool:
    """Whether `read_body` may find text that only plain text shows: in a table, at a fence, in a definition."""
    return article.format == "markdown" and any(mark in article.body for mark in _KEPT)


def is_plain(body: str) -> bool:
    """Whether a Markdown body is only paragraphs of plain text. The answer may be False for such a body, too.

    A search for each mark by itself takes a tenth of the time of one regular expression: str uses memchr.
    """
    for mark in MARKS:
        if mark in body:
            return False
    for indented in body.split("\n"):
        line = indented[1:] if indented.startswith(" ") else indented  # one space before a line means nothing
        if line and (line[0] in _OPENINGS or line[0].isspace() or line[-1].isspace() or _NUMBERED.match(line)):
            return False
    return True


def _unindented(body: str) -> str:
    return body.replace("\n ", "\n").removeprefix(" ")


def _texts(body: str) -> list[str]:
    return [text for text in _BLANK_LINES.split(body.strip("\n")) if text and not text.isspace()]


def _paragraphs(body: str, mark: Marker, line_break: str) -> str:
    return "".join([_paragraph(text, mark, line_break) for text in _texts(body)])


def _paragraph(text: str, mark: Marker, line_break: str) -> str:
    start = "<p>"
    if reads_against(text, mark):
        start, mark = '<p dir="auto">', escape
    marked = line_break.join(map(mark, text.split("\n"))) if "\n" in text else mark(text)
    return f"{start}{marked}</p>\n"
