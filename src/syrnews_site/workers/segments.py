"""One segment of the search index as a job: what the coordinator writes down for a worker, and what the worker makes.

Of a segment that the cache knows, only articles that are new to it are read. So an edit costs what it changes, and
what it leaves as it was is not written again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec
from msgspec import Struct

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import ArticleToIndex
from syrnews_site.disk.files import write_file
from syrnews_site.model import SegmentSpan
from syrnews_site.search.segment import cache as state
from syrnews_site.search.segment.index import File, Index, Span
from syrnews_site.versions import code_digest

NEW = ".new"  # ends the name of what is kept of a segment until all pages of the build are made


class SegmentJob(Struct, frozen=True, array_like=True):
    """What a worker is to do."""

    resume: bool  # whether the cache knows the segment
    keep: bool  # whether what is published is what the cache knows
    fingerprint: bytes  # of the files that are to be made
    digests: bytes  # of all its documents, in order
    spans: tuple[Span, ...]  # where documents give way to others
    new: tuple[ArticleToIndex, ...]  # these others, in order


_encode = msgspec.msgpack.Encoder().encode
_job = msgspec.msgpack.Decoder(SegmentJob).decode


class Folders(NamedTuple):
    """Where the jobs of a build are written down, and where segments are kept from one build to the next."""

    spool: str
    segments: str

    def job(self, segment: str) -> str:
        """The file of a segment's job."""
        return os.path.join(self.spool, f"segment-{segment}")

    def cached(self, segment: str) -> str:
        """The file of a segment in the cache, whether it is there or not."""
        return os.path.join(self.segments, segment)


def write_job(folders: Folders, catalog: Catalog, span: SegmentSpan, fingerprints: tuple[bytes, bytes]) -> None:
    """Find out what is new in a segment, and write it down for the worker.

    `fingerprints`: of the segment's files as they are published, empty where one of them is not in place; and of the
    files that are to be made.
    """
    known = state.summary(_read(folders.cached(span.name)), code_digest())
    digests = b"".join(catalog.articles.analysis_digests(span.first, span.end))
    spans = state.spans(known.digests if known else b"", digests)
    new = [
        row
        for each in spans
        if each.start < each.stop
        for row in catalog.articles.to_index(span.first, span.end, *each[2:])
    ]
    published, wanted = fingerprints
    keep = known is not None and known.fingerprint == published
    job = SegmentJob(known is not None, keep, wanted, digests, spans, tuple(new))
    write_file(folders.job(span.name), _encode(job))


def segment_files(folders: Folders, span: SegmentSpan, fetch: Callable[[ArticleToIndex], bytes]) -> Iterator[File]:
    """The files of a segment. `fetch` gives what `analyse` made of an article.

    When all are taken, what the next build needs to know of it lies beside what this one knew, which stays: a job may
    run twice.
    """
    cached = folders.cached(span.name)
    with open(folders.job(span.name), "rb") as file:
        job = _job(file.read())
    index = state.load(_read(cached)) if job.resume else Index()
    index.replace(job.spans, map(fetch, job.new))
    yield from index.files(span.name, span.version, keep=job.keep)
    os.makedirs(folders.segments, exist_ok=True)
    with open(cached + NEW, "wb") as file:
        file.writelines(state.dump(index, code_digest(), job.fingerprint, job.digests))


def settle(folder: str, names: Iterable[str]) -> None:
    """All is made: what jobs left in the cache takes its place. Segments that are not among these are forgotten."""
    wanted = set(names)
    found = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    for name in found:
        path = os.path.join(folder, name)
        if name.removesuffix(NEW) not in wanted:
            os.unlink(path)
        elif name.endswith(NEW):
            os.replace(path, path.removesuffix(NEW))  # without a sync: what is damaged is not read again


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""
