"""Takes sources into an archive: every item is written, or has a line in the report that says why it is not."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from syrnews_site.catalog.imported import ImportIndex
from syrnews_site.content.files import ARTICLES
from syrnews_site.disk.lock import lock_folder
from syrnews_site.importing.files import file_bytes, with_media, words_of
from syrnews_site.importing.kinds import recognised
from syrnews_site.importing.known import address_key, enter_archive
from syrnews_site.importing.model import ImportContext, ImportedArticle, ImportOptions, NotTaken, SourceFile, SourceItem
from syrnews_site.importing.names import FreeNames
from syrnews_site.importing.sources import walk
from syrnews_site.importing.work import context_of, job_bytes, options_bytes, read_item, result_of
from syrnews_site.importing.writing import copy_media, create_below, discard_rest
from syrnews_site.workers.pool import Map, ProcessPool, cpus, serial, windowed

POOL_FROM = 3_000_000  # bytes of sources: for fewer, a pool of processes costs more than it saves
HELD = 32  # results
MODULES = ("syrnews_site.importing.work",)

ImportOutcome = Literal["taken", "version", "same", "skipped", "failed"]
OUTCOMES: tuple[ImportOutcome, ...] = ("taken", "version", "same", "skipped", "failed")
DOUBTFUL = "doubtful"  # in the counts: the things with a warning in the report


class ReportLine(Struct, frozen=True, omit_defaults=True):
    """What became of a thing. `path`: the article's file, below the content folder. `reason` ends a sentence."""

    outcome: ImportOutcome
    origin: str
    kind: str = ""
    path: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = ()
    title: str = ""


class ImportRequest(Struct, frozen=True):
    """What the command line asks. `into` is below the content folder; `limit`: how many new files, 0 for all."""

    sources: tuple[str, ...]
    content: Path
    kind: str = ""
    into: str = ARTICLES.rstrip("/")
    dry: bool = False
    limit: int = 0
    jobs: int = 0
    options: ImportOptions = ImportOptions()


ImportProgress = Callable[[int, int], None]  # how many more things, how many more bytes


def take(request: ImportRequest, report: Callable[[ReportLine], None], progress: ImportProgress) -> Counter[str]:
    """Import all sources, and give each thing's line to `report`. Returns how many things had which outcome.

    Raises MissingLibrary, and Locked if another import into this archive runs.
    """
    content = str(request.content)
    context = context_of(content, options_bytes(request.options))
    with ExitStack() as stack:
        if not request.dry:
            stack.enter_context(lock_folder(content))
            discard_rest(content)
        index = stack.enter_context(ImportIndex())
        enter_archive(index, content, request.into, context.site.max_file_size)
        jobs = request.jobs or cpus()
        many = jobs > 1 and size_of(request.sources) >= POOL_FROM
        run = stack.enter_context(_pool(jobs)) if many else serial
        return _Taking(request, context, index, report, progress).run(run)


@contextmanager
def _pool(jobs: int) -> Iterator[Map]:
    """A pool of processes. Few results wait for an earlier one, since a job may hold a page of many megabytes."""
    processes = ProcessPool(jobs, MODULES)
    try:
        yield windowed(processes, window=jobs * 2, held=HELD, rescue=processes.rescue)
    finally:
        processes.shutdown()


def size_of(sources: tuple[str, ...]) -> int:
    """How many bytes all files of the sources have."""
    return sum(found.size for found in walk(sources))


class _Taking:
    """One run: what is known so far, and where lines of the report go."""

    def __init__(
        self,
        request: ImportRequest,
        context: ImportContext,
        index: ImportIndex,
        report: Callable[[ReportLine], None],
        progress: ImportProgress,
    ) -> None:
        self._request, self._context, self._index = request, context, index
        self._report, self._progress = report, progress
        self._content = str(request.content)
        self._names = FreeNames(self._content, request.into)
        self._counts: Counter[str] = Counter()
        self._given: deque[SourceItem] = deque()  # whose results are awaited

    def run(self, run: Map) -> Counter[str]:
        results = run(read_item, self._jobs())
        for data in results:
            item = self._given.popleft()
            self._settle(item, result_of(data, item))
            if self._is_full():
                break
        return self._counts

    def _is_full(self) -> bool:
        new = self._counts["taken"] + self._counts["version"]
        return bool(self._request.limit) and new >= self._request.limit

    def _jobs(self) -> Iterator[bytes]:
        for item in self._items():
            if isinstance(item, NotTaken):
                self._leave(item)
            elif path := self._index.of_item(item.sha256):
                self._say(ReportLine("same", item.origin, item.kind, path), item.size)
            else:
                self._given.append(replace(item, data=b""))  # a worker has the data
                yield job_bytes(item, self._content, self._request.options)

    def _items(self) -> Iterator[SourceItem | NotTaken]:
        for file in walk(self._request.sources):
            if isinstance(file, NotTaken):
                yield file
                continue
            if self._is_own(file):
                yield NotTaken(file.name, "belongs to the content folder of this archive", size=file.size)
                continue
            kind = recognised(file, self._request.kind)
            if isinstance(kind, NotTaken):
                yield kind
                continue
            try:
                for found in kind.items(file, self._context):
                    if isinstance(found, NotTaken):
                        self._leave(found, kind.name)
                    else:
                        yield found
            except OSError as error:
                reason = f"cannot be read: {error.strerror or error}"
                self._leave(NotTaken(file.name, reason, failed=True), kind.name)

    def _is_own(self, file: SourceFile) -> bool:
        """Whether a file is in the content folder: an import of `.` does not take the archive's own articles."""
        whole = os.path.join(os.path.realpath(file.root), file.path)
        return whole.startswith(os.path.realpath(self._content) + os.sep)

    def _leave(self, found: NotTaken, kind: str = "", size: int = 0) -> None:
        outcome: ImportOutcome = "failed" if found.failed else "skipped"
        self._say(ReportLine(outcome, found.origin, kind, reason=found.reason), found.size or size)

    def _say(self, line: ReportLine, size: int) -> None:
        self._counts[line.outcome] += 1
        self._counts[DOUBTFUL] += bool(line.warnings)
        self._progress(1, size)
        self._report(line)

    def _settle(self, item: SourceItem, result: ImportedArticle | NotTaken) -> None:
        """Write the article of an item, unless the archive has it."""
        if isinstance(result, NotTaken):
            self._leave(result, item.kind, item.size)
            return
        address = address_key(result.source_url)
        same = self._index.of_item(item.sha256) or self._index.of_text(address, result.text)
        if same:
            self._say(ReportLine("same", item.origin, item.kind, same, title=result.title), item.size)
            return
        first = self._index.of_address(address)
        path, warnings = self._write(item, result, first)
        self._index.add(path, item.sha256, address, result.text)
        outcome: ImportOutcome = "version" if first else "taken"
        self._say(ReportLine(outcome, item.origin, item.kind, path, "", warnings, result.title), item.size)

    def _write(self, item: SourceItem, article: ImportedArticle, version_of: str) -> tuple[str, tuple[str, ...]]:
        while True:
            path, slug = self._names.free(article.date, words_of(article))
            files = () if self._request.dry else article.media
            media = [copy_media(self._content, file, article.date) for file in files]
            whole = replace(article, body=with_media(article.body, media))
            data = file_bytes(whole, origin=item.origin, sha256=item.sha256, slug=slug, version_of=version_of)
            lost = tuple(f"not copied: {file.name}" for file, at in zip(article.media, media, strict=False) if not at)
            if self._request.dry or create_below(self._content, path, [data]):
                return path, (*article.warnings, *lost)


def report_path(folder: str) -> str:
    """The first free name for a report in a folder: `import-report.jsonl`, `import-report-2.jsonl`."""
    number = 1
    while True:
        name = "import-report.jsonl" if number == 1 else f"import-report-{number}.jsonl"
        if not os.path.lexists(path := os.path.join(folder, name)):
            return path
        number += 1
