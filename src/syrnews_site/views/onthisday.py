"""One page for each day of the year that has articles, with those of every year, and a calendar of these days."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Raw, Struct

from syrnews_site.model import Headline, Page
from syrnews_site.views.archive import END_OF_TIME, Archive, View, always, page, raws
from syrnews_site.views.calendar import around, with_neighbours

EACH = 10  # articles of one day: its own page has the others


class DayOfYear(Struct):
    """Data of on-this-day.html."""

    day: str  # 11-06
    groups: tuple[tuple[str, int, tuple[Raw, ...]], ...]  # day, number of its articles, the newest of them
    newer: str  # the next day of the year that has articles; empty: none
    older: str


class DaysOfYear(Struct):
    """Data of on-this-day-index.html."""

    counts: dict[str, int]  # articles of each day of the year (`11-06`) that has some


def day_of_year_path(day: str) -> str:
    """The page of a day of the year, from `11-06`."""
    return f"on-this-day/{day}.html"


def _parts(archive: Archive) -> tuple[str, ...]:
    return archive.days_of_year if archive.site.days else ()


def _touched(archive: Archive, headline: Headline) -> Iterator[str]:
    if archive.site.days:
        yield from with_neighbours(archive.days_of_year, headline.date[5:10])


def _pages(archive: Archive, part: str) -> Iterator[Page]:
    days = [(day, count) for day, count in reversed(archive.days) if day[5:] == part]
    if not days or not archive.site.days:
        return
    groups = tuple(
        (day, count, raws(row.headline for row in archive.catalog.between(day, day + END_OF_TIME, EACH)))
        for day, count in days
    )
    data = DayOfYear(part, groups, *around(archive.days_of_year, part))
    yield page(day_of_year_path(part), "on-this-day.html", data)


def _index(archive: Archive, part: str) -> Iterator[Page]:
    if archive.site.days:
        counts = dict.fromkeys(archive.days_of_year, 0)
        for day, count in archive.days:
            counts[day[5:]] += count
        yield page("on-this-day/index.html", "on-this-day-index.html", DaysOfYear(counts))


ON_THIS_DAY = View("on this day", _parts, _touched, _pages)
ON_THIS_DAY_INDEX = View("days of the year", always, always, _index)
