"""The articles that an article's page names as related: those that share most tags."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Raw

from syrnews_site.catalog.rows import LiveArticle
from syrnews_site.pages.archive import YEAR, Archive
from syrnews_site.pages.around import step
from syrnews_site.pages.headlines import decode_tags
from syrnews_site.pages.view import raws

RELATED = 5  # articles that a page names
NEAREST = 24  # of a frequent tag, only this number of articles before and after are compared


def related_headlines(archive: Archive, month: str, own: Sequence[LiveArticle]) -> list[tuple[Raw, ...]]:
    """For each article of a month the headlines of the most related articles of that month and its two neighbours.

    The articles with the most shared tags come first; of equals, the nearest in time, counted in articles between.
    `own`: the articles of the month.
    """
    later, earlier = _later(archive, month), _earlier(archive, month)
    window = [row.headline for rows in (later, own, earlier) for row in rows]
    tags = [_slugs(headline) for headline in window]
    carriers: dict[str, list[int]] = {}
    for place, slugs in enumerate(tags):
        for slug in slugs:
            carriers.setdefault(slug, []).append(place)
    first = len(later)
    return [
        raws(window[near] for near in _nearest(place, tags[place], carriers))
        for place in range(first, first + len(own))
    ]


def beside(month: str) -> tuple[str, ...]:
    """The months whose articles may be related to one of this month.

    The articles that print only a year come before its January.
    """
    if len(month) == YEAR:
        return f"{month}-01", step(f"{month}-01", -1)
    years = {"01": (month[:4],), "12": (step(month, 1)[:4],)}
    return step(month, 1), step(month, -1), *years.get(month[5:], ())


def _later(archive: Archive, month: str) -> list[LiveArticle]:
    if len(month) == YEAR:
        return archive.span(f"{month}-01")
    following = step(month, 1)
    return archive.span(following) + (archive.printed(following[:4]) if following.endswith("-01") else [])


def _earlier(archive: Archive, month: str) -> list[LiveArticle]:
    if len(month) == YEAR:
        return archive.span(step(f"{month}-01", -1))
    return (archive.printed(month[:4]) if month.endswith("-01") else []) + archive.span(step(month, -1))


@lru_cache(10_000)
def _slugs(headline: bytes) -> tuple[str, ...]:
    """The slugs of an article's tags. Planning asks three times: for the article's month and for both neighbours."""
    return tuple(tag.slug for tag in decode_tags(headline))


def _nearest(place: int, slugs: Iterable[str], carriers: dict[str, list[int]]) -> list[int]:
    """The places of the articles that are most related to the article at `place`, which has the tags `slugs`."""
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
