"""The archive as views see it: settings, authority and catalog, and what they ask of these more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

import msgspec
from msgspec import Raw, Struct

from syrnews_site.authority.lookup import Authority
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import LiveArticle, TermCount
from syrnews_site.model import LITERAL, ContentFile, Headline, Page, Standing, Tag
from syrnews_site.search.manifest import SegmentVersion
from syrnews_site.search.segments import segments, version
from syrnews_site.settings.site import Site

decode_headline = msgspec.msgpack.Decoder(Headline).decode


class _Tagged(Struct, array_like=True, gc=False):
    """As much of a Headline as tells its tags: what is not decoded costs nothing."""

    id: Raw
    url: Raw
    title: Raw
    date: Raw
    outlet: Raw
    tags: tuple[Tag, ...]


_tagged = msgspec.msgpack.Decoder(_Tagged).decode
_encode = msgspec.msgpack.Encoder().encode

END_OF_TIME = "\U0010ffff"  # sorts after every date


@dataclass(frozen=True)
class Archive:
    """One state of the archive, to plan from. Everything here is read, nothing is written."""

    site: Site
    authority: Authority
    catalog: Catalog
    standing: tuple[Standing, ...] = ()
    copies: tuple[tuple[str, ContentFile], ...] = ()  # files that are published as they are: path on the site, file
    rejected: tuple[tuple[str, int], ...] = ()  # diagnostic code -> number of files, in order

    @cached_property
    def days(self) -> tuple[tuple[str, int], ...]:
        """Each day that has articles, with their number, the oldest first."""
        return tuple(self.catalog.articles.days())

    @cached_property
    def day_names(self) -> tuple[str, ...]:
        """Each day that has articles, the oldest first."""
        return tuple(day for day, _ in self.days)

    @cached_property
    def months(self) -> dict[str, int]:
        """Articles of each month (`2025-11`), the oldest first."""
        return _sum(self.days, 7)

    @cached_property
    def years(self) -> dict[str, int]:
        """Articles of each year, the oldest first."""
        return _sum(self.days, 4)

    @cached_property
    def by_day_of_year(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """For each day of any year (`11-06`) that has articles, in order, its days with their number, oldest first."""
        ordered = sorted(self.days, key=lambda row: row[0][5:])
        return {day: tuple(rows) for day, rows in groupby(ordered, key=lambda row: row[0][5:])}

    @cached_property
    def days_of_year(self) -> tuple[str, ...]:
        """Each day of any year (`11-06`) that has articles, in order."""
        return tuple(self.by_day_of_year)

    @cached_property
    def articles(self) -> int:
        """How many articles the site has, undated ones included."""
        return sum(count for _, count in self.days) + self.catalog.articles.undated()

    @cached_property
    def segments(self) -> tuple[SegmentVersion, ...]:
        """The segments of the search index, the oldest first; none where the site has no search."""
        if not self.site.search:
            return ()
        undated = self.catalog.articles.undated()
        cut = segments([("", undated), *self.days] if undated else self.days)
        return tuple(
            SegmentVersion(each, version(self.catalog.articles.analysis_digests(*spanning(each.first, each.last))))
            for each in cut
        )

    @cached_property
    def tags(self) -> tuple[TermCount, ...]:
        """Every tag."""
        return tuple(self.catalog.terms.counts("tags/"))

    @cached_property
    def sources(self) -> tuple[TermCount, ...]:
        """Every source."""
        return tuple(self.catalog.terms.counts("sources/"))

    @cached_property
    def kin(self) -> dict[str, tuple[str, ...]]:
        """For each entry of the authority, by slug, the entries that are directly part of it, in order."""
        parts: dict[str, list[str]] = {}
        for entry in self.authority.entries:
            parts.setdefault(entry.part_of, []).append(entry.slug)
        return {slug: tuple(sorted(held)) for slug, held in parts.items() if slug}

    def span(self, period: str) -> list[LiveArticle]:
        """The articles of a year, month or day (`2025`, `2025-11`, `2025-11-06`), the newest first."""
        return self.catalog.articles.between(period, period + END_OF_TIME)


def _sum(counts: Iterable[tuple[str, int]], length: int) -> dict[str, int]:
    return {
        period: sum(count for _, count in group) for period, group in groupby(counts, key=lambda row: row[0][:length])
    }


class View(NamedTuple):
    """One kind of page. A part is the unit of planning: its pages are planned together.

    `parts`: every part there is. `touched`: the parts that show a headline (asked with the headline as it was and as
    it is). `pages`: the pages of one part; none where the part is no more. `bodies`: its pages show bodies, so that an
    edited body touches what its headline touches. `small`: planned in every build that plans at all. `rejections`: its
    pages tell how many files were rejected, and why.
    """

    name: str
    parts: Callable[[Archive], Iterable[str]]
    touched: Callable[[Archive, Headline], Iterable[str]]
    pages: Callable[[Archive, str], Iterator[Page]]
    bodies: bool = False
    small: bool = False
    rejections: bool = False


def spanning(first: str, last: str) -> tuple[str, str]:
    """From a first to a last period or day, as `sort` values: first <= sort < end. Undated articles have empty ones."""
    return first, last + END_OF_TIME if last else "0"


def page(path: str, template: str, data: Struct, *reads: ContentFile) -> Page:
    """A page from typed data."""
    return Page(path, template, Raw(_encode(data)), reads)


def literal(path: str, data: bytes) -> Page:
    """A page of these bytes."""
    return Page(path, LITERAL, Raw(_encode(data)))


def copy(path: str, source: ContentFile) -> Page:
    """A page that is a file of the content folder, as it is."""
    return Page(path, "", Raw(b"\xc0"), (source,))


def raws(headlines: Iterable[bytes]) -> tuple[Raw, ...]:
    """Headlines as data of a page, not decoded."""
    return tuple(map(Raw, headlines))


def decode_tags(headline: bytes) -> tuple[Tag, ...]:
    """The tags of a headline, in half of the time that decoding all of it takes."""
    return _tagged(headline).tags


def always(*_: object) -> tuple[str, ...]:
    """The parts of a view that has one part only, which every headline touches."""
    return ("",)


def never(*_: object) -> tuple[str, ...]:
    """What a headline touches in a view that shows none."""
    return ()
