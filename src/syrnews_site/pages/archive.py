"""The archive as views see it: settings, authority, catalog, and the counts that several views need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

import msgspec

from syrnews_site.arabic.slug import address_key
from syrnews_site.authority.chronology import Event
from syrnews_site.authority.lookup import Authority
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import LiveArticle, TermCount
from syrnews_site.catalog.schema import LAST
from syrnews_site.model import ContentFile, LocalLink, StandingFile
from syrnews_site.pages.headlines import decode_url
from syrnews_site.search.manifest import SegmentVersion
from syrnews_site.search.segments import segments, version
from syrnews_site.settings.site import Site

BEFORE_PARTS = " "  # after a period, sorts before the periods in it: `2025 ` before `2025-01`
YEAR, MONTH, DAY = 4, 7, 10  # characters of a period


@dataclass(frozen=True)
class Archive:
    """One state of the archive, from which pages are planned. Nothing is written."""

    site: Site
    authority: Authority
    catalog: Catalog
    events: tuple[Event, ...] = ()  # of chronology.yaml, in the order of their dates
    standing: tuple[StandingFile, ...] = ()
    copies: tuple[tuple[str, ContentFile], ...] = ()  # files that are published unchanged: path on the site, file
    static: tuple[str, ...] = ()  # the paths of those copies that come from static/
    page_links: Mapping[str, tuple[LocalLink, ...]] = field(default_factory=dict)  # of standing pages, by their files
    sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # of pictures, in pixels
    rejected: tuple[tuple[str, int], ...] = ()  # diagnostic code -> number of files, in order

    @cached_property
    def periods(self) -> tuple[tuple[str, int], ...]:
        """Each day that has articles, and the number of its articles, in order.

        Among the days are the months (`2025-11`) and years of the articles that print no day.
        """
        return tuple(self.catalog.articles.days())

    @cached_property
    def days(self) -> tuple[tuple[str, int], ...]:
        """Each day that has articles, and the number of its articles, the oldest first."""
        return tuple(row for row in self.periods if len(row[0]) == DAY)

    @cached_property
    def day_names(self) -> tuple[str, ...]:
        """Each day that has articles, the oldest first."""
        return tuple(day for day, _ in self.days)

    @cached_property
    def months(self) -> dict[str, int]:
        """The number of articles of each month (`2025-11`) that has some, the oldest first."""
        return _sum((row for row in self.periods if len(row[0]) >= MONTH), MONTH)

    @cached_property
    def timeline(self) -> dict[str, int]:
        """The same with the articles that print only a year: their number is that of the year (`2025`)."""
        return _sum(self.periods, MONTH)

    @cached_property
    def years(self) -> dict[str, int]:
        """The number of articles of each year that has some, the oldest first."""
        return _sum(self.periods, YEAR)

    @cached_property
    def by_day_of_year(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each day of the year (`11-06`) its days that have articles, with their numbers, the oldest first."""
        ordered = sorted(self.days, key=lambda row: row[0][5:])
        return {day: tuple(rows) for day, rows in groupby(ordered, key=lambda row: row[0][5:])}

    @cached_property
    def days_of_year(self) -> tuple[str, ...]:
        """Each day of the year (`11-06`) that has articles, in order."""
        return tuple(self.by_day_of_year)

    @cached_property
    def articles(self) -> int:
        """The number of articles on the site, undated ones included."""
        return sum(count for _, count in self.periods) + self.catalog.articles.undated()

    @cached_property
    def segments(self) -> tuple[SegmentVersion, ...]:
        """The segments of the search index, the oldest first; none if the site has no search."""
        if not self.site.search:
            return ()
        undated = self.catalog.articles.undated()
        cut = segments([("", undated), *self.periods] if undated else self.periods)
        return tuple(
            SegmentVersion(part, version(self.catalog.articles.analysis_digests(*spanning(part.first, part.last))))
            for part in cut
        )

    @cached_property
    def tags(self) -> tuple[TermCount, ...]:
        """Every tag that an article carries."""
        return tuple(tag for tag in self.tag_pages if tag.articles)

    @cached_property
    def tag_pages(self) -> tuple[TermCount, ...]:
        """Every tag that has a page: also one that no article carries, if something that is part of it has articles."""
        return tuple(self.catalog.terms.counts("tags/"))

    @cached_property
    def sources(self) -> tuple[TermCount, ...]:
        """Every source that has articles."""
        return tuple(self.catalog.terms.counts("sources/"))

    @cached_property
    def weights(self) -> dict[str, int]:
        """`quarters` of the number of articles that carry each tag, by its slug, and of all articles, by no slug."""
        counts = {tag.term.removeprefix("tags/"): tag.articles for tag in self.tags}
        return {slug: quarters(count) for slug, count in {**counts, "": self.articles}.items()}

    @cached_property
    def former_weights(self) -> dict[str, int]:
        """The same for the last build."""
        packed = self.catalog.meta("weights")
        return msgspec.msgpack.decode(packed, type=dict[str, int]) if packed else {}

    @cached_property
    def newer_edges(self) -> dict[str, tuple[str, str]]:
        """What `ways` remembers: for a term a month in its list, and the next newer article's path."""
        return {}

    @cached_property
    def kin(self) -> dict[str, tuple[str, ...]]:
        """For each entry of the authority the entries that are directly part of it, all by their slugs, in order."""
        parts: dict[str, list[str]] = {}
        for entry in self.authority.entries:
            parts.setdefault(entry.part_of, []).append(entry.slug)
        return {slug: tuple(sorted(children)) for slug, children in parts.items() if slug}

    @cached_property
    def events_by_address(self) -> dict[str, list[Event]]:
        """The events that name an article, by the address of the article."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            for reference in event.articles:
                if headline := self.named_article(reference.name):
                    found.setdefault(decode_url(headline), []).append(event)
        return found

    @cached_property
    def events_by_tag(self) -> dict[str, list[Event]]:
        """The events that have tags, by the first of them."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            if event.tags:
                found.setdefault(event.tags[0], []).append(event)
        return found

    def named_article(self, name: str) -> bytes:
        """The headline of the article on the site with this declared id or this address; empty if there is none."""
        clashes = self.catalog.clashes
        paths = (*clashes.with_id(name), *clashes.with_url(address_key(name)))
        return next((row for path in paths if (row := self.catalog.articles.packed_headline(path))), b"")

    def span(self, period: str) -> list[LiveArticle]:
        """The articles of a year, month or day (`2025`, `2025-11`, `2025-11-06`), the newest first."""
        return self.catalog.articles.between(period, period + LAST)

    def printed(self, period: str) -> list[LiveArticle]:
        """The articles that print exactly this year, month or day as their date, the newest first."""
        return self.catalog.articles.between(period, period + BEFORE_PARTS)


def quarters(count: int) -> int:
    """The logarithm of a count to the base 2, in whole quarters, rounded down; 0 for 0."""
    return max(count**4, 1).bit_length() - 1


def _sum(counts: Iterable[tuple[str, int]], length: int) -> dict[str, int]:
    """Counts by day, added up by the first `length` characters of the day."""
    return {
        period: sum(count for _, count in group) for period, group in groupby(counts, key=lambda row: row[0][:length])
    }


def bounds(part: str) -> tuple[str, str]:
    """The bounds of `day` in a month (`2025-11`), or of what prints a year (`2025`) alone: first <= day < end."""
    return part, part + (BEFORE_PARTS if len(part) == YEAR else LAST)


def spanning(first: str, last: str) -> tuple[str, str]:
    """The bounds of `day` from a first to a last period: first <= day < end. The undated have an empty period."""
    return first, last + BEFORE_PARTS if last else "0"
