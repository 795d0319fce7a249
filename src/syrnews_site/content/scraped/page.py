"""A page: its lines, the run of prose that is probably its body, and what the lines have in common."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from syrnews_site.arabic.fold import spaced
from syrnews_site.content.scraped import lines, prose
from syrnews_site.content.scraped.lines import Line

SURE = "sure"  # detail of the rules for comments that can be nothing else
TITLE_LIKE = frozenset(
    (lines.MIDDLE, lines.SENTENCE, lines.PROSE, lines.SHORT, lines.NAME, lines.BYLINE, lines.CAPTION)
)
FEWEST_TITLE_WORDS = 3
_TITLES = frozenset((lines.MIDDLE, lines.SENTENCE, lines.SHORT))
_UNKNOWN = frozenset((lines.MIDDLE, lines.SENTENCE, lines.SHORT, lines.CAPTION))
_LONGEST_TITLE = 300
_CORE_LENGTH = 2000  # characters of the body that are searched for the words of other lines
_SHORTEST_PART = 14  # characters
_MOST_OUTSIDE = 12  # lines
_FEW, _SHORT_PAGE = 3, 25  # lines of prose, lines of all kinds: no list of summaries is so short
_SUREST = 250  # characters of prose beside prose
_FIGURES = re.compile(r"[0-9A-Za-z]{2}")
_TWO, _THREE = lines.PROSE * 2, lines.PROSE * 3


@dataclass(slots=True)
class PastedPage:
    """The lines of a text; `start` and `end` are the run of prose that is probably its body.

    `kinds` has a letter for each line. `core` holds the folded words of the run, each between spaces. `ranks` are the
    places of title-like lines above the run, the nearest first. `parts` are keys that are a part of longer lines too:
    a title in a trail. `has_body`: the run is surely an article's; `has_title`: a line above it can be the title.
    `shape` says how many lines are prose, and how many of them are alone. `plain` is a line below the run of which
    nothing is known. `amid`: the line is prose amid the prose of a sure body.
    `firsts`: the first line of each key.
    """

    lines: list[Line]
    kinds: str
    counts: Counter[str]
    start: int
    end: int
    ranks: dict[int, int]
    has_body: bool = False
    has_title: bool = False
    core: str = ""
    dates: Sequence[int] = ()
    parts: tuple[str, ...] = ()
    shape: str = ""
    plain: int = -1
    amid: Sequence[bool] = ()
    firsts: Mapping[str, int] = field(default_factory=dict)

    def kind(self, index: int) -> str:
        """The kind of the line at the index; ^ above the first line, $ below the last one."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else "^" if index < 0 else "$"


def page_of(found: list[Line]) -> PastedPage:
    """The lines with what they have in common."""
    counts = Counter([line.key for line in found if line.key])
    start, end = prose.core(found, counts)
    if (start, end) == (0, 0):
        start = end = len(found)
    for line in (*found[:start], *found[end:]):
        if line.kind == lines.PROSE and prose.is_rules(line):
            line.kind, line.detail = lines.RULES, SURE if prose.are_surely_rules(line) else ""
    kinds = "".join([line.kind for line in found])
    page = PastedPage(found, kinds, counts, start, end, _ranks(found, start))
    page.firsts = {line.key: len(found) - place for place, line in enumerate(reversed(found), 1)}
    page.has_body = _has_body(page)
    if page.has_body:
        _extend(page)
        page.has_title = any(kinds[index] in _TITLES for index in page.ranks)
    return page


def compare(page: PastedPage) -> None:
    """Find what only the model asks for: `core`, `dates`, `parts`, `shape`, `plain`, `amid`."""
    found, kinds = page.lines, page.kinds
    page.core = core_of(page)
    page.dates = [index for index, kind in enumerate(kinds) if kind == lines.DATE]
    page.parts = _parts(found, page.counts)
    page.shape = _shape(found, kinds)
    page.plain = _plain(page)
    low, high = page.start, page.end if page.has_body else page.start
    page.amid = [low < index < high - 1 and kinds[index - 1 : index + 2] == _THREE for index in range(len(found))]


def core_of(page: PastedPage) -> str:
    """The folded words of the run of prose, each between spaces."""
    text = " ".join([line.text for line in page.lines[page.start : page.end]])
    return f" {spaced(text[:_CORE_LENGTH])} "


def _ranks(found: Sequence[Line], start: int) -> dict[int, int]:
    ranks: dict[int, int] = {}
    for index in range(start - 1, -1, -1):
        line = found[index]
        if (
            line.kind in TITLE_LIKE
            and len(line.text) <= _LONGEST_TITLE
            and line.key.count(" ") + 1 >= FEWEST_TITLE_WORDS
        ):
            ranks[index] = len(ranks) + 1
    return ranks


def _parts(found: Sequence[Line], counts: Counter[str]) -> tuple[str, ...]:
    keys = [line.key for line in found if line.key and line.kind != lines.PROSE]
    listing = "\n".join(keys)
    return tuple(key for key in dict.fromkeys(keys) if len(key) > _SHORTEST_PART and listing.count(key) > counts[key])


def _shape(found: Sequence[Line], kinds: str) -> str:
    """Steps of: how many lines are prose, and which share of them has no prose beside it, as in lists of headlines."""
    many = kinds.count(lines.PROSE)
    alone = sum(len(run) == 1 for run in re.findall(f"{lines.PROSE}+", kinds))
    listed = many > _FEW and 2 * sum([_is_listed(line) for line in found if line.kind == lines.PROSE]) > many
    steps = bisect_left((1, 3, 8, 20, 50), many), bisect_left((2, 6), 10 * alone // max(1, many))
    return f"{steps[0]}{steps[1]}{'l' if listed else ''}"


def _is_listed(line: Line) -> bool:
    """Whether the line looks like the entry of a directory: a name, a dash, a description."""
    return " - " in line.text[2:44] or " – " in line.text[2:44]


def _has_body(page: PastedPage) -> bool:
    """Whether the run of prose is surely an article's: paragraphs in a row, or nearly all of a short text."""
    run = page.kinds[page.start : page.end]
    listed = sum([_is_listed(line) for line in page.lines[page.start : page.end]])
    if listed > 1 and 2 * listed > len(run):  # one such paragraph begins with a city and an agency
        return False
    beside = [at for at in range(1, len(run)) if run[at - 1 : at + 1] == _TWO]
    in_run, anywhere = run.count(lines.PROSE), page.kinds.count(lines.PROSE)
    length = sum([len(page.lines[page.start + at].text) for at in beside])
    if length >= _SUREST and 2 * len(beside) >= in_run:
        return True
    return 1 <= in_run <= anywhere <= _FEW and len(page.lines) <= _SHORT_PAGE


def _extend(page: PastedPage) -> None:
    """Extend the run of a short text over all its prose, since such a text is one article."""
    if page.kinds.count(lines.PROSE) <= _FEW and len(page.lines) <= _SHORT_PAGE:
        page.start = min(page.start, page.kinds.index(lines.PROSE))
        page.end = max(page.end, page.kinds.rindex(lines.PROSE) + 1)


def _plain(page: PastedPage) -> int:
    """The index of the only line of words below the run that no rule knows; -1 if there are more such lines."""
    unknown = [index for index in range(page.end, len(page.kinds)) if page.kinds[index] in _UNKNOWN]
    if len(unknown) != 1 or len(page.lines) - page.end + page.start > _MOST_OUTSIDE:
        return -1
    return -1 if _FIGURES.search(page.lines[unknown[0]].text) else unknown[0]
