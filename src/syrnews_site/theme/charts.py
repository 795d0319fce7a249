"""Counts -> the geometry of charts. Templates draw it; the unit is that of the SVG's viewBox, a CSS pixel or so."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

WIDE, NARROW = 1000, 360  # the width of a timeline at a desk, and on a phone
HEIGHT = 96
MOST_MONTHS = 25 * 12  # a longer span is drawn by years: thinner bars could not be hit
LABEL_WIDTH = 44  # what a year's number needs


class Bar(NamedTuple):
    """One period that has articles: `2025-11`, or `2025` in a chart by years."""

    period: str
    articles: int
    x: str
    y: str
    width: str
    height: str


class Label(NamedTuple):
    """A year under its bars."""

    year: str
    x: str


class Timeline(NamedTuple):
    """Bars along a base line at `HEIGHT`; `by_year` tells what a bar stands for."""

    by_year: bool
    width: int
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    marks: tuple[str, ...]  # x of the lines between years


def timeline(months: Mapping[str, int], *, rtl: bool, narrow: bool = False) -> Timeline:
    """Articles over time, from counts by month (`2025-11`); gaps stay visible. Time runs as the script does."""
    dated = {month: count for month, count in months.items() if month}
    width = NARROW if narrow else WIDE
    if not dated:
        return Timeline(True, width, (), (), ())
    first, last = int(min(dated)[:4]), int(max(dated)[:4])
    years = last - first + 1
    by_year = narrow or years * 12 > MOST_MONTHS
    counts: dict[str, int] = {}
    for month, count in dated.items():
        period = month[:4] if by_year else month
        counts[period] = counts.get(period, 0) + count
    step = width / (years * (1 if by_year else 12))

    def place(index: float, span: float) -> float:
        return width - (index + span) * step if rtl else index * step

    thickness = min(step * 0.82, 40.0)
    inset, most = (step - thickness) / 2, max(counts.values())
    bars = []
    for period in sorted(counts):
        index = int(period[:4]) - first if by_year else (int(period[:4]) - first) * 12 + int(period[5:7]) - 1
        height = max(2.0, counts[period] * (HEIGHT - 6) / most)
        x = place(index, 1) + inset
        bars.append(Bar(period, counts[period], _short(x), _short(HEIGHT - height), _short(thickness), _short(height)))
    each = width / years
    labels = [
        Label(
            str(year), _short(min(max(width - middle if rtl else middle, LABEL_WIDTH / 2.5), width - LABEL_WIDTH / 2.5))
        )
        for year in _labelled(first, last, each)
        for middle in ((year - first + 0.5) * each,)
    ]
    marks = [] if by_year else [_short(index * each) for index in range(1, years)]
    return Timeline(by_year, width, tuple(bars), tuple(labels), tuple(marks))


def draw(chart: Timeline, says: Callable[[Bar], str], leads_to: Callable[[str], str]) -> Markup:
    """The bars of a timeline as SVG: each a link to its period, with what it says, and as high as the chart to hit.

    `says` gives text, `leads_to` the address of a period. A tag's page has a hundred bars, drawn twice: in a template
    they would take half of its time.
    """
    drawn = []
    for bar in chart.bars:
        text, address = escape(says(bar)), escape(leads_to(bar.period))
        drawn.append(
            f'<a href="{address}" tabindex="-1" aria-label="{text}"><title>{text}</title>'
            f'<rect class="reach" x="{bar.x}" width="{bar.width}" height="{HEIGHT}"/>'
            f'<rect x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}"/></a>\n'
        )
    return Markup("".join(drawn))


def _labelled(first: int, last: int, each: float) -> Iterator[int]:
    """The years that get a number: all of them, or every second, fifth, tenth where there is no room."""
    every = next((every for every in (1, 2, 5, 10, 20, 50) if every * each >= LABEL_WIDTH), 100)
    return (year for year in range(first, last + 1) if year % every == 0 or last - first < every)


def _short(length: float) -> str:
    return f"{round(length, 1):g}"


def level(count: int, most: int) -> int:
    """How dark a cell of a heat map is: 0 for none, then 1 to 4, by the square root of the count.

    One article is never darker than 2, two are never darker than 3: a sparse archive is not shown as a dense one.
    """
    return min(count + 1, 1 + sum(16 * count >= part * most for part in (2, 5, 10))) if count else 0


class Week(NamedTuple):
    """A row of a month's calendar, Saturday first; 0 where the day belongs to another month."""

    days: tuple[int, ...]


def weeks(year: int, month: int) -> tuple[Week, ...]:
    """The weeks of a month, Saturday first as calendars in Syria have it; of the year 0 any leap year's month."""
    grid = calendar.Calendar(firstweekday=5).monthdayscalendar(year or 2000, month)
    return tuple(Week(tuple(days)) for days in grid)


def share(count: int, whole: int) -> str:
    """A percentage with one decimal, rounded half up."""
    if not whole:
        return "0"
    tenths = (count * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)


def lengths(counts: Iterable[int], longest: int) -> tuple[str, ...]:
    """The lengths of horizontal bars, the largest count's as given."""
    held = tuple(counts)
    most = max(held, default=1) or 1
    return tuple(_short(max(1.0 if count else 0.0, count * longest / most)) for count in held)
