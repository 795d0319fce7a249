"""The periods before and after a day, a month or a year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence


def around(periods: Sequence[str], period: str) -> tuple[str, str]:
    """The next and the previous period of a sorted list; an empty string if there is none."""
    after, before = bisect_right(periods, period), bisect_left(periods, period)
    return (periods[after] if after < len(periods) else "", periods[before - 1] if before else "")


def with_neighbours(periods: Sequence[str], period: str) -> Iterator[str]:
    """A period, and the neighbours whose pages link to it; nothing for an empty period."""
    if period:
        yield period
        yield from filter(None, around(periods, period))


def month_of(date: str) -> str:
    """The month of a date or day (`2025-11`); empty if it is only a year, or empty."""
    return date[:7] if len(date) >= 7 else ""


def step(month: str, by: int) -> str:
    """The month that is `by` months later (`2025-11`), or earlier if `by` is negative."""
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 + by
    return f"{number // 12:04}-{number % 12 + 1:02}"
