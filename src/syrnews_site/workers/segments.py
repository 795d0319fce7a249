"""Segments of the search index as jobs: what the coordinator writes down for a worker, and what the worker makes.

If the cache knows a segment, the worker reads only the articles that are new in it, and writes only the files that
they change.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec
from msgspec import Struct

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import ArticleToIndex
from syrnews_site.disk.files import write_file
from syrnews_site.model import SegmentSpan
from syrnews_site.packed import encode
from syrnews_site.search.segment import cache
from syrnews_site.search.segment.files import File, files_of
from syrnews_site.search.segment.index import SegmentIndex
from syrnews_site.search.segment.spans import Span, spans_between
from syrnews_site.versions import code_digest

NEW = ".new"  # ends the name of a segment's new file in the cache until all pages of the build are made


class SegmentJob(Struct, frozen=True, array_like=True):
    """What a worker does with one segment."""

    resume: bool  # whether the cache knows the segment
    keep: bool  # whether the published files are those that the cache knows
    fingerprint: bytes  # of the files to make
    digests: bytes  # of all documents of the segment, in order
    spans: tuple[Span, ...]  # the ranges of documents that others replace
    new: tuple[ArticleToIndex, ...]  # the documents that replace them, in order


_decode_job = msgspec.msgpack.Decoder(SegmentJob).decode


class SegmentFolders(NamedTuple):
    """The folder of the jobs of a build, and the folder that keeps segments from one build to the next."""

    spool: str
    segments: str

    def job(self, segment: str) -> str:
        """The file of a segment's job."""
        return os.path.join(self.spool, f"segment-{segment}")

    def cached(self, segment: str) -> str:
        """The file of a segment in the cache, which may not exist."""
        return os.path.join(self.segments, segment)


def write_segment_job(
    folders: SegmentFolders, catalog: Catalog, span: SegmentSpan, *, published: bytes, wanted: bytes
) -> None:
    """Find out what is new in a segment, and write that down for the worker.

    `published`: the fingerprint of the published files; empty if one of them is missing or damaged. `wanted`: the
    fingerprint of the files to make.
    """
    known = cache.summary(_read(folders.cached(span.name)), code_digest())
    digests = b"".join(catalog.articles.analysis_digests(span.first, span.end))
    spans = spans_between(known.digests if known else b"", digests)
    new = [
        document
        for replaced in spans
        if replaced.start < replaced.stop
        for document in catalog.articles.to_index(span.first, span.end, replaced.start, replaced.stop)
    ]
    keep = known is not None and known.fingerprint == published
    job = SegmentJob(known is not None, keep, wanted, digests, spans, tuple(new))
    write_file(folders.job(span.name), encode(job))


def segment_files(
    folders: SegmentFolders, span: SegmentSpan, analysis_of: Callable[[ArticleToIndex], bytes]
) -> Iterator[File]:
    """The files of a segment. `analysis_of` returns the analysis of an article.

    After the last file, the cache has a new file beside the segment's present one. A job may run twice, so that the
    present file stays until `keep_new_segments`.
    """
    cached = folders.cached(span.name)
    with open(folders.job(span.name), "rb") as file:
        job = _decode_job(file.read())
    index = cache.load(_read(cached)) if job.resume else SegmentIndex()
    index.replace(job.spans, map(analysis_of, job.new))
    yield from files_of(index, span.name, span.version, keep=job.keep)
    os.makedirs(folders.segments, exist_ok=True)
    with open(cached + NEW, "wb") as file:
        file.writelines(cache.dump(index, code_digest(), job.fingerprint, job.digests))


def keep_new_segments(folder: str, names: Iterable[str]) -> None:
    """Let the new files in the cache replace the present ones. Forget the segments that `names` lacks."""
    wanted = set(names)
    found = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    for name in found:
        path = os.path.join(folder, name)
        if name.removesuffix(NEW) not in wanted:
            os.unlink(path)
        elif name.endswith(NEW):
            os.replace(path, path.removesuffix(NEW))  # without a sync: a damaged file is recognised and not read


def _read(path: str) -> bytes:
    with contextlib.suppress(OSError), open(path, "rb") as file:
        return file.read()
    return b""
