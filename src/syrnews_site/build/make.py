"""Stale pages -> files in the staging folder, here or in a pool of processes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import NamedTuple

import msgspec

from syrnews_site.build.outcome import BuildFailed, Interrupted, Progress
from syrnews_site.build.plan import Stale
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import OutputRow
from syrnews_site.disk.trash import discard_now
from syrnews_site.model import SEGMENT, Diagnostic, SegmentSpan
from syrnews_site.settings.options import Places
from syrnews_site.workers import choose
from syrnews_site.workers.choose import Workers
from syrnews_site.workers.make import make_batch
from syrnews_site.workers.messages import MadeFile, MakeJob, SetupFile
from syrnews_site.workers.segments import SegmentFolders, write_segment_job

PAGES_PER_JOB = 48
BYTES_PER_JOB = 300_000

_made = msgspec.msgpack.Decoder(list[list[MadeFile]])
_encode = msgspec.msgpack.Encoder().encode


class Written(NamedTuple):
    """Files in the staging folder, and published files of pages that were made again, which stay as they are."""

    files: list[str]
    kept: list[str]


class Maker:
    """Makes pages for one build."""

    def __init__(self, where: Places, catalog: Catalog, progress: Progress, *, spooled: bool) -> None:
        """`spooled`: articles that this build loaded wait in the spool folder."""
        self._where, self._catalog, self._progress, self._spooling = where, catalog, progress, spooled

    def make(self, workers: Workers, stale: Iterator[Stale], setup: SetupFile, *, remember: bool) -> Written:
        """Make these pages in the staging folder. What that wrote, if it is to be remembered: a million need not be.

        Raises BuildFailed with the mistakes of templates, and Interrupted where a file changed meanwhile.
        """
        discard_now(self._where.stage)
        os.makedirs(self._where.stage)
        waiting: deque[tuple[Stale, ...]] = deque()
        first = list(islice(stale, choose.POOL_FROM))  # as many as decide whether a pool pays
        jobs = self._jobs(chain(first, stale), waiting)
        failures: dict[tuple[str, int], Diagnostic] = {}  # by place: one mistake in a template fails many pages
        written = Written([], [])
        for answer in workers.for_jobs(len(first))(partial(make_batch, setup), jobs):
            rows, kept = [], []
            for one, made in zip(waiting.popleft(), _made.decode(answer), strict=True):
                for file in made:
                    if file.diagnostic:
                        failures.setdefault((file.diagnostic.file, file.diagnostic.line), file.diagnostic)
                    if file.kept:
                        kept.append((file.path, one.fingerprint))
                    else:
                        rows.append(OutputRow(file.path, one.part, one.fingerprint, file.size, file.mtime_ns))
            self._catalog.outputs.record(rows)
            self._catalog.outputs.set_fingerprints(kept)
            if remember:
                written.files.extend(row.path for row in rows)
                written.kept.extend(path for path, _ in kept)
            self._progress("make", len(rows))
        if any(said.code == "SN109" for said in failures.values()):
            raise Interrupted
        if failures:
            raise BuildFailed(failures.values())
        return written

    def _jobs(self, stale: Iterable[Stale], waiting: deque[tuple[Stale, ...]]) -> Iterator[bytes]:
        """Pack stale pages into jobs; `waiting` remembers which pages each job has."""
        batch: list[Stale] = []
        size = 0
        for one in stale:
            if one.page.template == SEGMENT:  # as much work as a thousand pages: a job of its own
                yield self._job([one], waiting)
                continue
            batch.append(one)
            size += len(one.page.data)
            if len(batch) >= PAGES_PER_JOB or size > BYTES_PER_JOB:
                yield self._job(batch, waiting)
                batch, size = [], 0
        if batch:
            yield self._job(batch, waiting)

    def _job(self, batch: list[Stale], waiting: deque[tuple[Stale, ...]]) -> bytes:
        waiting.append(tuple(batch))
        for one in batch:
            if one.page.template == SEGMENT:
                span = msgspec.msgpack.decode(one.page.data, type=SegmentSpan)
                folders = SegmentFolders(self._where.spool, self._where.index)
                write_segment_job(folders, self._catalog, span, published=one.published, wanted=one.fingerprint)
        spooled = {
            source.path: place
            for one in batch
            if self._spooling and one.page.template
            for source in one.page.reads
            if (place := self._catalog.articles.spool(source.path))
        }
        return _encode(MakeJob(tuple(one.page for one in batch), spooled))
