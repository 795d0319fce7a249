"""Make: stale pages become files in the staging folder, made by workers."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import TypeAlias

import msgspec

from syrnews_site.build.make_jobs import batches, job_of
from syrnews_site.build.outcome import Build, BuildFailed, Interrupted
from syrnews_site.build.plan import GoneFile, StalePage, Step
from syrnews_site.catalog.rows import OutputRow
from syrnews_site.diagnostics import deadly
from syrnews_site.disk.path_registry import folders_of
from syrnews_site.disk.trash import discard
from syrnews_site.model import Diagnostic
from syrnews_site.packed import encode
from syrnews_site.workers import choose
from syrnews_site.workers.make import make_batch
from syrnews_site.workers.messages import MadeFile, SetupFile
from syrnews_site.workers.pool import LOST

_decode_files = msgspec.msgpack.Decoder(list[list[MadeFile]]).decode

INTERRUPTIONS = ("SN109", "SN110")  # codes of files without which, or after which, the build begins again

Result: TypeAlias = tuple[StalePage, Sequence[MadeFile]]


@dataclass(frozen=True, slots=True)
class MadePages:
    """What the steps of a plan came to.

    `count`: the number of files in the staging folder. `written`: their paths, if the build remembers them. `gone`:
    published files to delete.
    """

    count: int = 0
    written: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def make(build: Build, steps: Iterable[Step], setup: SetupFile, *, spooled: bool, remember: bool) -> MadePages:
    """Make the stale pages among these steps in the staging folder, and record them in the catalog.

    `spooled`: this build loaded every article, and the spool holds all of them. `remember`: the result names the
    written files. The names of a whole site, which may have a million files, are not worth their memory.

    Raises BuildFailed with the mistakes of templates, and Interrupted if a file changed meanwhile.
    """
    discard(build.where.stage)
    os.makedirs(build.where.stage)
    count = 0
    gone: list[str] = []
    written: list[str] = []
    kept: set[str] = set()
    failures: dict[tuple[str, int], Diagnostic] = {}  # by file and line: one mistake in a template fails many pages
    for results in _results(build, _stale_pages(steps, gone), setup, spooled=spooled):
        for diagnostic in (file.diagnostic for _, files in results for file in files if file.diagnostic):
            failures.setdefault((diagnostic.file, diagnostic.line), diagnostic)
        rows = list(_rows(results))
        build.catalog.outputs.record(rows)
        count += len(rows)
        if remember:
            written += [row.path for row in rows]
        fingerprints = [(file.path, stale.fingerprint) for stale, files in results for file in files if file.kept]
        build.catalog.outputs.set_fingerprints(fingerprints)
        kept.update(path for path, _ in fingerprints)
        build.progress("make", len(rows))
    if interruptions := [diagnostic for diagnostic in failures.values() if diagnostic.code in INTERRUPTIONS]:
        raise Interrupted(interruptions)
    if failures:
        raise BuildFailed(failures.values())
    made = kept.union(written)
    made.update(folder for path in written for folder in folders_of(path))  # a file in their place gives way to them
    return MadePages(count, tuple(written), tuple(path for path in gone if path not in made))


def _stale_pages(steps: Iterable[Step], gone: list[str]) -> Iterator[StalePage]:
    """The stale pages among these steps. The paths of the other steps are added to `gone` on the way."""
    for step in steps:
        if isinstance(step, GoneFile):
            gone.append(step.path)
        else:
            yield step


def _results(
    build: Build, stale: Iterator[StalePage], setup: SetupFile, *, spooled: bool
) -> Iterator[Sequence[Result]]:
    """Let workers make these pages. Gives the pages of one job after another, with the files that were made.

    If a worker dies at a job, the pages of the job are made one by one.
    """
    first = list(islice(stale, choose.POOL_FROM))  # enough of them to decide whether a pool pays
    waiting: deque[Sequence[StalePage]] = deque()

    def jobs(batches: Iterable[Sequence[StalePage]]) -> Iterator[bytes]:
        for batch in batches:
            waiting.append(batch)
            yield encode(job_of(build, batch, spooled=spooled))

    map_jobs = build.workers.for_jobs(len(first))
    lost: list[StalePage] = []
    for result in map_jobs(partial(make_batch, setup), jobs(batches(chain(first, stale)))):
        batch = waiting.popleft()  # results come in the order of the jobs
        if result == LOST:
            lost += batch
        else:
            yield list(zip(batch, _decode_files(result), strict=True))
    for result in map_jobs(partial(make_batch, setup), jobs((page,) for page in lost)):
        (page,) = waiting.popleft()
        yield [(page, [_deadly(page)] if result == LOST else _decode_files(result)[0])]


def _deadly(stale: StalePage) -> MadeFile:
    """The diagnostic of a page at which a worker died. It names the file that the page shows, if there is one."""
    page = stale.page
    return MadeFile(page.path, 0, diagnostic=deadly(page.reads[0].path if page.reads else ""))


def _rows(results: Sequence[Result]) -> Iterator[OutputRow]:
    """What the catalog records of the files that were written."""
    for stale, files in results:
        for file in files:
            if not file.kept and not file.diagnostic:
                yield OutputRow(file.path, stale.part, stale.fingerprint, file.size, file.digest)
