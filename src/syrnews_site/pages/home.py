"""The first page: the newest articles by day, the years, and the most frequent tags and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Raw, Struct

from syrnews_site.catalog.rows import TermCount
from syrnews_site.model import SHOWN_KINDS, CountedLink, Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.links import linked, most_frequent
from syrnews_site.pages.map import has_map
from syrnews_site.pages.view import View, always, page, raws

NEWEST = 30  # articles
FREQUENT = 8  # tags of each kind, and sources


class HomePage(Struct):
    """Data of index.html."""

    count: int  # articles in the archive
    source_count: int
    first: str  # the oldest day, or month or year of articles that print no day; empty if no article is dated
    last: str  # the newest one
    last_day: str  # the newest day; empty if no article prints a day
    months: dict[str, int]  # articles of each month that has some, or of a year without a month, the oldest first
    groups: tuple[tuple[str, tuple[Raw, ...]], ...]  # the newest articles: day (or month, or year), headlines
    frequent: tuple[tuple[str, tuple[CountedLink, ...]], ...]  # kind, its most frequent tags
    sources: tuple[CountedLink, ...]
    same_day: dict[str, int]  # articles of other years on the newest article's day of the year
    undated: int  # articles without a date
    has_events: bool  # the site has a chronology
    has_map: bool  # the site has a map of its places


def _pages(archive: Archive, part: str) -> Iterator[Page]:
    newest = archive.catalog.articles.newest(NEWEST)
    groups: dict[str, list[bytes]] = {}  # by dates as printed: around midnight, two zones print two
    for row in newest:
        groups.setdefault(row.day, []).append(row.headline)
    periods = [period for period, _ in archive.periods]
    last = archive.day_names[-1] if archive.days else ""
    data = HomePage(
        archive.articles,
        len(archive.sources),
        periods[0] if periods else "",
        periods[-1] if periods else "",
        last,
        archive.timeline,
        tuple((day, raws(headlines)) for day, headlines in groups.items()),
        tuple((kind, most) for kind in SHOWN_KINDS if (most := _top(tag for tag in archive.tags if tag.kind == kind))),
        _top(archive.sources),
        {day[:4]: count for day, count in archive.days if last and day[5:] == last[5:] and day != last},
        archive.catalog.articles.undated(),
        bool(archive.events),
        has_map(archive),
    )
    yield page("index.html", "index.html", data)


def _top(terms: Iterable[TermCount]) -> tuple[CountedLink, ...]:
    return tuple(map(linked, most_frequent(terms)[:FREQUENT]))


HOME = View("home", always, always, _pages)
