"""The search index: what the search page loads, cut by time, the same over file:// and http.

What the build calls, in the order of its five verbs:

    load     terms(headline, body) -> bytes              in a worker; depends on the article alone
             digest(headline, terms) -> bytes            8 bytes, kept beside it
    plan     segments(days) -> tuple[Segment, ...]       (day, number of articles), sorted; an undated one's day is ""
             version(digests) -> str                     of one segment, from its articles' digests in order: where it
                                                         is unchanged and the files are there, nothing of it is read
    make     segment_files(name, version, articles) -> files  in a worker; articles as (Headline, terms), by (date, url)
             manifest(indexed, ...) -> file              the one file that knows all segments
             client(site) -> file                        the page's tables, made from Python's
             published(source) -> bytes                  assets/search.js as it is published

A file is (path below the output folder, bytes).

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
