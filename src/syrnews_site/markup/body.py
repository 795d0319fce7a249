"""An article's body -> safe HTML, or plain text.

Most bodies are paragraphs of plain text, in Markdown files too: for these, `commonmark` (and the libraries below it) is
not even imported. Its output and that of the short way are the same, to the byte; a test keeps it so.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from syrnews_site.arabic.bidi import isolate, runs_from_the_right
from syrnews_site.markup.highlight import code_css

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrnews_site.model import Article

__all__ = ["body_html", "body_text", "code_css"]

# What Markdown could mean something by, anywhere in a text, and at the beginning of a line.
MARKS = "\\`*_[<&\t\r\0"
_OPENINGS = frozenset("#>-+=|:~ ")
_NUMBERED = re.compile(r"[0-9]{1,9}[.)](?:\s|$)")  # an ordered list; a line may well begin with a number otherwise
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ʯͰ-ϿЀ-ӿ]")


def body_html(article: Article, root: str, site_language: str = "ar") -> str:
    """Safe HTML of the body. `root` leads from the page to the site's root ("../../../"), or is the site's address.

    Nothing of the body is read as HTML. Links go to http, https and mailto addresses, to fragments of the body, and to
    paths from the site's root, where `name.md#heading` means the page that is made of that file; images come from
    media/ alone. A paragraph that reads against the page has dir=auto.
    """
    language = article.headline.lang or site_language
    mark = marker(language)
    if article.format == "text":
        return _paragraphs(article.body, mark, "<br>\n")
    if is_plain(article.body):
        return _paragraphs(_unindented(article.body), mark, "\n")
    from syrnews_site.markup import commonmark  # noqa: PLC0415 - 30 ms, which an archive of plain texts need not pay

    return commonmark.html(article.body, root, language)


def body_text(article: Article) -> str:
    """The text of the body as a reader sees it, without markup; paragraphs are divided by blank lines."""
    if article.format == "text":
        return "\n\n".join(_texts(article.body))
    if is_plain(article.body):
        return "\n\n".join(_texts(_unindented(article.body)))
    from syrnews_site.markup import commonmark  # noqa: PLC0415

    return commonmark.plain_text(article.body)


def is_plain(body: str) -> bool:
    """Whether a Markdown body has no Markdown in it, but paragraphs of plain text. May err towards False.

    Searching for each mark alone takes a tenth of the time that one regular expression does: str has memchr.
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


def marker(language: str) -> Callable[[str], str]:
    """What escapes a text for HTML in this language; where it runs from right to left, it isolates as well."""
    return isolate if runs_from_the_right(language) else escape


def reads_against(text: str, mark: Callable[[str], str]) -> bool:
    """Whether a text has only letters of the other direction than the page's.

    Its element gets dir=auto, so that a full stop comes at its own end, and no run in it needs isolating.
    """
    if _ARABIC.search(text):
        return mark is not isolate and not _LATIN.search(text)
    return mark is isolate and _LATIN.search(text) is not None


def _texts(body: str) -> list[str]:
    return [text for text in _BLANK_LINES.split(body.strip("\n")) if text and not text.isspace()]


def _paragraphs(body: str, mark: Callable[[str], str], line_break: str) -> str:
    return "".join([_paragraph(text, mark, line_break) for text in _texts(body)])


def _paragraph(text: str, mark: Callable[[str], str], line_break: str) -> str:
    start = "<p>"
    if reads_against(text, mark):
        start, mark = '<p dir="auto">', escape
    marked = line_break.join(map(mark, text.split("\n")))
    return f"{start}{marked}</p>\n"
