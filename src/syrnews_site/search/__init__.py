"""The search index: what the search page loads, cut by time, the same over file:// and http.

What the build calls, in the order of its five verbs:

    load     terms(headline, body) -> bytes                     in a worker; depends on the article alone; keep it in the catalog
             digest(headline, terms) -> bytes                   8 bytes; keep it beside
    plan     segments(days) -> tuple[Segment, ...]              days: (day, articles) sorted; "" is the day of the undated
             version(digests) -> str                            of one segment, from its articles' digests in order
             version and Segment unchanged, its files there: the segment is current, and no blob of it is read
    make     segment_files(name, articles) -> (path, bytes)...  in a worker; articles: (Headline, terms) by (date, url)
             manifest(...) -> (path, bytes)                     the one file that knows all segments
             client(site) -> (path, bytes)                      the page's script, its tables made from Python's

A segment's articles are those with segment.first <= day <= segment.last. A segment that is no more takes its folder
`search/<name>/` with it. Only `index.js` holds anything of the archive as a whole: a new article writes the files of
its own segment and that one.
"""

from __future__ import annotations

from .analysis import terms
from .client import client, published
from .manifest import Facet, Indexed, manifest
from .segments import Segment, segments
from .shards import digest, segment_files, version

__all__ = [
    "Facet",
    "Indexed",
    "Segment",
    "client",
    "digest",
    "manifest",
    "published",
    "segment_files",
    "segments",
    "terms",
    "version",
]
