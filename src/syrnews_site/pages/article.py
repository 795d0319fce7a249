"""The article's page, and the original file beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec
from msgspec import Raw, Struct

from syrnews_site.addresses import OWN_FOLDERS
from syrnews_site.catalog.rows import LiveArticle
from syrnews_site.diagnostics import quoted
from syrnews_site.model import ContentFile, Diagnostic, Headline, Page
from syrnews_site.pages.archive import (
    END_OF_TIME,
    Archive,
    View,
    always,
    copy,
    decode_headline,
    decode_tags,
    page,
    raws,
)

RELATED = 5  # how many related articles a page names
SAME_DAY = 8  # how many more of the same day
NEAREST = 24  # of a tag that half the month carries, only so many on each side in time are weighed

_decode_aliases = msgspec.msgpack.Decoder(tuple[str, ...]).decode


class ArticlePage(Struct):
    """Data of article.html."""

    headline: Raw
    newer: tuple[Raw, ...] = ()  # one headline, or none
    older: tuple[Raw, ...] = ()
    same_day: tuple[Raw, ...] = ()
    related: tuple[Raw, ...] = ()
    original: str = ""  # the path of the original file beside the page; empty: not published


class AliasPage(Struct):
    """Data of alias.html: a page at an article's former address."""

    article: Raw  # the headline


def parts(archive: Archive) -> Iterator[str]:
    """Months, the newest first, and the undated."""
    yield from reversed(archive.months)
    if archive.catalog.articles.undated():
        yield "undated"


def touched(archive: Archive, headline: Headline) -> Iterator[str]:
    """The article's month, and those on both sides whose pages may name it."""
    if not headline.date:
        yield "undated"
        return
    month = headline.date[:7]
    yield month
    if archive.site.related:
        yield from (_step(month, -1), _step(month, 1))
    for near in (
        archive.catalog.articles.neighbour(month, newer=False),
        archive.catalog.articles.neighbour(month + END_OF_TIME, newer=True),
    ):
        if near:
            yield near.sort[:7]


def pages(archive: Archive, part: str) -> Iterator[Page]:
    """The articles of one month, each with its neighbours."""
    if part == "undated":
        for listed in archive.catalog.articles.between("", "0"):
            yield from _article(archive, listed, ArticlePage(Raw(listed.headline)))
        return
    own = archive.span(part)
    if not own:
        return
    after = archive.catalog.articles.neighbour(part + END_OF_TIME, newer=True)
    before = archive.catalog.articles.neighbour(part, newer=False)
    blobs = [after.headline if after else None, *(row.headline for row in own), before.headline if before else None]
    related = _related(archive, part, own) if archive.site.related else [()] * len(own)
    by_day: dict[str, list[LiveArticle]] = {}
    days = [row.sort[:10] for row in own]
    for day, row in zip(days, own, strict=True):
        by_day.setdefault(day, []).append(row)
    for i, row in enumerate(own):
        newer, older = blobs[i], blobs[i + 2]
        same_day = [other.headline for other in by_day[days[i]] if other is not row] if archive.site.related else []
        data = ArticlePage(
            Raw(row.headline),
            raws([newer] if newer else []),
            raws([older] if older else []),
            raws(same_day[:SAME_DAY]),
            related[i],
        )
        yield from _article(archive, row, data)


def _article(archive: Archive, listed: LiveArticle, data: ArticlePage) -> Iterator[Page]:
    headline = decode_headline(listed.headline)
    source = ContentFile(listed.path, listed.digest)
    if archive.site.originals:
        data.original = headline.url.removesuffix(".html") + ".txt"
        yield copy(data.original, source)
    yield page(headline.url, "article.html", data, source)


def _step(month: str, by: int) -> str:
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 + by
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _related(archive: Archive, month: str, own: Sequence[LiveArticle]) -> list[tuple[Raw, ...]]:
    """For each article of a month its most related ones, out of that month and those on both sides of it.

    Most tags shared first, then the nearest in time (counted in articles between).
    """
    later, earlier = archive.span(_step(month, 1)), archive.span(_step(month, -1))
    window = [row.headline for rows in (later, own, earlier) for row in rows]
    tags = [_slugs(blob) for blob in window]
    carriers: dict[str, list[int]] = {}
    for place, slugs in enumerate(tags):
        for slug in slugs:
            carriers.setdefault(slug, []).append(place)
    first = len(later)
    return [
        raws(window[near] for near in _nearest(place, tags[place], carriers))
        for place in range(first, first + len(own))
    ]


@lru_cache(10_000)
def _slugs(headline: bytes) -> tuple[str, ...]:
    """The tags of an article; each month's are asked for three times, as its own and as its neighbours'."""
    return tuple(tag.slug for tag in decode_tags(headline))


def _nearest(place: int, slugs: Iterable[str], carriers: dict[str, list[int]]) -> list[int]:
    shared: Counter[int] = Counter()
    for slug in slugs:
        places = carriers[slug]
        if len(places) > 2 * NEAREST:
            here = bisect_left(places, place)
            places = places[max(0, here - NEAREST) : here + NEAREST + 1]
        shared.update(places)
    shared.pop(place, None)
    ranked = sorted((-count, abs(other - place), other) for other, count in shared.items())
    return [other for _, _, other in ranked[:RELATED]]


def aliases(archive: Archive) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Each former address that is free, with its article's headline, and what is to be said of the others.

    Of two articles that claim one address the first by path has it.
    """
    granted: dict[str, bytes] = {}
    refused: list[Diagnostic] = []
    taken: set[str] = set()
    for listed in archive.catalog.articles.with_aliases():
        for alias in _decode_aliases(listed.aliases):
            key = alias.casefold()
            if key in taken or RESERVED.match(alias) or archive.catalog.clashes.first_with_url(key):
                message, hint = f"an alias that is taken: {quoted(alias)}", "delete it: another page has that address"
                refused.append(Diagnostic(listed.path, 0, 0, "SN403", message, hint, "warning"))
            else:
                taken.add(key)
                granted[alias] = listed.headline
    return granted, tuple(refused)


def _aliases(archive: Archive, part: str) -> Iterator[Page]:
    """A page at each former address that nothing else holds."""
    for alias, headline in aliases(archive)[0].items():
        yield page(alias, "alias.html", AliasPage(Raw(headline)))


# Places that other pages have: no alias takes them.
RESERVED = re.compile(rf"(?i)({'|'.join(OWN_FOLDERS)})/|([0-9/]+/)?index\.html$|[^/]+$")

ALIASES = View("alias", always, always, _aliases)
VIEW = View("article", parts, touched, pages, bodies=True)
