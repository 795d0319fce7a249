"""HTML comments are taken out of a file before anything else is read, so that no page, feed or search shows them.

Editors write notes into comments (`<!-- the witness must not be named -->`), and other programs leave marks
(`<!--more-->`). A comment may span lines, lie in a paragraph, a list, a table or the front matter, and may have the
dash that a keyboard makes of two hyphens (`<!— ... —>`). Code in Markdown is text: a comment in it stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TypeAlias

from msgspec import Struct, structs

from syrnews_site.model import LoadResult, Note

Span: TypeAlias = tuple[int, int]  # start and end in a text

_OPENING = r"<!(?:--|[—–])"
_CLOSING = re.compile("-->")
_ANY_CLOSING = re.compile("(?:--|[—–])>")
_SHORTEST = re.compile(r"<!--(?:>|->)")  # comments without text, by CommonMark and HTML
_IN_TEXT = re.compile(rf"(?P<opening>{_OPENING})")
_IN_MARKDOWN = re.compile(
    r"^(?:[ \t>]|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*(?P<fence>`{3,}(?=[^`\n]*$)|~{3,})"
    rf"|(?P<code>`+)|(?P<escape>\\[\\`<])|(?P<opening>{_OPENING})",
    re.MULTILINE,
)
_BLANK_LINE = re.compile(r"\n[ \t]*\n|\Z")
_BEGINNING = re.compile(r"(?P<kept>[ \t>]*)(?P<item>[-*+]|[0-9]{1,9}[.)])?[ \t]*")  # of a line without text
_CONTINUED = re.compile(r"\n[ \t]+[^ \t\n]")  # the next line belongs to the same item of a list


class Unclosed(Struct, frozen=True):
    """A comment begins at this line and column of a text, and does not end."""

    line: int
    column: int


class Uncommented(Struct, frozen=True):
    """A text without its comments. `comments`: the line of each in the original text, and its length in characters.
    `nested`: the line and column of comments in which another one begins, so that they may have been left open.

    After each line of `places` the text lacks lines of the original; `missing` has their number, added up.
    """

    text: str
    comments: tuple[tuple[int, int], ...] = ()
    nested: tuple[tuple[int, int], ...] = ()
    places: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()

    def original_line(self, line: int) -> int:
        """The line of the original text for a line of this text; 0, the whole file, stays 0."""
        at = bisect_left(self.places, line)
        return line + self.missing[at - 1] if at else line

    def restored(self, loaded: LoadResult) -> LoadResult:
        """The result of loading this text, with the lines of the original text, and a note for each comment."""
        if not self.comments:
            return loaded
        diagnostics = tuple(structs.replace(item, line=self.original_line(item.line)) for item in loaded.diagnostics)
        article = loaded.article
        if article:
            notes = [structs.replace(note, line=self.original_line(note.line)) for note in article.notes]
            notes += [Note("comment", line, f"{length} characters") for line, length in self.comments]
            links = [structs.replace(link, line=self.original_line(link.line)) for link in article.links]
            article = structs.replace(
                article,
                body_line=self.original_line(article.body_line),
                notes=tuple(notes),
                links=tuple(links),
                commented=True,
            )
        return LoadResult(loaded.path, article, diagnostics)


def without_comments(text: str, *, markdown: bool) -> Uncommented | Unclosed:
    """The text without its comments. Lines that have nothing but a comment become one blank line."""
    if "<!" not in text:
        return Uncommented(text)
    comments = _comments(text, markdown=markdown)
    if comments and comments[-1][1] < 0:
        return Unclosed(*_place(text, comments[-1][0]))
    parts: list[str] = []
    removed: list[tuple[int, int]] = []  # a line of the new text, and how many lines are missing after it
    done, line = 0, 1
    for start, end in _cuts(text, comments):
        parts.append(text[done:start])
        line += parts[-1].count("\n")
        if lost := text.count("\n", start, end):
            removed.append((line, lost))
        done = end
    return Uncommented(
        "".join((*parts, text[done:])),
        tuple(_places(text, comments)),
        tuple(_place(text, start) for start, end in comments if "<!--" in text[start + 4 : end]),
        tuple(place for place, _ in removed),
        tuple(accumulate(lost for _, lost in removed)),
    )


def _place(text: str, position: int) -> tuple[int, int]:
    """The line and column of a position."""
    return 1 + text.count("\n", 0, position), position - text.rfind("\n", 0, position)


def _places(text: str, comments: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The line of each comment, and its length."""
    done, line = 0, 1
    for start, end in comments:
        line += text.count("\n", done, start)
        done = start
        yield line, end - start


def _cuts(text: str, comments: Iterable[Span]) -> Iterator[Span]:
    """What to cut out: the comments, or all of a line that has nothing but comments, except its marks of a quote."""
    for row in _rows(text, comments):
        line_start, line_end = text.rfind("\n", 0, row[0][0]) + 1, text.find("\n", row[-1][1])
        line_end = len(text) if line_end < 0 else line_end
        ends = [*(start for start, _ in row[1:]), line_end]
        has_text = any(text[end:following].strip() for (_, end), following in zip(row, ends, strict=True))
        before = _BEGINNING.fullmatch(text, line_start, row[0][0])
        if has_text or before is None or (before["item"] and _CONTINUED.match(text, line_end)):
            yield from row
        else:
            yield line_start + len(before["kept"].rstrip()), line_end


def _rows(text: str, comments: Iterable[Span]) -> Iterator[list[Span]]:
    """The comments in rows: each begins on the line on which the one before it ends."""
    row: list[Span] = []
    for start, end in comments:
        if row and "\n" in text[row[-1][1] : start]:
            yield row
            row = []
        row.append((start, end))
    if row:
        yield row


def _comments(text: str, *, markdown: bool) -> list[Span]:
    """The start and end of each comment, in order; an end of -1 for a comment that does not end, which is the last."""
    found: list[Span] = []
    marks = _IN_MARKDOWN if markdown else _IN_TEXT
    position = 0
    while mark := marks.search(text, position):
        if mark["opening"]:
            closing = _closing(text, mark)
            found.append((mark.start(), closing.end() if closing else -1))
            if closing is None:
                break
            position = closing.end()
        elif mark["fence"]:
            position = _end_of_fence(text, mark)
        elif mark["code"]:
            position = _end_of_code(text, mark)
        else:
            position = mark.end()
    return found


def _closing(text: str, mark: re.Match[str]) -> re.Match[str] | None:
    """The end of a comment. If it began with two hyphens, an arrow with a dash in its text (`—>`) does not end it."""
    if shortest := _SHORTEST.match(text, mark.start()):
        return shortest
    hyphens = _CLOSING.search(text, mark.end()) if mark["opening"] == "<!--" else None
    return hyphens or _ANY_CLOSING.search(text, mark.end())


def _end_of_fence(text: str, mark: re.Match[str]) -> int:
    """Where fenced code ends: after a fence of the same character that is at least as long, or with the text."""
    fence = mark["fence"]
    closing = re.compile(rf"^[ \t>]*{fence[0]}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(text, mark.end())
    return closing.end() if closing else len(text)


def _end_of_code(text: str, mark: re.Match[str]) -> int:
    """Where a code span ends: after an equal run of backticks in the same paragraph, or at once if there is none."""
    paragraph = _BLANK_LINE.search(text, mark.end())
    run = mark["code"]
    closing = re.compile(rf"(?<!`){run}(?!`)").search(text, mark.end(), paragraph.start() if paragraph else len(text))
    return closing.end() if closing else mark.end()
