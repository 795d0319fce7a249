"""The article's page, and the original file beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Raw, Struct

from syrnews_site.catalog.rows import LiveArticle
from syrnews_site.catalog.schema import LAST
from syrnews_site.model import ContentFile, Headline, Page
from syrnews_site.packed import decode_headline
from syrnews_site.pages.archive import DAY, MONTH, Archive, bounds
from syrnews_site.pages.events import EventLink, events_of, linked_event
from syrnews_site.pages.related import beside, related_headlines
from syrnews_site.pages.stories import Alike, near_duplicates
from syrnews_site.pages.view import Targets, View, copy, page, raws
from syrnews_site.pages.ways import Way, touched_beside, ways_of
from syrnews_site.settings.clock import sort_key

SAME_DAY = 8  # how many more of the same day


class ArticlePage(Struct):
    """Data of article.html."""

    headline: Raw
    newer: tuple[Raw, ...] = ()  # one headline, or none
    older: tuple[Raw, ...] = ()
    same_day: tuple[Raw, ...] = ()
    related: tuple[Raw, ...] = ()
    ways: tuple[Way, ...] = ()  # on to the neighbours in the lists of the outlet and of the first tags
    events: tuple[EventLink, ...] = ()  # of chronology.yaml
    alike: tuple[Raw, ...] = ()  # near-duplicates, the earliest first, if the site has stories
    story: str = ""  # the path of their story
    original: str = ""  # the path of the original file beside the page; empty: not published


def parts(archive: Archive) -> Iterator[str]:
    """Months, and years for articles that print no month, the newest first; and the undated."""
    yield from reversed(archive.timeline)
    if archive.catalog.articles.undated():
        yield "undated"


def touched(archive: Archive, headline: Headline) -> Iterator[str]:
    """The article's month, and those of the articles whose pages may name it."""
    if not headline.date:
        yield "undated"
        return
    part = headline.date[:MONTH]
    yield part
    yield from touched_beside(archive, headline)
    if archive.site.related:
        yield from beside(part)
    key = sort_key(headline.date, archive.site.timezone)
    for near in (
        archive.catalog.articles.neighbour(key, newer=False),
        archive.catalog.articles.neighbour(key + LAST, newer=True),
    ):
        if near:
            yield near.day[:MONTH]


def pages(archive: Archive, part: str) -> Iterator[Page]:
    """The articles of one month, or of one year that print no month, each with its neighbours in time."""
    if part == "undated":
        undated = archive.catalog.articles.between("", "0")
        links, alike = _links(archive, undated), near_duplicates(archive, "", "0")
        for listed in undated:
            yield from _article(archive, listed, _with_story(ArticlePage(Raw(listed.headline)), listed, alike), links)
        return
    articles = archive.catalog.articles
    first, last = articles.times(*bounds(part))
    if not first:
        return
    # In another time zone it is already the next month: its articles may lie between those of this month.
    newer, older = articles.neighbour(last + LAST, newer=True), articles.neighbour(first, newer=False)
    row = [newer, *articles.in_time(first, last), older]
    own = [listed for listed in row[1:-1] if listed and listed.day[:MONTH] == part]
    links = _links(archive, own)
    related = iter(related_headlines(archive, part, own) if archive.site.related else [()] * len(own))
    ways = iter(ways_of(archive, part, own))
    alike = near_duplicates(archive, *bounds(part))
    by_day: dict[str, list[LiveArticle]] = {}
    for listed in own:
        by_day.setdefault(listed.day, []).append(listed)
    for after, article, before in zip(row, row[1:], row[2:], strict=False):
        if article is None or article.day[:MONTH] != part:
            continue
        same_day: list[LiveArticle] = []
        if archive.site.related and len(article.day) == DAY:
            same_day = [other for other in by_day[article.day] if other is not article]
        data = ArticlePage(
            Raw(article.headline),
            raws([after.headline] if after else []),
            raws([before.headline] if before else []),
            raws(other.headline for other in same_day[:SAME_DAY]),
            next(related),
            next(ways),
        )
        yield from _article(archive, article, _with_story(data, article, alike), links)


def _with_story(data: ArticlePage, listed: LiveArticle, alike: Mapping[str, Alike]) -> ArticlePage:
    if listed.path in alike:
        data.alike, data.story = alike[listed.path]
    return data


class _Links(NamedTuple):
    """Where links of articles lead that name content files, and the pictures that articles show, by their files."""

    targets: Targets
    pictures: dict[str, list[str]]


def _links(archive: Archive, listed: Sequence[LiveArticle]) -> _Links:
    paths, links = [row.path for row in listed], archive.catalog.links
    return _Links(links.targets_of(paths), links.pictures_of(paths))


def _article(archive: Archive, listed: LiveArticle, data: ArticlePage, links: _Links) -> Iterator[Page]:
    headline = decode_headline(listed.headline)
    source = ContentFile(listed.path, listed.digest)
    data.events = tuple(linked_event(archive, event) for event in events_of(archive, headline))
    if archive.site.originals and not listed.commented:
        data.original = headline.url.removesuffix(".html") + ".txt"
        yield copy(data.original, source)
    own = {listed.path: links.targets[listed.path]} if listed.path in links.targets else {}
    shown = links.pictures.get(listed.path, ())
    sizes = {picture: archive.sizes[picture] for picture in shown if picture in archive.sizes}
    yield page(headline.url, "article.html", data, source, targets=own, sizes=sizes)


ARTICLES = View("article", parts, touched, pages, bodies=True)
