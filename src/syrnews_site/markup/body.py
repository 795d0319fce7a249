"""An article's body -> safe HTML, or plain text.

Most bodies are paragraphs of plain text, in Markdown files too. For these bodies `commonmark`, which imports a Markdown
parser, is not imported. A property test compares the HTML of both ways byte by byte.
"""

from __future__ import annotations

import re
from html import escape

from syrnews_site.markup.direction import Marker, marker, reads_against
from syrnews_site.model import Article

# Characters that can mean something in Markdown: anywhere in a text, and at the beginning of a line.
MARKS = "\\`*_[<&\t\r\0"
_OPENINGS = frozenset("#>-+=|:~ ")
_NUMBERED = re.compile(r"[0-9]{1,9}[.)](?:\s|$)")  # an item of an ordered list; other lines may begin with a number
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def body_html(article: Article, root: str, site_language: str = "ar") -> str:
    """Safe HTML of the body. `root` leads from the page to the site's root ("../../../"), or is the site's address.

    No part of the body is read as HTML. Links lead to http, https and mailto addresses, to fragments of the body, and
    to paths from the site's root; `name.md#heading` leads to the page that is made of this file. Images come from
    media/ only. A paragraph that reads against the page has dir=auto.
    """
    language = article.headline.lang or site_language
    mark = marker(language)
    if article.format == "text":
        return _paragraphs(article.body, mark, "<br>\n")
    if is_plain(article.body):
        return _paragraphs(_unindented(article.body), mark, "\n")
    from syrnews_site.markup import commonmark  # noqa: PLC0415 - takes 30 ms; an archive of plain texts does not need it

    return commonmark.html(article.body, root, language)


def body_text(article: Article) -> str:
    """The text of the body without markup. Blank lines divide the paragraphs."""
    if article.format == "text":
        return "\n\n".join(_texts(article.body))
    if is_plain(article.body):
        return "\n\n".join(_texts(_unindented(article.body)))
    from syrnews_site.markup import commonmark  # noqa: PLC0415 - the same

    return commonmark.plain_text(article.body)


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
    marked = line_break.join(map(mark, text.split("\n")))
    return f"{start}{marked}</p>\n"
