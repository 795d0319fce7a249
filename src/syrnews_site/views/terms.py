"""The pages of tags and of sources: one for each, cut by year and by month where it is long, and their indexes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Raw, Struct

from syrnews_site.arabic.collate import collate
from syrnews_site.authority import Entry
from syrnews_site.catalog import TermCount
from syrnews_site.model import Headline, Page
from syrnews_site.views.archive import Archive, Linked, View, always, decode_headline, page, raws

LONG = 200  # articles: a term with more is cut by year, a year with more by month
COMPANIONS = 12  # tags that go with a term most


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
    part_of: tuple[Linked, ...] = ()  # the entries that hold this one, the nearest first
    url: str = ""  # a source's own address


class TermIndex(Struct):
    """Data of terms.html: every tag by kind, or every source, in Arabic order."""

    family: str
    groups: tuple[tuple[str, tuple[Linked, ...]], ...]  # kind, entries


def term_path(term: str, period: str = "") -> str:
    """The page of a term (`tags/damascus`), or of one year or month of it."""
    return f"{term}/{period or 'index'}.html"


def linked(term: TermCount) -> Linked:
    """A term as other pages show it."""
    return Linked(term_path(term.term), term.name, term.articles, term.kind)


def _parts(family: str) -> Callable[[Archive], Iterator[str]]:
    def parts(archive: Archive) -> Iterator[str]:
        return (term.term for term in (archive.tags if family == "tags" else archive.sources))

    return parts


def _tags_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    return ("tags/" + tag.slug for tag in headline.tags)


def _sources_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    if headline.outlet:
        yield "sources/" + headline.outlet.slug


def _pages(archive: Archive, term: str) -> Iterator[Page]:
    """One term: all on one page where it is short, else a page for each year, or for each month of a long year."""
    found = archive.catalog.term_counts(term)
    if not found:
        return
    about, family = found[0], term.partition("/")[0]
    months = dict(archive.catalog.term_months(term))
    blobs = archive.catalog.of_term(term)
    entry = archive.authority.entry(about.term.partition("/")[2]) if family == "tags" else None
    data = TermPage(family, about.name, about.kind, about.articles, months)
    data.companions = _companions(archive, term, blobs)
    data.part_of = _holders(archive, entry)
    if about.articles <= LONG:
        data.groups = _by_month(blobs)
        yield page(term_path(term), "term.html", data)
        return
    cut = [(period, rows) for period, rows in _cut(blobs)]
    data.periods = tuple(
        Linked(term_path(term, period or "undated"), period, sum(len(rows) for _, rows in groups))
        for period, groups in cut
    )
    yield page(term_path(term), "term.html", data)
    for period, groups in cut:
        own = {month: len(rows) for month, rows in reversed(groups)}
        one = TermPage(family, about.name, about.kind, 0, own, groups, period or "undated")
        yield page(term_path(term, period or "undated"), "term.html", one)


Groups = tuple[tuple[str, tuple[Raw, ...]], ...]


def _by_month(blobs: list[bytes]) -> Groups:
    return tuple((month, raws(rows)) for month, rows in groupby(blobs, key=lambda blob: decode_headline(blob).date[:7]))


def _cut(blobs: list[bytes]) -> Iterator[tuple[str, Groups]]:
    """Years, or months of long years, the newest first, with their headlines by month."""
    for year, months in groupby(_by_month(blobs), key=lambda group: group[0][:4]):
        held = tuple(months)
        if sum(len(rows) for _, rows in held) <= LONG:
            yield year, held
        else:
            yield from ((group[0], (group,)) for group in held)


def _companions(archive: Archive, term: str, blobs: list[bytes]) -> tuple[Linked, ...]:
    """The tags that most often stand beside a term, with the number of articles that carry both."""
    together: Counter[str] = Counter()
    names: dict[str, tuple[str, str]] = {}
    own = term.removeprefix("tags/")
    for blob in blobs:
        for tag in decode_headline(blob).tags:
            if tag.slug != own:
                together[tag.slug] += 1
                names[tag.slug] = min(names.get(tag.slug, (tag.name, tag.kind)), (tag.name, tag.kind))
    ranked = sorted(together, key=lambda slug: (-together[slug], slug))[:COMPANIONS]
    return tuple(Linked(term_path("tags/" + slug), names[slug][0], together[slug], names[slug][1]) for slug in ranked)


def _holders(archive: Archive, entry: Entry | None) -> tuple[Linked, ...]:
    """What an entry is part of, and that of, up to the top. An entry that no article carries has no page."""
    holders: list[Linked] = []
    seen: set[str] = set()
    while entry and entry.part_of and entry.part_of not in seen:
        seen.add(entry.part_of)
        entry = archive.authority.entry(entry.part_of)
        if entry:
            holders.append(Linked("", entry.name, 0, entry.kind))
    return tuple(holders)


def _index(family: str) -> Callable[[Archive, str], Iterator[Page]]:
    def pages(archive: Archive, part: str) -> Iterator[Page]:
        terms = archive.tags if family == "tags" else archive.sources
        groups: dict[str, list[Linked]] = {}
        for term in sorted(terms, key=lambda term: (collate(term.name), term.term)):
            groups.setdefault(term.kind, []).append(linked(term))
        ordered = tuple((kind, tuple(groups[kind])) for kind in KINDS if kind in groups)
        yield page(f"{family}/index.html", "terms.html", TermIndex(family, ordered))

    return pages


KINDS = ("place", "person", "organisation", "topic", "", "source")

TAGS = View("tag", _parts("tags"), _tags_touched, _pages)
SOURCES = View("source", _parts("sources"), _sources_touched, _pages)
TAG_INDEX = View("tags", always, always, _index("tags"))
SOURCE_INDEX = View("sources", always, always, _index("sources"))
