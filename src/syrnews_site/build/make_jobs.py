"""Stale pages become jobs for workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from syrnews_site.build.outcome import Build
from syrnews_site.build.plan import StalePage
from syrnews_site.model import SEGMENT, SegmentSpan
from syrnews_site.workers.messages import MakeJob
from syrnews_site.workers.segments import SegmentFolders, write_segment_job

PAGES_PER_JOB = 96
BYTES_PER_JOB = 600_000

_decode_span = msgspec.msgpack.Decoder(SegmentSpan).decode


def batches(stale: Iterable[StalePage]) -> Iterator[tuple[StalePage, ...]]:
    """The pages of each job. A segment of the search index, which is as much work as 1,000 pages, has its own job."""
    batch: list[StalePage] = []
    size = 0
    for page in stale:
        if page.page.template == SEGMENT:
            yield (page,)
            continue
        batch.append(page)
        size += len(page.page.data)
        if len(batch) >= PAGES_PER_JOB or size > BYTES_PER_JOB:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def job_of(build: Build, batch: Sequence[StalePage], *, spooled: bool) -> MakeJob:
    """The job that makes these pages. For a segment of the search index, what is new in it is written down.

    `spooled`: this build loaded every article, and keeps all of them in the spool until their pages are made.
    """
    for stale in batch:
        if stale.page.template == SEGMENT:
            folders = SegmentFolders(build.where.spool, build.where.index)
            span = _decode_span(stale.page.data)
            write_segment_job(folders, build.catalog, span, published=stale.published, wanted=stale.fingerprint)
    sources = (source for stale in batch if stale.page.template for source in stale.page.reads)
    places = {source.path: build.catalog.articles.spool(source.path) for source in sources} if spooled else {}
    return MakeJob(tuple(stale.page for stale in batch), {path: place for path, place in places.items() if place})
