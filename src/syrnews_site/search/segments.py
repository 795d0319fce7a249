"""The index is cut by the calendar: a segment is a period whose articles are indexed together, apart from others.

A period that holds more than LIMIT articles is cut into the next smaller ones: the whole archive, decades, five years,
years, halves, quarters, months, days. So the cut follows from the days of the articles alone, a small archive has one
segment, and a new article touches the segment of its own period.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

LIMIT = 40_000  # articles: a question loads few segments, and a process that makes one stays below 250 MB
FORMAT = "3"  # of all that a segment's files hold; a new one makes every version new

UNDATED = "undated"

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
    """A period and what it holds. `first` and `last` are the first and the last day that have an article in it.

    `name` is `all`, `2010s`, `2011`, `2011-q2`, `2011-05`, `2011-05-06` or `undated`: the folder of its shards below
    `search/`. An undated article's day is the empty string; such articles have a segment of their own.
    """

    name: str
    first: str
    last: str
    count: int


def version(digests: Iterable[bytes]) -> str:
    """The version of a segment: it follows from the digests of its articles in their order."""
    state = hashlib.blake2b(FORMAT.encode(), digest_size=5)
    for each in digests:
        state.update(each)
    return state.hexdigest()


def segments(days: Iterable[tuple[str, int]], limit: int = LIMIT) -> tuple[Segment, ...]:
    """The segments of an archive, oldest first. `days`: (`2011-05-06`, number of its articles), sorted."""
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
    return LEVELS[level](day) if day else UNDATED
