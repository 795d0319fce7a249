"""The article's page, and the original file beside it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Raw, Struct

from syrnews_site.catalog.rows import LiveArticle
from syrnews_site.model import ContentFile, Headline, Page
from syrnews_site.packed import decode_headline
from syrnews_site.pages.archive import END_OF_TIME, Archive
from syrnews_site.pages.around import step
from syrnews_site.pages.related import related_headlines
from syrnews_site.pages.view import View, copy, page, raws

SAME_DAY = 8  # how many more of the same day


class ArticlePage(Struct):
    """Data of article.html."""

    headline: Raw
    newer: tuple[Raw, ...] = ()  # one headline, or none
    older: tuple[Raw, ...] = ()
    same_day: tuple[Raw, ...] = ()
    related: tuple[Raw, ...] = ()
    original: str = ""  # the path of the original file beside the page; empty: not published


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
        yield from (step(month, -1), step(month, 1))
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
    related = related_headlines(archive, part, own) if archive.site.related else [()] * len(own)
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
    if archive.site.originals and not listed.commented:
        data.original = headline.url.removesuffix(".html") + ".txt"
        yield copy(data.original, source)
    yield page(headline.url, "article.html", data, source)


ARTICLES = View("article", parts, touched, pages, bodies=True)
