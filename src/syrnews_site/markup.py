"""An article's body -> safe HTML, or plain text.

Most bodies are paragraphs of plain text, in Markdown files too: for these, `commonmark` (and the libraries below it) is
not even imported. Its output and that of the short way are the same, to the byte; a test keeps it so.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from syrnews_site.arabic.bidi import isolate

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrnews_site.model import Article

RIGHT_TO_LEFT = frozenset(("", "ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))

# What Markdown could mean something by, anywhere in a text, and at the beginning of a line.
MARKS = "\\`*_[<&\t\r\0"
_OPENINGS = frozenset("#>-+=|:~ 0123456789")
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ARABIC = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ʯͰ-ϿЀ-ӿ]")

# Class names of Pygments, and their colours on a light and on a dark page. Each has a contrast of at least 4.5 : 1
# (WCAG 2.2 AA) against #fbf9f4 and #15171a; a test measures it.
CODE_COLOURS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("c", "ch", "cm", "cpf", "c1", "cs", "sd"), "#5f6b66", "#98a39f"),
    (("k", "kc", "kd", "kn", "kp", "kr", "kt", "ow", "nt"), "#8a2e4f", "#f09ab5"),
    (("s", "sa", "sb", "sc", "dl", "s2", "se", "sh", "si", "sx", "sr", "s1", "ss", "gi"), "#2f6b1f", "#9bcf86"),
    (("m", "mb", "mf", "mh", "mi", "il", "mo", "l", "ld"), "#8a4b08", "#e8b067"),
    (("nf", "fm", "nc", "nd", "ne", "nn", "gh", "gu"), "#1f5a8c", "#8fc1ee"),
    (("nb", "bp", "na", "nv", "vc", "vg", "vi", "vm", "no", "nl", "ni", "cp"), "#5b3f99", "#c3b1f0"),
    (("err", "gd", "gr"), "#a1260d", "#ff9a85"),
)


def body_html(article: Article, root: str) -> str:
    """Safe HTML of the body. `root` leads from the page to the site's root ("../../../"), or is the site's address.

    Nothing of the body is read as HTML. Links go to http, https and mailto addresses, to fragments of the body, and to
    paths from the site's root; images come from media/ alone. A paragraph that reads against the page has dir=auto.
    """
    mark = marker(article.headline.lang)
    if article.format == "text":
        return _paragraphs(article.body, mark, "<br>\n")
    if is_plain(article.body):
        return _paragraphs(article.body, mark, "\n")
    from syrnews_site import commonmark  # noqa: PLC0415 - 30 ms, which an archive of plain texts need not pay

    return commonmark.html(article.body, root, mark)


def body_text(article: Article) -> str:
    """The text of the body as a reader sees it, without markup; paragraphs are divided by blank lines."""
    if article.format == "text" or is_plain(article.body):
        return article.body.strip()
    from syrnews_site import commonmark  # noqa: PLC0415

    return commonmark.plain_text(article.body)


def is_plain(body: str) -> bool:
    """Whether a Markdown body has no Markdown in it, but paragraphs of plain text. May err towards False.

    Searching for each mark alone takes a tenth of the time that one regular expression does: str has memchr.
    """
    for mark in MARKS:
        if mark in body:
            return False
    for line in body.split("\n"):
        if line and (line[0] in _OPENINGS or line[0].isspace() or line[-1].isspace()):
            return False
    return True


def marker(lang: str) -> Callable[[str], str]:
    """What escapes a text for HTML in this language ("": the site's own); from right to left, it isolates as well."""
    return isolate if lang.partition("-")[0].lower() in RIGHT_TO_LEFT else escape


def opening(tag: str, text: str, mark: Callable[[str], str]) -> tuple[str, Callable[[str], str]]:
    """How the element around a text begins, and what escapes the text in it.

    A text of the other direction alone gets dir=auto: its full stop comes at its own end, and no run needs isolating.
    """
    arabic = _ARABIC.search(text) is not None
    if arabic == (mark is isolate) or not (arabic or _LATIN.search(text)) or (arabic and _LATIN.search(text)):
        return f"<{tag}>", mark
    return f'<{tag} dir="auto">', escape


def _paragraphs(body: str, mark: Callable[[str], str], line_break: str) -> str:
    texts = (text for text in _BLANK_LINES.split(body.strip("\n")) if text and not text.isspace())
    return "".join([_paragraph(text, mark, line_break) for text in texts])


def _paragraph(text: str, mark: Callable[[str], str], line_break: str) -> str:
    start, mark = opening("p", text, mark)
    marked = mark(text) if "\n" not in text else line_break.join(map(mark, text.split("\n")))
    return f"{start}{marked}</p>\n"


def code_css() -> str:
    """The style of highlighted code, for light pages and, by prefers-color-scheme, for dark ones."""
    light = "".join(f"{_selector(classes)}{{color:{colour}}}\n" for classes, colour, _ in CODE_COLOURS)
    dark = "".join(f"{_selector(classes)}{{color:{colour}}}\n" for classes, _, colour in CODE_COLOURS)
    emphasis = ".code .ge{font-style:italic}\n.code .gs{font-weight:bold}\n"
    return f"{light}{emphasis}@media (prefers-color-scheme:dark){{\n{dark}}}\n"


def _selector(classes: tuple[str, ...]) -> str:
    return f".code :is({','.join('.' + name for name in classes)})"
