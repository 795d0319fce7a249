"""The pages and feeds of tags and sources. A long term is cut by year, and a long year by month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Raw, Struct

from syrnews_site.addresses import term_path
from syrnews_site.catalog.rows import TermCount
from syrnews_site.model import CountedLink, Headline, Page
from syrnews_site.pages.archive import END_OF_TIME, Archive
from syrnews_site.pages.companions import Companions, Rows
from syrnews_site.pages.kin import holders, parts_of, relatives
from syrnews_site.pages.view import View, page, raws

LONG = 200  # articles: a term with more is cut by year, a year with more by month
NEWEST = 20  # articles in a term's feed, and on the first page of a long term


class TermPage(Struct):
    """Data of term.html: a tag or a source, or one period of a long one."""

    family: str  # `tags` or `sources`
    name: str
    kind: str
    count: int  # in the whole archive
    months: dict[
        str, int
    ]  # articles of each month that has some (`2025-11`), in order; a year: without a month; empty: undated
    groups: tuple[tuple[str, tuple[Raw, ...]], ...] = ()  # headlines by month, the newest first
    period: str = ""  # the year or month that this page shows; empty: the whole term
    periods: tuple[CountedLink, ...] = ()  # of a long term: the pages that list its articles
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
        return (term.term for term in (archive.tags if family == "tags" else archive.sources))

    return parts


def _tags_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    """The article's tags. If a tag gets or loses its page, also the tags whose pages link to that page."""
    for tag in headline.tags:
        term = "tags/" + tag.slug
        yield term
        if archive.catalog.terms.has(term) != bool(archive.catalog.outputs.get(term_path(term))):
            yield from ("tags/" + slug for slug in relatives(archive, tag.slug))


def _sources_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    if headline.outlet:
        yield "sources/" + headline.outlet.slug


def _pages(archive: Archive, term: str) -> Iterator[Page]:
    """All pages of one term. A long term has a page for each year, or for each month of a long year."""
    found = archive.catalog.terms.counts(term)
    if not found:
        return
    data = _about(archive, found[0])
    companions = Companions(term.removeprefix("tags/") if data.family == "tags" else "")
    if data.count <= LONG:
        rows = archive.catalog.terms.articles(term)
        companions.add(rows)
        data.groups = _by_month(rows)
    else:
        for year in dict.fromkeys(month[:4] for month in reversed(data.months)):
            rows = archive.catalog.terms.articles(term, *_bounds(year))  # one year in memory at a time
            companions.add(rows)
            for period, groups in _cut(year, rows):
                own = _period(data, period, groups)
                path = term_path(term, own.period)
                data.periods += (CountedLink(path, period, sum(own.months.values())),)
                yield page(path, "term.html", own)
        rows = archive.catalog.terms.articles(term, limit=NEWEST)
        data.groups = (("", raws(row.headline for row in rows)),)
    data.companions = companions.most()
    if archive.site.tag_feeds:
        yield page(f"{term}/feed.xml", "term-feed.xml", _feed(data, term, rows))
    yield page(term_path(term), "term.html", data)


def _about(archive: Archive, term: TermCount) -> TermPage:
    """What the page of a term says of the term itself."""
    family, _, slug = term.term.partition("/")
    data = TermPage(family, term.name, term.kind, term.articles, dict(archive.catalog.terms.months(term.term)))
    if family == "tags":
        data.part_of, data.parts = holders(archive, slug), parts_of(archive, slug)
    elif outlet := archive.authority.outlet_entry(slug):
        data.url, data.country = outlet.url, outlet.country
    return data


def _period(whole: TermPage, period: str, groups: Groups) -> TermPage:
    """The page of one period of a long term. The count of the whole archive would touch it with each new article."""
    months = {month: len(headlines) for month, headlines in reversed(groups)}
    return TermPage(whole.family, whole.name, whole.kind, 0, months, groups, period or "undated")


def _feed(data: TermPage, term: str, rows: Rows) -> TermFeed:
    newest = sorted((row for row in rows[:NEWEST] if row.day), key=lambda row: row.sort, reverse=True)
    return TermFeed(data.family, data.name, term_path(term), raws(row.headline for row in newest))


def _by_month(rows: Rows) -> Groups:
    months = groupby(rows, key=lambda row: row.day[:7])
    return tuple((month, raws(row.headline for row in own)) for month, own in months)


def _bounds(year: str) -> tuple[str, str]:
    """The bounds of `day` in a year. The undated have an empty year."""
    return (year, year + END_OF_TIME) if year else ("", "0")


def _cut(year: str, rows: Rows) -> list[tuple[str, Groups]]:
    """A year, or each month of a long year, the newest first, with the headlines by month."""
    months = _by_month(rows)
    return [(year, months)] if len(rows) <= LONG else [(group[0], (group,)) for group in months]


TAGS = View("tag", _parts("tags"), _tags_touched, _pages)
SOURCES = View("source", _parts("sources"), _sources_touched, _pages)
