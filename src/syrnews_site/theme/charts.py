"""Counts -> the geometry of charts, which templates draw. The unit of lengths is that of the SVG's viewBox."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

WIDE, NARROW = 1000, 360  # of a timeline on a desktop and on a phone
HEIGHT = 96
MOST_MONTHS = 25 * 12  # a longer timeline has a bar for each year: a finger cannot hit thinner bars
LABEL_WIDTH = 44  # the room that the number of a year needs


class Bar(NamedTuple):
    """One period that has articles: `2025-11`, or `2025` in a chart by years."""

    period: str
    articles: int
    x: str
    y: str
    width: str
    height: str


class Label(NamedTuple):
    """The number of a year, below its bars."""

    year: str
    x: str


class Timeline(NamedTuple):
    """Bars along a base line at `HEIGHT`; `by_year`: a bar is a year, not a month."""

    by_year: bool
    width: int
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    marks: tuple[str, ...]  # x of the lines between years


def timeline(months: Mapping[str, int], *, rtl: bool, narrow: bool = False) -> Timeline:
    """The chart of articles over time, from counts by month (`2025-11`). Periods without articles leave gaps.

    `rtl`: time runs from right to left, as the script does. `narrow`: for a phone.
    """
    dated = {month: count for month, count in months.items() if month}
    width = NARROW if narrow else WIDE
    if not dated:
        return Timeline(True, width, (), (), ())
    first, last = int(min(dated)[:4]), int(max(dated)[:4])
    years = last - first + 1
    by_year = narrow or years * 12 > MOST_MONTHS or max(map(len, dated)) == 4
    counts: dict[str, int] = {}
    for month, count in dated.items():
        if len(month) == 4 and not by_year:  # articles that print only a year have no bar among months
            continue
        period = month[:4] if by_year else month
        counts[period] = counts.get(period, 0) + count
    bars = _bars(counts, first, width, width / (years * (1 if by_year else 12)), rtl=rtl)
    marks = () if by_year else tuple(_short(index * (width / years)) for index in range(1, years))
    return Timeline(by_year, width, bars, _labels(first, last, width, rtl=rtl), marks)


def _bars(counts: Mapping[str, int], first: int, width: int, step: float, *, rtl: bool) -> tuple[Bar, ...]:
    """A bar for each period. `first`: the year at which the chart begins. `step`: from one period to the next."""
    thickness = min(step * 0.82, 40.0)
    inset, most = (step - thickness) / 2, max(counts.values())
    bars = []
    for period in sorted(counts):
        index = int(period[:4]) - first if len(period) == 4 else (int(period[:4]) - first) * 12 + int(period[5:7]) - 1
        height = max(2.0, counts[period] * (HEIGHT - 6) / most)
        x = (width - (index + 1) * step if rtl else index * step) + inset
        bars.append(Bar(period, counts[period], _short(x), _short(HEIGHT - height), _short(thickness), _short(height)))
    return tuple(bars)


def _labels(first: int, last: int, width: int, *, rtl: bool) -> tuple[Label, ...]:
    """The numbers of the years: of all, or of every second, fifth, tenth year if there is no room for all."""
    step = width / (last - first + 1)
    every = next((every for every in (1, 2, 5, 10, 20, 50) if every * step >= LABEL_WIDTH), 100)
    margin = LABEL_WIDTH / 2.5  # half of a number, which must not leave the chart
    labels = []
    for year in range(first, last + 1):
        if year % every == 0 or last - first < every:
            middle = (year - first + 0.5) * step
            labels.append(Label(str(year), _short(min(max(width - middle if rtl else middle, margin), width - margin))))
    return tuple(labels)


def draw(chart: Timeline, label: Callable[[str, int], Markup], address: Callable[[str], str]) -> Markup:
    """The bars of a timeline as SVG. Each bar is a link, whose area is as high as the chart.

    `label` gives the text of a period with a number of articles, `address` the address of a period. The page of a tag
    has a hundred bars twice: a template would take half of the page's time for them.
    """
    drawn = []
    for bar in chart.bars:
        text, target = label(bar.period, bar.articles), escape(address(bar.period))
        drawn.append(
            f'<a href="{target}" tabindex="-1" aria-label="{text}"><title>{text}</title>'
            f'<rect class="reach" x="{bar.x}" width="{bar.width}" height="{HEIGHT}"/>'
            f'<rect x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}"/></a>\n'
        )
    return Markup("".join(drawn))


def draw_months(
    months: Mapping[str, int],
    address: Callable[[str], str],
    figures: Callable[[str], str],
    number: Callable[[int], str],
) -> Markup:
    """The rows of a table of months, the newest year first: a cell for each month, which leads to its articles.

    `address` as in `draw`; `figures` writes a year, `number` a count. A template would take as long as for the bars.
    """
    most = max(months.values(), default=0)
    rows = []
    for year in sorted({month[:4] for month in months if month}, reverse=True):
        cells = [f'<tr><th scope="row"><a href="{escape(address(year))}">{figures(year)}</a></th>']
        for month in (f"{year}-{n:02}" for n in range(1, 13)):
            if count := months.get(month):
                target = escape(address(month))
                cells.append(f'<td class="h{level(count, most)}"><a href="{target}">{number(count)}</a></td>')
            else:
                cells.append("<td></td>")
        rows.append("".join(cells) + "</tr>\n")
    return Markup("".join(rows))


@lru_cache(8192)  # of a bar's place and size, which recur in the charts of all tags
def _short(length: float) -> str:
    return f"{round(length, 1):g}"


def level(count: int, most: int) -> int:
    """How dark a cell of a heat map is: 0 for no articles, then 1 to 4, by the square root of the count.

    One article is never darker than 2, and two are never darker than 3, so that a sparse archive looks sparse.
    """
    return min(count + 1, 1 + sum(16 * count >= part * most for part in (2, 5, 10))) if count else 0


class Week(NamedTuple):
    """A row of a month's calendar, Saturday first; 0 is a day of another month."""

    days: tuple[int, ...]


def weeks(year: int, month: int) -> tuple[Week, ...]:
    """The weeks of a month, Saturday first, as in Syrian calendars; for the year 0, those of a leap year."""
    grid = calendar.Calendar(firstweekday=5).monthdayscalendar(year or 2000, month)
    return tuple(Week(tuple(days)) for days in grid)


def share(count: int, whole: int) -> str:
    """A percentage with one decimal, rounded half up. Of a smaller share the first digit that is not 0 is the last."""
    if not count:
        return "0"
    digits = 1
    while 200 * count * 10**digits < whole:
        digits += 1
    rounded = str((count * 200 * 10**digits + whole) // (2 * whole)).zfill(digits + 1)
    return f"{rounded[:-digits]}.{rounded[-digits:]}".rstrip("0").rstrip(".")


def lengths(counts: Iterable[int], longest: int) -> tuple[str, ...]:
    """The lengths of horizontal bars, of which the bar of the largest count is `longest`."""
    numbers = tuple(counts)
    most = max(numbers, default=1) or 1
    return tuple(_short(max(1.0 if count else 0.0, count * longest / most)) for count in numbers)


class Multiples(NamedTuple):
    """Small charts with the same scales, one for each series: SVG paths of bars, and the years that they span."""

    paths: tuple[str, ...]
    peaks: tuple[str, ...]  # the month or year in which each series is highest
    span: str  # 2011–2013, or 2011
    rows: tuple[tuple[str, tuple[int, ...]], ...]  # the numbers of each month or year, the newest first
    labels: tuple[str, ...] = ()  # what each chart shows, in words


MULTIPLE_WIDTH, MULTIPLE_HEIGHT = 120, 23
MONTH_ROWS = 60  # of a table; the table of a longer time has a row for each year


def multiples(series: Sequence[Mapping[str, int]], *, rtl: bool) -> Multiples:
    """The charts of several series of articles by month: a bar for each month, or each year if the months are many."""
    first, last = (int(pick(month[:4] for months in series for month in months)) for pick in (min, max))
    by_year = last - first >= 5 or any(len(month) == 4 for months in series for month in months)
    counted: list[dict[str, int]] = []
    for months in series:
        counts: dict[str, int] = {}
        for month, count in sorted(months.items()):
            period = month[:4] if by_year else month
            counts[period] = counts.get(period, 0) + count
        counted.append(counts)
    most = max(max(counts.values()) for counts in counted)
    step = MULTIPLE_WIDTH / ((last - first + 1) * (1 if by_year else 12))
    paths = []
    for counts in counted:
        drawn = []
        for bar in _bars(counts, first, MULTIPLE_WIDTH, step, rtl=rtl):
            height = max(1.0, bar.articles * (MULTIPLE_HEIGHT - 1) / most)
            drawn.append(f"M{bar.x} {MULTIPLE_HEIGHT}v-{_short(height)}h{bar.width}v{_short(height)}z")
        paths.append("".join(drawn))
    peaks = tuple(min(counts, key=lambda period: (-counts[period], period)) for counts in counted)
    span = f"{first}–{last}" if last > first else str(first)
    return Multiples(tuple(paths), peaks, span, _rows(series))


def _rows(series: Sequence[Mapping[str, int]]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """A row of numbers for each month that has some in one of the series, or for each year, the newest first."""
    periods = {month for months in series for month in months}
    length = 7 if len(periods) <= MONTH_ROWS else 4
    counted = [Counter[str]() for _ in series]
    for counts, months in zip(counted, series, strict=True):
        for month, count in months.items():
            counts[month[:length]] += count
    ordered = sorted({period[:length] for period in periods}, reverse=True)
    return tuple((period, tuple(counts[period] for counts in counted)) for period in ordered)
