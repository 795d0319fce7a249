"""Which articles a page names as related."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Raw

from syrnews_site.catalog.rows import LiveArticle
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.around import step
from syrnews_site.pages.headlines import decode_tags
from syrnews_site.pages.view import raws

RELATED = 5  # how many related articles a page names

NEAREST = 24  # of a tag that half the month carries, only so many on each side in time are weighed


def related_headlines(archive: Archive, month: str, own: Sequence[LiveArticle]) -> list[tuple[Raw, ...]]:
    """For each article of a month its most related ones, out of that month and those on both sides of it.

    Most tags shared first, then the nearest in time (counted in articles between).
    """
    later, earlier = archive.span(step(month, 1)), archive.span(step(month, -1))
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
