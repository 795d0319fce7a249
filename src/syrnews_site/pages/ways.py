"""The ways on from an article: to the previous and the next article of its outlet, and of its first two tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from syrnews_site.catalog.rows import LiveArticle, TermArticle
from syrnews_site.model import Headline
from syrnews_site.packed import decode_headline
from syrnews_site.pages.archive import MONTH, Archive, bounds
from syrnews_site.pages.headlines import decode_url

TAGS = 2  # of an article, whose lists its page follows


class Way(Struct, frozen=True, array_like=True):
    """The neighbours of an article in the list of a term: the paths of their pages, empty at the ends of the list."""

    name: str  # of the term
    older: str
    newer: str


def ways_of(archive: Archive, part: str, own: Sequence[LiveArticle]) -> list[tuple[Way, ...]]:
    """For each article of a month, or of a year without a month, its ways on, in the order of `own`."""
    headlines = [decode_headline(listed.headline) for listed in own]
    order = sorted(range(len(own)), key=lambda i: (own[i].day, own[i].sort, own[i].path), reverse=True)
    lists: dict[str, list[int]] = {}
    for i in order:
        for term in lists_of(archive, headlines[i]):
            lists.setdefault(term, []).append(i)
    followed = [list(_followed(headline)) for headline in headlines]
    neighbours: dict[tuple[str, int], tuple[str, str]] = {}
    for term in sorted({term for terms in followed for term, _ in terms}):
        own_urls = [headlines[i].url for i in lists[term]]
        newer, older = _edges(archive, term, part, own_urls[-1])
        urls = [newer, *own_urls, older]
        for place, i in enumerate(lists[term]):
            neighbours[term, i] = (urls[place + 2], urls[place])
    return [
        tuple(Way(name, *neighbours[term, i]) for term, name in terms if any(neighbours[term, i]))
        for i, terms in enumerate(followed)
    ]


def _edges(archive: Archive, term: str, part: str, oldest: str) -> tuple[str, str]:
    """The paths of the articles next to those of a month in the list of a term; empty at the ends of the list.

    `oldest`: the month's last article in the list. The next older month of the list begins after it. That is
    remembered, since a build of all months goes from the newest to the oldest.
    """
    first, last = bounds(part)
    next_part, newer = archive.newer_edges.get(term, ("", ""))
    if next_part != part:
        newer = _url(archive.catalog.terms.next_newer(term, last))
    older = archive.catalog.terms.next_older(term, first)
    archive.newer_edges[term] = (older.day[:MONTH], oldest) if older else ("", "")
    return newer, _url(older)


def _url(edge: TermArticle | None) -> str:
    return decode_url(edge.headline) if edge else ""


def lists_of(archive: Archive, headline: Headline) -> Iterator[str]:
    """The terms whose lists hold an article: its outlet, its tags, and all that these are part of."""
    terms = ["sources/" + headline.outlet.slug] if headline.outlet else []
    for tag in headline.tags:
        terms += ["tags/" + tag.slug, *("tags/" + above.slug for above in archive.authority.ancestors(tag.slug))]
    return iter(dict.fromkeys(terms))


def touched_beside(archive: Archive, headline: Headline) -> Iterator[str]:
    """The months next to an article's own whose articles may lead to it."""
    part = headline.date[:MONTH]
    for term in lists_of(archive, headline):
        first, last = bounds(part)
        for edge in (archive.catalog.terms.next_newer(term, last), archive.catalog.terms.next_older(term, first)):
            if edge and edge.day:
                yield edge.day[:MONTH]


def _followed(headline: Headline) -> Iterable[tuple[str, str]]:
    """The terms whose lists the page follows, with their names."""
    if headline.outlet:
        yield "sources/" + headline.outlet.slug, headline.outlet.name
    yield from (("tags/" + tag.slug, tag.name) for tag in headline.tags[:TAGS])
