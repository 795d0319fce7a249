"""Pages that show no lists of articles: those of content/pages/, 404.html, and files that are copied."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from syrnews_site.markup.links import media_path, site_path
from syrnews_site.model import Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.link_targets import LinkTargets
from syrnews_site.pages.view import View, always, copy, never, page


class StandingPage(Struct):
    """Data of page.html; the page reads its file, which has the body."""

    title: str


class NotFoundPage(Struct):
    """Data of 404.html."""


def _standing(archive: Archive, part: str) -> Iterator[Page]:
    targets = LinkTargets(archive.catalog, archive.standing)
    for standing in archive.standing:
        file = standing.source.path
        links = archive.page_links.get(file, ())
        found = targets.of_all(file, links)
        own = {file: found} if found else {}
        shown = (site_path(link.address) for link in links if link.image and media_path(link.address))
        sizes = {path: archive.sizes[path] for path in sorted(set(shown)) if path in archive.sizes}
        data = StandingPage(standing.title)
        yield page(standing.path, "page.html", data, standing.source, targets=own, sizes=sizes)


def _not_found(archive: Archive, part: str) -> Iterator[Page]:
    yield page("404.html", "404.html", NotFoundPage())


def _copies(archive: Archive, part: str) -> Iterator[Page]:
    for path, source in archive.copies:
        yield copy(path, source)


STANDING = View("standing", always, never, _standing, small=True)
NOT_FOUND = View("404", always, never, _not_found)
COPIES = View("copies", always, never, _copies, small=True)
