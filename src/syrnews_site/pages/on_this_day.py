"""A page for each day of the year, with the articles of every year, and a calendar of these pages."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from msgspec import Raw, Struct

from syrnews_site.addresses import day_of_year_path
from syrnews_site.catalog.schema import LAST
from syrnews_site.model import Headline, Page
from syrnews_site.pages.archive import DAY, YEAR, Archive
from syrnews_site.pages.around import around
from syrnews_site.pages.events import EventLink, linked_event
from syrnews_site.pages.view import View, always, page, raws

SHOWN = 10  # articles of one day; the day's own page has the others
DAYS = tuple(f"{month:02}-{day:02}" for month in range(1, 13) for day in range(1, monthrange(2024, month)[1] + 1))


class DayOfYear(Struct):
    """Data of on-this-day.html."""

    day: str  # 11-06
    groups: tuple[tuple[str, int, tuple[Raw, ...]], ...]  # day, number of its articles, the newest headlines
    events: tuple[EventLink, ...]  # of chronology.yaml that began on this day
    newer: str  # the next day of the year that has articles; empty if there is none
    older: str


class DaysOfYear(Struct):
    """Data of on-this-day-index.html."""

    counts: dict[str, int]  # articles of each day of the year (`11-06`) that has some


def _parts(archive: Archive) -> tuple[str, ...]:
    return DAYS if archive.site.on_this_day and archive.days else ()


def _touched(archive: Archive, headline: Headline) -> Iterator[str]:
    """The headline's day, and the days whose pages link to it: up to the nearest days that have articles."""
    if archive.site.on_this_day and len(headline.date) >= DAY:
        newer, older = around(archive.days_of_year, headline.date[5:10])
        yield from (day for day in DAYS if (older or DAYS[0]) <= day <= (newer or DAYS[-1]))


def _pages(archive: Archive, part: str) -> Iterator[Page]:
    if not _parts(archive):
        return
    groups = tuple(
        (day, count, raws(row.headline for row in archive.catalog.articles.between(day, day + LAST, SHOWN)))
        for day, count in reversed(archive.by_day_of_year.get(part, ()))
    )
    events = tuple(linked_event(archive, event) for event in archive.events if event.date[YEAR + 1 :] == part)
    data = DayOfYear(part, groups, events, *around(archive.days_of_year, part))
    yield page(day_of_year_path(part), "on-this-day.html", data)


def _index(archive: Archive, part: str) -> Iterator[Page]:
    if archive.site.on_this_day:
        counts = {day: sum(count for _, count in years) for day, years in archive.by_day_of_year.items()}
        yield page("on-this-day/index.html", "on-this-day-index.html", DaysOfYear(counts))


ON_THIS_DAY = View("on this day", _parts, _touched, _pages)
ON_THIS_DAY_INDEX = View("days of the year", always, always, _index)
