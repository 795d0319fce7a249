"""The pages of days, months and years, the list of years, and the list of undated articles."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from itertools import groupby

from msgspec import Raw, Struct

from syrnews_site.addresses import day_path, month_path, year_path
from syrnews_site.authority.chronology import Event
from syrnews_site.catalog.rows import LiveArticle
from syrnews_site.catalog.schema import LAST
from syrnews_site.model import Headline, Page
from syrnews_site.pages.archive import DAY, MONTH, Archive
from syrnews_site.pages.around import around, month_of, with_neighbours
from syrnews_site.pages.events import EventLink, linked_event
from syrnews_site.pages.map import YearMap, map_of_year
from syrnews_site.pages.view import View, always, page, raws

BUSY = 300  # articles: the page of a month with more shows only the first of each day
SHOWN = 3  # headlines of each month on the page of its year
FEW = 8  # articles of a day on the page of a busy month


class DayPage(Struct):
    """Data of day.html."""

    day: str  # 2025-11-06
    headlines: tuple[Raw, ...]
    newer: str  # the next day that has articles; empty if there is none
    older: str


class MonthPage(Struct):
    """Data of month.html."""

    period: str  # 2025-11
    counts: tuple[int, ...]  # articles of each day of the month, also of days without articles
    groups: tuple[tuple[str, tuple[Raw, ...]], ...]  # each day that has articles, the newest first, with headlines
    dayless: tuple[Raw, ...]  # headlines of articles that print the month and no day
    newer: str
    older: str


class YearPage(Struct):
    """Data of year.html."""

    year: str
    months: tuple[tuple[int, ...], ...]  # for each of the twelve months the articles of each day
    dayless: tuple[int, ...]  # for each of the twelve months the articles that print no day
    newest: tuple[tuple[Raw, ...], ...]  # for each of the twelve months its newest headlines
    monthless: tuple[Raw, ...]  # headlines of articles that print the year and no month
    newer: str
    older: str
    events: tuple[EventLink, ...] = ()  # of chronology.yaml, which the year holds or which last into it
    map: YearMap | None = None  # of the places that its articles are about


class YearsPage(Struct):
    """Data of years.html."""

    months: dict[str, int]  # articles of each month that has some, or of a year without a month, the oldest first
    undated: int
    has_events: bool = False  # the site has a chronology


class UndatedPage(Struct):
    """Data of undated.html."""

    headlines: tuple[Raw, ...]


def _day_parts(archive: Archive) -> Iterator[str]:
    if archive.site.days:
        yield from (day for day, _ in reversed(archive.days))


def _days_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    if archive.site.days:
        yield from with_neighbours(archive.day_names, headline.date[:DAY] if len(headline.date) >= DAY else "")


def _day(archive: Archive, day: str) -> Iterator[Page]:
    listed = archive.span(day)
    if listed:
        headlines = raws(row.headline for row in listed)
        yield page(day_path(day), "day.html", DayPage(day, headlines, *around(archive.day_names, day)))


def _month_parts(archive: Archive) -> Iterator[str]:
    return reversed(archive.months)


def _months_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    return with_neighbours(list(archive.months), month_of(headline.date))


def _month(archive: Archive, month: str) -> Iterator[Page]:
    listed = archive.span(month)
    if not listed:
        return
    few = FEW if archive.site.days and len(listed) > BUSY else len(listed)
    counts = [0] * monthrange(int(month[:4]), int(month[5:7]))[1]
    groups = []
    dayless: tuple[Raw, ...] = ()
    for day, rows in groupby(listed, key=_day_of):
        if len(day) == MONTH:
            dayless = raws(row.headline for row in rows)
            continue
        headlines = raws(row.headline for row in rows)
        counts[int(day[8:10]) - 1] = len(headlines)
        groups.append((day, headlines[:few]))
    data = MonthPage(month, tuple(counts), tuple(groups), dayless, *around(list(archive.months), month))
    yield page(month_path(month), "month.html", data)


def _day_of(listed: LiveArticle) -> str:
    return listed.day


def _year_parts(archive: Archive) -> Iterator[str]:
    return reversed(archive.years)


def _years_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    return with_neighbours(list(archive.years), headline.date[:4])


def _year(archive: Archive, year: str) -> Iterator[Page]:
    if year not in archive.years:
        return
    months = [[0] * monthrange(int(year), month)[1] for month in range(1, 13)]
    for day, count in archive.days:
        if day[:4] == year:
            months[int(day[5:7]) - 1][int(day[8:10]) - 1] = count
    whole = dict(row for row in archive.periods if len(row[0]) == MONTH)
    dayless = tuple(whole.get(f"{year}-{month:02}", 0) for month in range(1, 13))
    monthless = raws(row.headline for row in archive.printed(year))
    newest = tuple(_newest(archive, f"{year}-{month:02}") for month in range(1, 13))
    data = YearPage(year, tuple(map(tuple, months)), dayless, newest, monthless, *around(list(archive.years), year))
    data.events = tuple(linked_event(archive, event) for event in archive.events if _is_in(event, year))
    data.map = map_of_year(archive, year)
    yield page(year_path(year), "year.html", data)


def _is_in(event: Event, year: str) -> bool:
    return event.date[:4] <= year <= (event.until or event.date)[:4]


def _newest(archive: Archive, month: str) -> tuple[Raw, ...]:
    return raws(row.headline for row in archive.catalog.articles.between(month, month + LAST, SHOWN))


def _years(archive: Archive, part: str) -> Iterator[Page]:
    yield page(
        "years.html",
        "years.html",
        YearsPage(archive.timeline, archive.catalog.articles.undated(), bool(archive.events)),
    )


def _undated_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    if not headline.date:
        yield ""


def _undated(archive: Archive, part: str) -> Iterator[Page]:
    listed = archive.catalog.articles.between("", "0")
    if listed:
        yield page("undated/index.html", "undated.html", UndatedPage(raws(row.headline for row in listed)))


DAYS = View("day", _day_parts, _days_touched, _day)
MONTHS = View("month", _month_parts, _months_touched, _month)
YEARS = View("year", _year_parts, _years_touched, _year)
YEAR_LIST = View("years", always, always, _years)
UNDATED = View("undated", always, _undated_touched, _undated)
