"""Which states a line of each kind can have at all: a date is no byline, a button is no title."""

from __future__ import annotations

from syrnews_site.content.scraped import lines
from syrnews_site.content.scraped.lines import Line
from syrnews_site.content.scraped.model import INDEX, STATES
from syrnews_site.content.scraped.page import SURE, PastedPage


def _states(*names: str) -> tuple[int, ...]:
    return tuple(sorted(INDEX[name] for name in names))


_JUNK = ("menu", "chrome", "inside", "after")
_DATES = ("date above", "date", "date below")
_BYLINES = ("byline above", "byline", "byline below")
_ANY = tuple(INDEX[state] for state in STATES if state not in _DATES)
BY_KIND: dict[str, tuple[int, ...]] = {
    lines.PROSE: _states("menu", "title", "again", "subtitle", "caption", "chrome", "body", "inside", "after"),
    lines.RULES: _states(*_JUNK, "subtitle", "body"),
    lines.DATE: _states(*_JUNK, *_DATES, "heading", "body"),
    lines.AGE: _states(*_JUNK, *_DATES),
    lines.CLOCK: _states(*_JUNK, *_DATES),
    lines.CHROME: _states(*_JUNK),
    lines.KEYWORDS: _states(*_JUNK, *_BYLINES),
    lines.AUTHOR: _states(*_JUNK, *_BYLINES, "title", "body", "subtitle"),
    lines.SOURCE: _states(*_JUNK, *_BYLINES, "title", "body"),
    lines.ADDRESS: _states(*_JUNK, *_BYLINES, "body"),
    lines.PICTURE: _states(*_JUNK, "caption", "body", "title"),
    lines.NUMBER: _states(*_JUNK, "body"),
}


_BODY = _states("body")
_RULES = _states("inside", "after")
_HEADING = _states("heading", "body")  # a day between paragraphs heads what happened on it
_SMALL = 14  # lines
_PLAIN = frozenset((lines.MIDDLE, lines.SENTENCE, lines.SHORT, lines.CAPTION, lines.LATIN, lines.NUMBER))
_LATE = frozenset(_states("heading", "inside", "after", "date below", "byline below"))
_EARLY = frozenset(INDEX.values()) - _LATE - set(_BODY)


def _without(states: frozenset[int]) -> dict[str, tuple[int, ...]]:
    return {kind: tuple(state for state in of_kind if state not in states) for kind, of_kind in BY_KIND.items()}


# If the run of prose is surely the body: what is above it is not below, and what is below it is not above.
_ABOVE, _BELOW = _without(_LATE), _without(_EARLY)
_ABOVE_BARE = tuple(state for state in _ABOVE[lines.SOURCE] if STATES[state] != "title")
_ANY_ABOVE = tuple(state for state in _ANY if state not in _LATE)
_ANY_BELOW = tuple(state for state in _ANY if state not in _EARLY)
_OF_SURE_BODY = tuple(state for state in BY_KIND[lines.PROSE] if state not in _states("menu", "after"))


def _is_bare(line: Line) -> bool:
    """Whether the line is the label of a name, without the name. Such a line is no title."""
    return line.kind in (lines.SOURCE, lines.AUTHOR) and not line.value


def is_small(page: PastedPage) -> bool:
    """Whether the text has no prose and at most a dozen lines: probably a person wrote all of it."""
    return len(page.lines) <= _SMALL and not any(line.kind == lines.PROSE for line in page.lines)


def _of_small(page: PastedPage) -> list[tuple[int, ...]]:
    """The states of the lines of a small text: its first plain line is the title, the others are the body."""
    found: list[tuple[int, ...]] = []
    title = ""
    for line in page.lines:
        if line.kind not in _PLAIN:
            found.append(BY_KIND.get(line.kind, _ANY))
        elif not title:
            found.append(_states("title"))
            title = line.text
        elif line.text.startswith(title) or title.startswith(line.text):
            found.append(_states("again", "body"))
        else:
            found.append(_states("body", *(("caption",) if line.kind == lines.CAPTION else ())))
    return found


def of_page(page: PastedPage) -> list[tuple[int, ...]]:
    """The states that each line of a page can have.

    Prose of a run that is surely a body is neither above the title nor below the body; between prose it is body.
    """
    if is_small(page):
        return _of_small(page)
    if not page.has_body:
        return [BY_KIND.get(line.kind, _ANY) for line in page.lines]
    found = [_ABOVE_BARE if _is_bare(line) else _ABOVE.get(line.kind, _ANY_ABOVE) for line in page.lines[: page.start]]
    for index in range(page.start, page.end):
        kind = page.lines[index].kind
        if kind == lines.DATE and page.lines[index - 1].kind == page.lines[index + 1].kind == lines.PROSE:
            found.append(_HEADING)
        elif kind != lines.PROSE:
            found.append(BY_KIND.get(kind, _ANY))
        else:
            found.append(_BODY if page.amid[index] else _OF_SURE_BODY)
    for line in page.lines[page.end :]:
        sure = line.kind == lines.RULES and line.detail == SURE
        found.append(_RULES if sure else _BELOW.get(line.kind, _ANY_BELOW))
    return found
