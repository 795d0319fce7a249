"""The pages and feeds of tags and sources. A long term is cut by the calendar: by year, month, ten days and day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Raw, Struct

from syrnews_site.addresses import term_path
from syrnews_site.catalog.rows import TermCount
from syrnews_site.catalog.schema import LAST
from syrnews_site.model import CountedLink, Headline, OutletMonths, Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.companions import Companions, Rows, drifted
from syrnews_site.pages.kin import Facts, facts, holders, near, parts_of, referring, see_also
from syrnews_site.pages.stories import stories_of
from syrnews_site.pages.view import View, page, raws

# Articles on a page, as many as twelve screens of a phone hold. A term with more is cut by year, then by month, by ten
# days, and by day.
LONG = 56
TEN_DAYS = len("2025-11-2")
PERIODS = (4, 7, TEN_DAYS, 10)  # characters of the periods that a long term is cut into
COMPARED = 12  # articles of a tag from which on its page compares outlets
NEWEST = 20  # articles in a term's feed, and on the first page of a long term


class TermPage(Struct):
    """Data of term.html: a tag or a source, or one period of a long one."""

    family: str  # `tags` or `sources`
    name: str
    kind: str
    count: int  # articles in the whole archive, with those of all parts
    months: dict[
        str, int
    ]  # articles of each month that has some (`2025-11`), in order; a year: without a month; empty: undated
    groups: tuple[tuple[str, tuple[Raw, ...]], ...] = ()  # headlines by month, the newest first
    period: str = ""  # the year or month that this page shows; empty: the whole term
    periods: tuple[CountedLink, ...] = ()  # of a long term: the pages that list its articles, the newest first
    newer: CountedLink | None = None  # the next of these pages, and the previous one
    older: CountedLink | None = None
    parts_count: int = 0  # of `count`, the articles that do not carry the tag itself, but a tag that is part of it
    outlets: tuple[OutletMonths, ...] = ()  # the outlets with the most articles about a tag
    stories: tuple[CountedLink, ...] = ()  # the newest stories about a tag, with their numbers of articles
    facts: Facts = Facts()
    also: tuple[CountedLink, ...] = ()
    companions: tuple[CountedLink, ...] = ()
    part_of: tuple[CountedLink, ...] = ()  # the entries that hold this tag, the nearest first
    parts: tuple[CountedLink, ...] = ()  # the entries that are directly part of this tag, in Arabic order
    url: str = ""  # of a source's own site
    country: str = ""


class TermFeed(Struct):
    """Data of term-feed.xml: the newest dated articles of a tag or source."""

    family: str
    name: str
    term_path: str  # of the term's page
    headlines: tuple[Raw, ...]


Groups = tuple[tuple[str, tuple[Raw, ...]], ...]  # headlines by month


def _parts(family: str) -> Callable[[Archive], Iterator[str]]:
    def parts(archive: Archive) -> Iterator[str]:
        return (term.term for term in (archive.tag_pages if family == "tags" else archive.sources))

    return parts


def _tags_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    """The article's tags and what these are part of. If one gets or loses its page, also the tags that refer to it."""
    for own in headline.tags:
        for slug in (own.slug, *(entry.slug for entry in archive.authority.ancestors(own.slug))):
            term = "tags/" + slug
            yield term
            if archive.catalog.terms.has(term) != bool(archive.catalog.outputs.get(term_path(term))):
                yield from ("tags/" + other for other in referring(archive, slug))


def _sources_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    if headline.outlet:
        yield "sources/" + headline.outlet.slug


def _pages(archive: Archive, term: str) -> Iterator[Page]:
    """All pages of one term. A long term has a page for each year, or for each month of a long year, and so on."""
    found = archive.catalog.terms.counts(term)
    if not found:
        return
    data = _about(archive, found[0])
    companions = Companions(near(archive, term.removeprefix("tags/")) if data.family == "tags" else ())
    if data.count <= LONG:
        rows = archive.catalog.terms.articles(term)
        companions.add(rows)
        data.groups = _by_month(rows)
    else:
        pending, newer = None, CountedLink("", "", 0)  # the page before, whose older neighbour is not yet known
        for year in dict.fromkeys(month[:4] for month in reversed(data.months)):
            rows = archive.catalog.terms.articles(term, *_bounds(year))  # one year in memory at a time
            companions.add(rows)
            for period, own_rows in _cut(year, rows):
                own = _period(data, period, _by_month(own_rows))
                here = CountedLink(term_path(term, own.period), period, 0)  # a number would touch its neighbours
                if pending:
                    own.newer, pending.older = newer, here
                    yield page(newer.path, "term.html", pending)
                data.periods += (CountedLink(here.path, period, len(own_rows)),)
                pending, newer = own, here
        if pending:
            yield page(newer.path, "term.html", pending)
        rows = archive.catalog.terms.articles(term, limit=NEWEST)
        data.groups = (("", raws(row.headline for row in rows)),)
    data.companions = companions.most(archive.weights)
    if data.family == "tags" and data.count >= COMPARED:
        data.outlets = companions.by_outlet()
    if data.family == "tags" and archive.site.stories:
        data.stories = stories_of(archive, term)
    if archive.site.tag_feeds:
        yield page(f"{term}/feed.xml", "term-feed.xml", _feed(data, term, rows))
    yield page(term_path(term), "term.html", data)


def _about(archive: Archive, term: TermCount) -> TermPage:
    """What the page of a term says of the term itself."""
    family, _, slug = term.term.partition("/")
    months = dict(archive.catalog.terms.months(term.term))
    data = TermPage(family, term.name, term.kind, term.articles + term.parts, months, parts_count=term.parts)
    if family == "tags":
        data.part_of, data.parts = holders(archive, slug), parts_of(archive, slug)
        data.facts, data.also = facts(archive, slug), see_also(archive, slug)
    elif outlet := archive.authority.outlet_entry(slug):
        data.url, data.country = outlet.url, outlet.country
    return data


def _period(whole: TermPage, period: str, groups: Groups) -> TermPage:
    """The page of one period of a long term. The count of the whole archive would touch it with each new article."""
    months = {month: len(headlines) for month, headlines in reversed(groups)}
    return TermPage(whole.family, whole.name, whole.kind, 0, months, groups, period or "undated", part_of=whole.part_of)


def _feed(data: TermPage, term: str, rows: Rows) -> TermFeed:
    newest = sorted((row for row in rows[:NEWEST] if row.day), key=lambda row: row.sort, reverse=True)
    return TermFeed(data.family, data.name, term_path(term), raws(row.headline for row in newest))


def _by_month(rows: Rows) -> Groups:
    months = groupby(rows, key=lambda row: row.day[:7])
    return tuple((month, raws(row.headline for row in own)) for month, own in months)


def _bounds(year: str) -> tuple[str, str]:
    """The bounds of `day` in a year. The undated have an empty year."""
    return (year, year + LAST) if year else ("", "0")


def _cut(period: str, rows: Rows) -> Iterator[tuple[str, Rows]]:
    """A period with its articles, or its parts if there are too many for a page, the newest first."""
    level = PERIODS.index(len(period)) + 1 if period else len(PERIODS)
    if len(rows) <= LONG or level == len(PERIODS):
        yield period, rows
        return
    for part, group in groupby(rows, key=lambda row: _part(row.day, PERIODS[level])):
        own = list(group)
        if len(part) == PERIODS[level]:
            yield from _cut(part, own)
        else:  # these print no smaller period
            yield part, own


def _part(day: str, length: int) -> str:
    """The part of a period that a day belongs to. The last ten days of a month go on to its end: `2025-11-2`."""
    part = day[:length]
    return part[:-1] + "2" if length == TEN_DAYS and part.endswith("-3") else part


TAGS = View(
    "tag", _parts("tags"), _tags_touched, _pages, stories=True, drifted=lambda archive: drifted(archive, "tags")
)
SOURCES = View(
    "source", _parts("sources"), _sources_touched, _pages, drifted=lambda archive: drifted(archive, "sources")
)
