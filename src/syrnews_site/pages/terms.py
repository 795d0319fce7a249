"""The pages of tags and of sources: one for each, cut by year and by month where it is long, and their indexes."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Raw, Struct

from syrnews_site.arabic.collate import collate
from syrnews_site.authority.lookup import Entry
from syrnews_site.catalog.rows import TermCount
from syrnews_site.model import SHOWN_KINDS, Headline, Linked, Page
from syrnews_site.pages.archive import Archive, View, always, decode_tags, page, raws, spanning

LONG = 200  # articles: a term with more is cut by year, a year with more by month
COMPANIONS = 12  # tags that go with a term most
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


class TermIndex(Struct):
    """Data of terms.html: every tag by kind, or every source, in Arabic order."""

    family: str
    groups: tuple[tuple[str, tuple[tuple[str, tuple[Linked, ...]], ...]], ...]  # kind, then letter, then entries


Rows = Sequence[tuple[str, bytes]]  # `sort` and headline of articles, the newest first
Groups = tuple[tuple[str, tuple[Raw, ...]], ...]  # headlines by month


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
    """The article's tags; where one gets its page or loses it, also the tags whose pages link to it."""
    for tag in headline.tags:
        term = "tags/" + tag.slug
        yield term
        if archive.catalog.terms.has(term) != bool(archive.catalog.outputs.get(term_path(term))):
            yield from ("tags/" + slug for slug in _relatives(archive, tag.slug))


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
        data.part_of, data.parts = _holders(archive, slug), _held(archive, slug)
    elif publisher := archive.authority.publisher(slug):
        data.url, data.country = publisher.url, publisher.country
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


class Companions:
    """The tags that stand beside a term, with the number of articles that carry both."""

    def __init__(self, own: str) -> None:
        self.own = own  # slug of the tag that is asked about; empty: a source is
        self.together: Counter[str] = Counter()
        self.names: dict[str, tuple[str, str]] = {}  # slug -> name and kind, of several the first

    def add(self, rows: Rows) -> None:
        """Count the tags of these articles, too."""
        together, names = self.together, self.names
        for _, headline in rows:
            for tag in decode_tags(headline):
                if tag.slug != self.own:
                    together[tag.slug] += 1
                    name = (tag.name, tag.kind)
                    if name < names.setdefault(tag.slug, name):
                        names[tag.slug] = name

    def most(self) -> tuple[Linked, ...]:
        """The most frequent ones."""
        ranked = sorted(self.together.items(), key=lambda one: (-one[1], one[0]))[:COMPANIONS]
        return tuple(
            Linked(term_path("tags/" + slug), self.names[slug][0], count, self.names[slug][1]) for slug, count in ranked
        )


def _holders(archive: Archive, slug: str) -> tuple[Linked, ...]:
    """What an entry is part of, and that of, up to the top."""
    return tuple(_entry(archive, entry) for entry in _ancestors(archive, slug))


def _held(archive: Archive, slug: str) -> tuple[Linked, ...]:
    """The entries that are directly part of this one and have pages."""
    held = [entry for part in archive.kin.get(slug, ()) if (entry := archive.authority.entry(part))]
    pages = [one for one in (_entry(archive, entry) for entry in held) if one.path]
    return tuple(sorted(pages, key=lambda one: (collate(one.name), one.path)))


def _entry(archive: Archive, entry: Entry) -> Linked:
    """An entry by its name; one that no article carries has no page. Its number would touch all pages that name it."""
    term = "tags/" + entry.slug
    return Linked(term_path(term) if archive.catalog.terms.has(term) else "", entry.name, 0, entry.kind)


def _ancestors(archive: Archive, slug: str) -> list[Entry]:
    found: list[Entry] = []
    seen = {slug}
    entry = archive.authority.entry(slug)
    while entry and entry.part_of not in seen and (entry := archive.authority.entry(entry.part_of)):
        seen.add(entry.slug)
        found.append(entry)
    return found


def _relatives(archive: Archive, slug: str) -> Iterator[str]:
    """The entries whose pages name this one: what it is directly part of, and all that is below it."""
    yield from (entry.slug for entry in _ancestors(archive, slug)[:1])
    seen, pending = {slug}, [slug]
    while pending:
        for part in archive.kin.get(pending.pop(), ()):
            if part not in seen:
                seen.add(part)
                pending.append(part)
                yield part


def _index(family: str) -> Callable[[Archive, str], Iterator[Page]]:
    def pages(archive: Archive, part: str) -> Iterator[Page]:
        terms = archive.tags if family == "tags" else archive.sources
        groups: dict[str, list[Linked]] = {}
        for term in sorted(terms, key=lambda term: (collate(term.name), term.term)):
            groups.setdefault(term.kind, []).append(linked(term))
        ordered = tuple((kind, _by_letter(groups[kind])) for kind in (*SHOWN_KINDS, "source") if kind in groups)
        yield page(f"{family}/index.html", "terms.html", TermIndex(family, ordered))

    return pages


def _by_letter(entries: Iterable[Linked]) -> tuple[tuple[str, tuple[Linked, ...]], ...]:
    return tuple((letter, tuple(held)) for letter, held in groupby(entries, key=lambda one: letter_of(one.name)))


def letter_of(name: str) -> str:
    """The letter that a name is looked up under: its first one, a leading article and what seats a hamza left out."""
    bare = _ARTICLE.sub("", name)
    first = unicodedata.normalize("NFKD", next((character for character in bare if character.isalnum()), "#"))[0]
    if first.isdigit():
        return "#"
    return "ا" if first in "اٱء" else first.upper()


_ARTICLE = re.compile("^ال(?=\\w)")

TAGS = View("tag", _parts("tags"), _tags_touched, _pages)
SOURCES = View("source", _parts("sources"), _sources_touched, _pages)
TAG_INDEX = View("tags", always, always, _index("tags"))
SOURCE_INDEX = View("sources", always, always, _index("sources"))
