"""Files for programs: the RSS feed, the sitemaps, robots.txt."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec import Raw, Struct

from syrnews_site.addresses import chronology_path
from syrnews_site.catalog.schema import LAST
from syrnews_site.model import ContentFile, Headline, Page
from syrnews_site.pages.archive import Archive, bounds
from syrnews_site.pages.headlines import decode_url
from syrnews_site.pages.map import has_map
from syrnews_site.pages.view import View, always, never, page, raws

MOST_ADDRESSES = 50_000  # of a sitemap: https://www.sitemaps.org/protocol.html


class FeedPage(Struct):
    """Data of feed.xml; the page reads the articles' files, which have the bodies."""

    headlines: tuple[Raw, ...]


class SitemapPage(Struct):
    """Data of sitemap.xml: the addresses of a year's articles, or of the pages and articles that belong to no year."""

    paths: tuple[str, ...]


class SitemapIndex(Struct):
    """Data of sitemap-index.xml."""

    paths: tuple[str, ...]


class RobotsPage(Struct):
    """Data of robots.txt."""


def _feed(archive: Archive, part: str) -> Iterator[Page]:
    newest = archive.catalog.articles.newest(archive.site.feed_length)
    reads = [ContentFile(row.path, row.digest) for row in newest]
    targets = archive.catalog.links.targets_of(row.path for row in newest)
    yield page("feed.xml", "feed.xml", FeedPage(raws(row.headline for row in newest)), *reads, targets=targets)


def _sitemap_parts(archive: Archive) -> Iterator[str]:
    yield ""
    yield from archive.years


def _sitemap_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    yield ""
    if headline.date:
        yield headline.date[:4]


def _sitemap(archive: Archive, year: str) -> Iterator[Page]:
    """The sitemap of a year; without a year the index, and the sitemap of what belongs to no year.

    A year with more addresses than a sitemap may have is cut into its months.
    """
    if year:
        for period, (first, last) in _sitemaps_of(archive, year).items():
            yield page(f"sitemap-{period}.xml", "sitemap.xml", SitemapPage(_addresses(archive, first, last)))
        return
    paths = ["index.html", "years.html", "tags/index.html", "sources/index.html"]
    paths += ["stats.html"] if archive.site.stats else []
    paths += ["map.html"] if has_map(archive) else []
    paths += [chronology_path()] if archive.events else []
    paths += [standing.path for standing in archive.standing]
    paths += [f"{year}/index.html" for year in archive.years]
    paths += [term.term + "/index.html" for term in (*archive.tag_pages, *archive.sources)]
    yield page("sitemap-pages.xml", "sitemap.xml", SitemapPage((*paths, *_addresses(archive, "", "0"))))
    periods = chain.from_iterable(_sitemaps_of(archive, year) for year in archive.years)
    files = ("sitemap-pages.xml", *(f"sitemap-{period}.xml" for period in periods))
    yield page("sitemap.xml", "sitemap-index.xml", SitemapIndex(files))


def _sitemaps_of(archive: Archive, year: str) -> dict[str, tuple[str, str]]:
    """The periods of a year that have a sitemap each, and their bounds: first <= day < last."""
    if archive.years.get(year, 0) > MOST_ADDRESSES:
        return {period: bounds(period) for period in archive.timeline if period[:4] == year}
    return {year: (year, year + LAST)} if year in archive.years else {}


def _addresses(archive: Archive, first: str, last: str) -> tuple[str, ...]:
    return tuple(map(decode_url, archive.catalog.articles.headlines(first, last)))


def _robots(archive: Archive, part: str) -> Iterator[Page]:
    """robots.txt, unless static/ has one."""
    if "robots.txt" not in archive.static:
        yield page("robots.txt", "robots.txt", RobotsPage())


FEED = View("feed", always, always, _feed, bodies=True)
SITEMAP = View("sitemap", _sitemap_parts, _sitemap_touched, _sitemap)
ROBOTS = View("robots", always, never, _robots)
