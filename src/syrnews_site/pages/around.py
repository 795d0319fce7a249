"""Which periods come before and after a day, a month or a year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence


def around(periods: Sequence[str], period: str) -> tuple[str, str]:
    """The period that follows in a sorted list and the one before, each empty where there is none."""
    after, before = bisect_right(periods, period), bisect_left(periods, period)
    return (periods[after] if after < len(periods) else "", periods[before - 1] if before else "")


def with_neighbours(periods: Sequence[str], period: str) -> Iterator[str]:
    """A period and those whose pages lead to it."""
    if period:
        yield period
        yield from filter(None, around(periods, period))


def step(month: str, by: int) -> str:
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 + by
    return f"{number // 12:04}-{number % 12 + 1:02}"
