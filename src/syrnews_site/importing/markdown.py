"""Plain text as Markdown that shows the same text."""

from __future__ import annotations

import re

from syrnews_site.arabic.clean import clean_text

# What begins a mark of Markdown anywhere in a line, and at the beginning of a line. `_` within a word is no mark.
_MARKS = re.compile(r"[\\`*\[\]<|~]|(?<![\w])_|_(?![\w])|&(?=[#\w]+;)")
_LINE_MARKS = re.compile(
    r"^([ \t]*)(#{1,6}(?=[ \t]|$)|[-+>=](?=[ \t=-]|$)|[0-9]{1,9}(?=[.)](?:[ \t]|$)))", re.MULTILINE
)
_ESCAPE = "\\"
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def escaped(text: str) -> str:
    """A text on one or more lines, without marks that Markdown would read. Indents go: they would make code."""
    marked = _MARKS.sub(lambda found: "\\" + found[0], text)
    lines = (line.strip() for line in marked.split("\n"))
    return _LINE_MARKS.sub(_without_line_mark, "\n".join(lines))


def _without_line_mark(found: re.Match[str]) -> str:
    mark = found[2]
    return f"{found[1]}{mark}\\" if mark.isdigit() else f"{found[1]}\\{mark}"


def paragraphs(text: str) -> str:
    """Plain text as paragraphs of Markdown. Without any blank line, each line is a paragraph."""
    text = _BLANK_LINES.sub("\n\n", clean_text(text).strip())
    if "\n\n" not in text:
        text = text.replace("\n", "\n\n")
    return _hard_breaks(escaped(text))


def _hard_breaks(text: str) -> str:
    """The same text; a line end within a paragraph stays a line end on the page."""
    return re.sub(r"(?<=[^\n])\n(?=[^\n])", "\\\\\n", text)


def picture(number: int, alt: str, caption: str = "") -> str:
    """The mark of a picture of an article: `number` is its place in `ImportedArticle.media`."""
    title = f' "{_in_title(caption)}"' if caption.strip() else ""
    return f"![{escaped(' '.join(alt.split()).rstrip(_ESCAPE))}](attachment:{number}{title})"


def _in_title(text: str) -> str:
    """A text between the quotation marks of a title."""
    return escaped(" ".join(clean_text(text).split())).replace('"', '\\"')
