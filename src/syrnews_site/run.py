"""A build that has something to do: load what changed, plan what that touches, make it, publish it."""

from __future__ import annotations

import os
import uuid
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain, islice

import msgspec

from syrnews_site import executor, publish
from syrnews_site.authority import load_authority
from syrnews_site.catalog import Catalog, FileRow, OutputRow
from syrnews_site.changes import Changes, Damage, clear_false_alarms, digest_of, output_digests
from syrnews_site.executor import Map
from syrnews_site.intake import ARTICLES, Intake, unfit
from syrnews_site.model import Diagnostic, Source
from syrnews_site.outcome import BuildFailed, Interrupted, Outcome, Progress
from syrnews_site.plan import MANY, Fingerprint, Planner, Stale
from syrnews_site.render import base_fingerprints
from syrnews_site.settings import Options, Places, Settings, now
from syrnews_site.theme import template_digests, template_names
from syrnews_site.versions import code_digest, theme_files
from syrnews_site.views import DATA
from syrnews_site.views.archive import SEGMENT, Archive, Standing, View
from syrnews_site.worker import (
    PAGES,
    THEME,
    Made,
    MakeJob,
    Setup,
    SetupFile,
    load_standing,
    make_batch,
    read_file,
    spool_segment,
)

POOL_FROM = 256  # files to load, or pages to make: below this a pool of processes costs more than it saves
PAGES_PER_JOB = 48
BYTES_PER_JOB = 300_000

MEDIA = "media/"
# What browsers show without running anything: SVG can carry scripts, and is not among them.
MEDIA_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".mp3", ".ogg", ".mp4", ".webm", ".woff2")
ASSETS = "assets/"
PAGE_SUFFIX = ".md"
SHOWN_UNKNOWN = 50  # tags that the authority lacks: so many are named

_made = msgspec.msgpack.Decoder(list[list[Made]])
_encode = msgspec.msgpack.Encoder().encode


class Workers:
    """Where jobs run: here while they are few, else in a pool or a cluster that is started when first needed."""

    def __init__(self, options: Options, stack: ExitStack) -> None:
        self._options, self._stack = options, stack
        self._many: Map | None = None

    def start(self) -> Map:
        """The pool or the cluster; `serial` where the options ask for one process."""
        if self._many is None:
            jobs = self._options.jobs or executor.cpus()
            if self._options.scheduler:
                self._many = self._stack.enter_context(executor.dask(self._options.scheduler))
            elif jobs > 1:
                self._many = self._stack.enter_context(executor.pool(jobs, "syrnews_site.worker"))
            else:
                self._many = executor.serial
        return self._many

    def run(self, expected: int) -> Map:
        """A map for about so many files or pages."""
        return self.start() if self._many or expected >= POOL_FROM or self._options.scheduler else executor.serial


class Run:
    """One build with work to do. `run` reads in the order of the work."""

    def __init__(
        self, options: Options, where: Places, catalog: Catalog, settings: Settings, progress: Progress
    ) -> None:
        self.options, self.where, self.catalog, self.progress = options, where, catalog, progress
        self.publisher = publish.Publisher(where.stage, where.output, where.journal)
        self.settings, self.site = settings, settings.site
        self.authority, said = load_authority(
            settings.tags_text, settings.sources_text, self.site.tags, self.site.sources
        )
        self.said = [*settings.diagnostics, *said]
        self.standing: tuple[Standing, ...] = ()
        self.copies: tuple[tuple[str, Source], ...] = ()
        self._spooling = False  # whether this build loads every article, and keeps them until their pages are made

    def run(self, changes: Changes, damage: Damage, inputs: bytes) -> Outcome:
        """Everything from the changed files to the published pages; the catalog is committed at the end."""
        with ExitStack() as stack:
            workers = Workers(self.options, stack)
            intake = self._load(workers, changes)
            self._gather()
            archive, key = self._archive(), self._plan_key(inputs)
            fresh = self.catalog.output_count() == 0
            planner = Planner(archive, self._fingerprint(), damage, fresh, explained=self.options.explain)
            every = fresh or intake.whole or len(intake.edits.headlines) > MANY or self.catalog.meta("plan_key") != key
            parts = planner.every_part() if every else planner.touched_parts(intake.edits)
            if self.options.dry:
                count = sum(1 for _ in planner.stale(parts))
                return self._outcome(archive, planner, ("",) * count, [], intake.edits.loaded)
            written = self._make(workers, planner, parts, self._setup())
        remade = set(written)
        gone = [path for path in (*planner.gone, *damage.strays) if path not in remade]
        self._publish(planner, written, gone, damage)
        outcome = self._outcome(archive, planner, written, gone, intake.edits.loaded)
        explanation = ()
        if self.options.explain:
            explanation = planner.explain(self.options.explain, partial(template_names, self.where.themes))
        self._record(changes, {"inputs": inputs, "plan_key": key}, outcome)
        return msgspec.structs.replace(outcome, explanation=explanation)

    # -- load

    def _load(self, workers: Workers, changes: Changes) -> Intake:
        """Load new and changed files, or every file where settings or our code are not what they were."""
        catalog, load_key = self.catalog, self._load_key()
        moment = now(self.site.timezone)
        again = catalog.meta("load_key") != load_key or (not self.options.future and catalog.newest() > moment)
        if again:
            catalog.clear_articles()
            catalog.clear_diagnostics()
            catalog.set_meta("load_key", load_key)
        self._spooling = again
        intake = Intake(catalog, whole=again, now=moment, drafts=self.options.drafts, future=self.options.future)
        if changes.suspects:
            clear_false_alarms(catalog, self.where.content)
        intake.forget(changes.gone)
        catalog.forget_files(changes.gone)
        expected = catalog.count_files(ARTICLES, suspects=not again)
        run = workers.run(expected)
        intake.load(run, self._to_load(intake), self._setup(), partial(self.progress, "load"))
        if not self.options.future:
            intake.release()
        intake.settle()
        return intake

    def _to_load(self, intake: Intake) -> Iterator[str]:
        """The paths of articles to load; files that cannot be opened are rejected on the way."""
        for file in self.catalog.files_below(ARTICLES, suspects=not intake.whole):
            said = unfit(file, self.site.max_file_size * 1_000_000)
            if said:
                intake.reject(file.path, said)
            else:
                yield file.path

    def _gather(self) -> None:
        """Standing pages, and the files that are published as they are: media and the theme's assets."""
        standing, copies = [], []
        for file in self.catalog.files_below(PAGES):
            page = self._standing(file)
            if page:
                standing.append(page)
        for file in self.catalog.files_below(MEDIA):
            if file.regular and file.path.lower().endswith(MEDIA_SUFFIXES):
                copies.append((file.path, Source(file.path, self._digest(file))))
            else:
                hint = "published are " + ", ".join(MEDIA_SUFFIXES)
                self.said.append(Diagnostic(file.path, 0, 0, "SN602", "not published", hint, "warning"))
        for name, path in theme_files(self.where.themes).items():
            if name.startswith(ASSETS):
                copies.append((name, Source(THEME + name, digest_of(read_file(path)))))
        self.standing, self.copies = tuple(standing), tuple(copies)

    def _standing(self, file: FileRow) -> Standing | None:
        if not file.regular or not file.path.endswith(PAGE_SUFFIX):
            return None
        try:
            data = read_file(os.path.join(self.where.content, file.path))
        except OSError as error:
            self.said.append(Diagnostic(file.path, 0, 0, "SN108", f"the file could not be read: {error.strerror}"))
            return None
        loaded = load_standing(self.site, self.authority, file.path, data)
        self.said.extend(loaded.diagnostics)
        if loaded.article is None:
            return None
        path = file.path.removeprefix(PAGES).removesuffix(PAGE_SUFFIX) + ".html"
        return Standing(path, loaded.article.headline.title, Source(file.path, digest_of(data)))

    def _digest(self, file: FileRow) -> str:
        """The digest of a file that is published as it is; read only where it may have changed."""
        if file.suspect or not file.digest:
            digest = digest_of(read_file(os.path.join(self.where.content, file.path)))
            self.catalog.set_digests([(file.path, digest)])
            return digest
        return file.digest

    # -- plan

    def _load_key(self) -> bytes:
        """What loaded articles depend on, besides their files."""
        settings = self.settings
        parts = (code_digest(), self.site, settings.tags_text, settings.sources_text)
        return digest_of(_encode((parts, self.options.drafts, self.options.future))).encode()

    def _plan_key(self, inputs: bytes) -> bytes:
        """What all pages depend on, besides articles: where it is as it was, only touched parts are planned."""
        return digest_of(_encode((inputs, self._load_key(), self.standing))).encode()

    def _archive(self) -> Archive:
        rejected = Counter(said.code for said in self.catalog.diagnostics() if said.severity == "error")
        return Archive(
            self.site, self.authority, self.catalog, self.standing, self.copies, tuple(sorted(rejected.items()))
        )

    def _fingerprint(self) -> Fingerprint:
        digests = template_digests(self.where.themes, DATA)
        return base_fingerprints(self.site, self.standing, code_digest().encode(), digests)

    # -- make

    def _setup(self) -> SetupFile:
        """Write down what workers need to know; in a place of its own, since its digest names it."""
        os.makedirs(self.where.spool, exist_ok=True)
        settings = self.settings
        setup = Setup(
            uuid.uuid4().hex,
            self.where.content,
            self.where.stage,
            self.where.spool,
            self._spooling,
            self.where.themes,
            self.site,
            self.standing,
            settings.tags_text,
            settings.sources_text,
        )
        data, path = _encode(setup), os.path.join(self.where.cache, "setup")
        publish.write_file(path, data)
        return SetupFile(path, digest_of(data), code_digest())

    def _make(
        self, workers: Workers, planner: Planner, parts: Iterable[tuple[View, str]], setup: SetupFile
    ) -> list[str]:
        """Make the stale pages of these parts in the staging folder; the paths of those that were made."""
        publish.discard_now(self.where.stage)
        os.makedirs(self.where.stage)
        waiting: deque[tuple[Stale, ...]] = deque()
        stale = planner.stale(parts)
        first = list(islice(stale, POOL_FROM))  # as many as decide whether a pool pays
        jobs = self._jobs(chain(first, stale), waiting)
        failures: dict[tuple[str, int], Diagnostic] = {}  # by place: one mistake in a template fails many pages
        written: list[str] = []
        for answer in workers.run(len(first))(partial(make_batch, setup), jobs):
            rows = []
            for one, made in zip(waiting.popleft(), _made.decode(answer), strict=True):
                for file in made:
                    if file.diagnostic:
                        failures.setdefault((file.diagnostic.file, file.diagnostic.line), file.diagnostic)
                    rows.append(OutputRow(file.path, one.part, one.fingerprint, file.size, file.mtime_ns))
            self.catalog.set_outputs(rows)
            if not planner.fresh:  # else everything is written, and a million paths need not be remembered
                written += [row.path for row in rows]
            self.progress("make", len(rows))
        if any(said.code == "SN109" for said in failures.values()):
            raise Interrupted
        if failures:
            raise BuildFailed([*self.said, *failures.values()])
        return written

    def _jobs(self, stale: Iterable[Stale], waiting: deque[tuple[Stale, ...]]) -> Iterator[bytes]:
        """Pack stale pages into jobs; `waiting` remembers which pages each job has."""
        batch: list[Stale] = []
        size = 0
        for one in stale:
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
                span = msgspec.msgpack.decode(one.page.data, type=tuple[str, str, str])
                spool_segment(self.where.spool, one.page.path, self.catalog.to_index(*span[:2]))
        spooled = {
            source.path: place
            for one in batch
            if self._spooling and one.page.template
            for source in one.page.reads
            if (place := self.catalog.spool_of(source.path))
        }
        return _encode(MakeJob(tuple(one.page for one in batch), spooled))

    # -- publish

    def _publish(self, planner: Planner, written: list[str], gone: list[str], damage: Damage) -> None:
        """Put everything in place, and let the catalog know what is there now."""
        if planner.fresh or not os.path.exists(os.path.join(self.where.output, publish.MARKER)):
            publish.write_file(os.path.join(self.where.stage, publish.MARKER), publish.MARKER_TEXT)
            written = [*written, publish.MARKER]
        self.publisher.publish(whole=planner.fresh, files=written, gone=gone)
        self.catalog.forget_outputs(gone)
        if planner.fresh:
            self.catalog.set_folders("output", output_digests(self.where.output), ())
            return
        folders = {os.path.dirname(path) for path in (*written, *gone)} | damage.folders
        digests = list(output_digests(self.where.output, folders))
        self.catalog.set_folders(
            "output", [row for row in digests if row[1]], [path for path, digest in digests if not digest]
        )

    def _outcome(
        self, archive: Archive, planner: Planner, written: Sequence[str], gone: list[str], loaded: int
    ) -> Outcome:
        """Count, and gather what is to be said."""
        states = self.catalog.counts_by_state()
        files = self.catalog.count_files(ARTICLES)
        held = {state: states[state] for state in ("draft", "future") if states.get(state)}
        articles = states.get("live", 0)
        unknown = sorted((tag for tag in archive.tags if not tag.kind), key=lambda tag: (-tag.articles, tag.term))
        said = sorted([*self.said, *self.catalog.diagnostics()])
        return Outcome(
            files=files,
            articles=articles,
            held=held,
            rejected=files - articles - sum(held.values()),
            pages=self.catalog.output_count(),
            diagnostics=tuple(said),
            unknown_tags=tuple((tag.name, tag.articles) for tag in unknown[:SHOWN_UNKNOWN]),
            address_known=bool(self.site.url),
            written=tuple(written),
            written_count=self.catalog.output_count() if planner.fresh else len(written),
            deleted=tuple(gone),
            planned=planner.planned,
            loaded=loaded,
        )

    def _record(self, changes: Changes, keys: dict[str, bytes], outcome: Outcome) -> None:
        """Leave behind what the next build needs to know, and commit."""
        catalog = self.catalog
        catalog.set_folders("content", changes.folders, changes.gone_folders)
        catalog.set_digests((file.path, "") for file in catalog.files_below("", suspects=True))
        for key, value in keys.items():
            catalog.set_meta(key, value)
        catalog.set_meta("timezone", self.site.timezone.encode())
        catalog.set_meta("outcome", _encode(msgspec.structs.replace(outcome, written=(), deleted=())))
        catalog.commit()
