"""The search index: what the search page loads, cut by time, the same over file:// and http.

What the build calls, in the order of its five verbs:

    load     terms(headline, body) -> bytes              in a worker; depends on the article alone
             digest(terms) -> bytes                      8 bytes, which the catalog keeps
    plan     segments(days) -> tuple[Segment, ...]       (day, number of articles), sorted; an undated one's day is ""
             version(digests) -> str                     of one segment, from its articles' digests in order
    make     state.summary, state.spans                  what a segment holds already, and what that leaves to do
             Index, replace, files                       in a worker; articles as `terms`, by (date, path)
             manifest(indexed, entries) -> file          the one file that knows all segments
             facets(outlets, tags) -> file               what results can be narrowed to
             client(site) -> file                        the page's tables, made from Python's
             published(source) -> bytes                  assets/search.js as it is published

A file is (path below the output folder, bytes).

A segment's articles are those with segment.first <= day <= segment.last. A segment that is no more takes its folder
`search/<name>/` with it. Only `index.js` and `facets.js` hold anything of the archive as a whole: a new article writes
files of its own segment and these.
"""

from __future__ import annotations

from syrnews_site.search.analysis import digest, terms
from syrnews_site.search.manifest import Facet, Indexed, facets, manifest
from syrnews_site.search.page.tables import client, published
from syrnews_site.search.segment.index import Index
from syrnews_site.search.segments import Segment, segments, version

__all__ = [
    "Facet",
    "Index",
    "Indexed",
    "Segment",
    "client",
    "digest",
    "facets",
    "manifest",
    "published",
    "segments",
    "terms",
    "version",
]
