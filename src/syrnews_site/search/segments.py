"""How the calendar cuts the search index into segments: periods whose articles are indexed together.

A period with more than LIMIT articles is cut into the next smaller periods: the whole archive, decades, five years,
years, halves, quarters, months, days. The cut follows from the days of the articles alone. A small archive has one
segment, and a new article changes only the segment of its own period.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

LIMIT = 40_000  # articles: a question loads few segments, and a process that makes a segment needs less than 250 MB
FORMAT = "5"  # of a segment's files: when it changes, every version of a segment changes

UNDATED = "undated"
_REST_OF_FIRST_DAY = {4: "-01-01", 7: "-01"}  # what a year, or a month, lacks of its first day, by its length

# For each size of period, from the largest to the smallest, the name of the period that a day is in. A month or year of
# articles that print no day (`2011-05`, `2011`) is in the period of its first day.
LEVELS: tuple[Callable[[str], str], ...] = (
    lambda day: "all",
    lambda day: f"{day[:3]}0s",
    lambda day: f"{day[:3]}0-{day[:3]}4" if day[3] < "5" else f"{day[:3]}5-{day[:3]}9",
    lambda day: day[:4],
    lambda day: f"{day[:4]}-h{1 if day[5:7] < '07' else 2}",
    lambda day: f"{day[:4]}-q{(int(day[5:7]) + 2) // 3}",
    lambda day: day[:7],
    lambda day: day[:10],
)


class Segment(Struct, frozen=True, array_like=True):
    """A period with its articles.

    `name`: `all`, `2010s`, `2010-2014`, `2011`, `2011-h1`, `2011-q2`, `2011-05`, `2011-05-06` or `undated`. The
    segment's files are in `search/<name>/`. `first` and `last`: the first and the last day with an article, or month or
    year of articles that print no day; empty for
    the segment of undated articles. `count`: the number of articles.
    """

    name: str
    first: str
    last: str
    count: int


def version(digests: Iterable[bytes]) -> str:
    """The version of a segment, in hex. `digests`: the analysis digests of its articles in order."""
    state = hashlib.blake2b(FORMAT.encode(), digest_size=5)
    for digest in digests:
        state.update(digest)
    return state.hexdigest()


def segments(days: Iterable[tuple[str, int]], limit: int = LIMIT) -> tuple[Segment, ...]:
    """The segments of an archive, the oldest first.

    `days`: each day (`2011-05-06`), month or year that articles print, with its number of articles, sorted. The day of
    undated articles is empty.
    """
    return tuple(_cut(list(days), 0, limit))


def _cut(days: list[tuple[str, int]], level: int, limit: int) -> Iterator[Segment]:
    for name, group in groupby(days, key=lambda day: _period(day[0], level)):
        members = list(group)
        count = sum(map(itemgetter(1), members))
        if not count:
            continue
        if count <= limit or level == len(LEVELS) - 1 or name == UNDATED:
            yield Segment(name, members[0][0], members[-1][0], count)
        else:
            yield from _cut(members, level + 1, limit)


def _period(day: str, level: int) -> str:
    return LEVELS[level](day + _REST_OF_FIRST_DAY.get(len(day), "")) if day else UNDATED
