"""The search page with its script, and the index that the script loads: a manifest, facets, and segments by time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec import Struct

from syrnews_site.authority.entries import Entry, OutletEntry
from syrnews_site.catalog.rows import TermCount
from syrnews_site.model import SEGMENT, Page, SegmentSpan
from syrnews_site.pages.archive import Archive, spanning
from syrnews_site.pages.view import View, always, literal, never, page
from syrnews_site.search.manifest import Facet, facets, manifest
from syrnews_site.search.page.tables import tables

SCRIPT = "assets/search.js"  # a theme may replace the script by a file of this name


class SearchPage(Struct):
    """Data of search.html."""


class SearchScript(Struct):
    """Data of search.js."""


class OpenSearchPage(Struct):
    """Data of opensearch.xml."""


def _parts(archive: Archive) -> Iterator[str]:
    """An empty name for what is about the whole archive, and the segments of this build and of the last one."""
    wanted = ["", *(indexed.segment.name for indexed in archive.segments)] if archive.site.search else []
    yield from dict.fromkeys([*wanted, *archive.catalog.outputs.parts_of("search")])


def _pages(archive: Archive, part: str) -> Iterator[Page]:
    if not archive.site.search:
        return
    if not part:
        yield from _whole(archive)
        return
    for segment, version in map(msgspec.structs.astuple, archive.segments):
        if segment.name == part:
            span = SegmentSpan(part, *spanning(segment.first, segment.last), version)
            yield page(f"search/{part}/", SEGMENT, span)


def _whole(archive: Archive) -> Iterator[Page]:
    yield literal(*manifest(archive.segments, archive.authority.entries))
    yield literal(*tables(archive.site))
    yield page("search.html", "search.html", SearchPage())
    if SCRIPT not in dict(archive.copies):
        yield page(SCRIPT, "search.js", SearchScript())
    yield page("opensearch.xml", "opensearch.xml", OpenSearchPage())


def _facet_pages(archive: Archive, _: str) -> Iterator[Page]:
    if archive.site.search:
        known = archive.authority
        outlets = _facets(archive.sources, known.outlet_entry)
        yield literal(*facets(outlets=outlets, tags=_facets(archive.tag_pages, known.entry)))


def _facets(terms: Iterable[TermCount], entry_of: Callable[[str], Entry | OutletEntry | None]) -> Iterator[Facet]:
    for term, name, _, articles, parts in terms:
        slug = term.partition("/")[2]
        entry = entry_of(slug)
        yield Facet(slug, name, articles, articles + parts, entry.spellings if entry else ())


SEARCH = View("search", _parts, never, _pages, small=True)
FACETS = View("facets", always, always, _facet_pages)
