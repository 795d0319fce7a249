"""The pages of tags and of sources: one for each, cut by year and by month where it is long, and their indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Raw, Struct

from syrnews_site.addresses import term_path
from syrnews_site.model import Headline, Linked, Page
from syrnews_site.pages.archive import Archive, spanning
from syrnews_site.pages.companions import Companions, Rows
from syrnews_site.pages.kin import holders, parts_of, relatives
from syrnews_site.pages.view import View, page, raws

LONG = 200  # articles: a term with more is cut by year, a year with more by month

NEWEST = 20  # articles in a term's feed, and on the first page of one that is cut


class TermPage(Struct):
    """Data of term.html: a tag or a source, whole or one period of it."""

    family: str  # `tags` or `sources`
    name: str
    kind: str
    count: int  # in the whole archive
    months: dict[str, int]  # articles of each month that has some (`2025-11`), in order; empty key: undated
    groups: tuple[tuple[str, tuple[Raw, ...]], ...] = ()  # headlines by month, the newest first
    period: str = ""  # the year or month that this page shows; empty: all of the term
    periods: tuple[Linked, ...] = ()  # where its articles are, if not here
    companions: tuple[Linked, ...] = ()
    part_of: tuple[Linked, ...] = ()  # the entries that hold this one, the nearest first; without a number
    parts: tuple[Linked, ...] = ()  # the entries that are directly part of this one, in Arabic order
    url: str = ""  # a source's own address
    country: str = ""


class TermFeed(Struct):
    """Data of term-feed.xml: the newest dated articles of a tag or source."""

    family: str
    name: str
    term_path: str  # of the page that it belongs to
    headlines: tuple[Raw, ...]


Groups = tuple[tuple[str, tuple[Raw, ...]], ...]  # headlines by month


def _parts(family: str) -> Callable[[Archive], Iterator[str]]:
    def parts(archive: Archive) -> Iterator[str]:
        return (term.term for term in (archive.tags if family == "tags" else archive.sources))

    return parts


def _tags_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    """The article's tags; where one gets its page or loses it, also the tags whose pages link to it."""
    for tag in headline.tags:
        term = "tags/" + tag.slug
        yield term
        if archive.catalog.terms.has(term) != bool(archive.catalog.outputs.get(term_path(term))):
            yield from ("tags/" + slug for slug in relatives(archive, tag.slug))


def _sources_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    if headline.outlet:
        yield "sources/" + headline.outlet.slug


def _pages(archive: Archive, term: str) -> Iterator[Page]:
    """One term: all on one page where it is short, else a page for each year, or for each month of a long year."""
    found = archive.catalog.terms.counts(term)
    if not found:
        return
    about = found[0]
    family, _, slug = term.partition("/")
    months = dict(archive.catalog.terms.months(term))
    companions = Companions(slug if family == "tags" else "")
    data = TermPage(family, about.name, about.kind, about.articles, months)
    if family == "tags":
        data.part_of, data.parts = holders(archive, slug), parts_of(archive, slug)
    elif outlet := archive.authority.outlet_entry(slug):
        data.url, data.country = outlet.url, outlet.country
    if about.articles <= LONG:
        rows = archive.catalog.terms.articles(term)
        companions.add(rows)
        data.groups = _by_month(rows)
    else:
        for year in dict.fromkeys(month[:4] for month in reversed(months)):  # one in memory at a time
            held = archive.catalog.terms.articles(term, *spanning(year, year))
            companions.add(held)
            for period, groups in _cut(year, held):
                own = {month: len(rows) for month, rows in reversed(groups)}
                path = term_path(term, period or "undated")
                data.periods += (Linked(path, period, sum(own.values())),)
                one = TermPage(family, about.name, about.kind, 0, own, groups, period or "undated")
                yield page(path, "term.html", one)
        rows = archive.catalog.terms.articles(term, limit=NEWEST)
        data.groups = (("", raws(headline for _, headline in rows)),)
    data.companions = companions.most()
    if archive.site.tag_feeds:
        yield page(f"{term}/feed.xml", "term-feed.xml", _feed(data, term, rows))
    yield page(term_path(term), "term.html", data)


def _feed(data: TermPage, term: str, rows: Rows) -> TermFeed:
    dated = (headline for sort, headline in rows[:NEWEST] if sort)
    return TermFeed(data.family, data.name, term_path(term), raws(dated))


def _by_month(rows: Rows) -> Groups:
    months = groupby(rows, key=lambda row: row[0][:7])
    return tuple((month, raws(headline for _, headline in held)) for month, held in months)


def _cut(year: str, rows: Rows) -> list[tuple[str, Groups]]:
    """A year, or the months of a long one, the newest first, with their headlines by month."""
    months = _by_month(rows)
    return [(year, months)] if len(rows) <= LONG else [(group[0], (group,)) for group in months]


TAGS = View("tag", _parts("tags"), _tags_touched, _pages)
SOURCES = View("source", _parts("sources"), _sources_touched, _pages)
