"""A build that has something to do: load what changed, plan what that touches, make it, publish it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

import msgspec

from syrnews_site.authority.lookup import load_authority
from syrnews_site.build import publish
from syrnews_site.build.fingerprint import base_fingerprints
from syrnews_site.build.load import Edits, Intake
from syrnews_site.build.make import Maker
from syrnews_site.build.outcome import Outcome, Progress, decode_outcome
from syrnews_site.build.plan import MANY, Planner
from syrnews_site.build.scan import Changes, Damage, clear_false_alarms, output_digests
from syrnews_site.build.static import gather
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.content.files import ARTICLES, unfit
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import write_file
from syrnews_site.model import ContentFile, Standing
from syrnews_site.pages import DATA
from syrnews_site.pages.aliases import aliases
from syrnews_site.pages.archive import Archive
from syrnews_site.settings.clock import now
from syrnews_site.settings.options import Options, Places
from syrnews_site.settings.read import Settings
from syrnews_site.theme.references import template_digests, template_names
from syrnews_site.versions import code_digest
from syrnews_site.workers.choose import Workers
from syrnews_site.workers.context import write_setup
from syrnews_site.workers.segments import keep_new_segments

SHOWN_UNKNOWN = 50  # tags that the authority lacks: so many are named

_encode = msgspec.msgpack.Encoder().encode


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
        self.copies: tuple[tuple[str, ContentFile], ...] = ()
        self._spooling = False  # whether this build loads every article, and keeps them until their pages are made

    def run(self, changes: Changes, damage: Damage, inputs: bytes) -> Outcome:
        """Everything from the changed files to the published pages; the catalog is committed at the end."""
        with Workers(self.options) as workers:
            intake = self._load(workers, changes)
            self.standing, self.copies, said = gather(self.site, self.authority, self.catalog, self.where)
            self.said += said
            archive, key = self._archive(), self._plan_key(inputs)
            fresh = self.catalog.outputs.count() == 0
            templates = self._template_digests(inputs)
            fingerprint = base_fingerprints(self.site, self.standing, code_digest().encode(), templates)
            planner = Planner(archive, fingerprint, damage, fresh, explained=self.options.explain)
            every = fresh or intake.whole or len(intake.edits.headlines) > MANY or self.catalog.meta("plan_key") != key
            parts = planner.every_part() if every else planner.touched_parts(intake.edits)
            if self.options.dry:
                count = sum(1 for _ in planner.stale(parts))
                return self._outcome(archive, planner, ("",) * count, [], intake.edits)
            maker = Maker(self.where, self.catalog, self.progress, spooled=self._spooling)
            written, kept = maker.make(
                workers,
                planner.stale(parts),
                write_setup(self.where, self.settings, self.standing),
                remember=not fresh,
            )
        keep_new_segments(self.where.index, (each.segment.name for each in archive.segments))
        remade = {*written, *kept}
        gone = [path for path in (*planner.gone, *damage.strays) if path not in remade]
        self._publish(planner, written, gone, damage)
        same_tags = not every and not intake.edits.headlines
        outcome = self._outcome(archive, planner, written, gone, intake.edits, same_tags=same_tags)
        explanation: tuple[str, ...] = ()
        if self.options.explain:
            explanation = planner.explain(self.options.explain, partial(template_names, self.where.themes))
        keys = {"inputs": inputs, "plan_key": key, "templates": _encode(templates)}
        self._record(changes, {**keys, "rejected": _encode(archive.rejected)}, outcome)
        return msgspec.structs.replace(outcome, explanation=explanation)

    # -- load

    def _load(self, workers: Workers, changes: Changes) -> Intake:
        """Load new and changed files, or every file where settings or our code are not what they were."""
        catalog, load_key = self.catalog, self._load_key()
        moment = now(self.site.timezone)
        again = catalog.meta("load_key") != load_key or (not self.options.future and catalog.articles.newest() > moment)
        if again:
            catalog.articles.clear()
            catalog.diagnostics.clear()
            catalog.set_meta("load_key", load_key)
        self._spooling = again
        intake = Intake(catalog, whole=again, now=moment, drafts=self.options.drafts, future=self.options.future)
        if not again:
            clear_false_alarms(catalog, self.where.content, changes)
        intake.forget(changes.gone)
        catalog.files.forget(changes.gone)
        catalog.diagnostics.forget(changes.gone)
        expected = catalog.files.count(ARTICLES, suspects=not again)
        run = workers.for_jobs(expected)
        intake.load(
            run, self._to_load(intake), write_setup(self.where, self.settings, ()), partial(self.progress, "load")
        )
        if not self.options.future:
            intake.release()
        intake.settle()
        return intake

    def _to_load(self, intake: Intake) -> Iterator[str]:
        """The paths of articles to load; files that cannot be opened are rejected on the way."""
        for file in self.catalog.files.below(ARTICLES, suspects=not intake.whole):
            said = unfit(file.path, file.size, regular=file.regular, max_file_size=self.site.max_file_size)
            if said:
                intake.reject(file.path, said)
            else:
                yield file.path

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
        errors = (said for said in self.catalog.diagnostics.all() if said.severity == "error")
        rejected = Counter(next(said).code for _, said in groupby(errors, key=attrgetter("file")))
        return Archive(
            self.site, self.authority, self.catalog, self.standing, self.copies, tuple(sorted(rejected.items()))
        )

    def _template_digests(self, inputs: bytes) -> dict[str, bytes]:
        """Of each template that makes pages; those of the last build where the theme is as it was."""
        if self.catalog.meta("inputs") == inputs:
            return msgspec.msgpack.decode(self.catalog.meta("templates"), type=dict[str, bytes])
        return template_digests(self.where.themes, DATA)

    # -- publish

    def _publish(self, planner: Planner, written: list[str], gone: list[str], damage: Damage) -> None:
        """Put everything in place, and let the catalog know what is there now."""
        if planner.fresh or not os.path.exists(os.path.join(self.where.output, publish.MARKER)):
            write_file(os.path.join(self.where.stage, publish.MARKER), publish.MARKER_TEXT)
            written = [*written, publish.MARKER]
        self.publisher.publish(whole=planner.fresh, files=written, gone=gone)
        self.catalog.outputs.forget(gone)
        if planner.fresh:
            self.catalog.folders.record("output", output_digests(self.where.output))
            return
        folders = {os.path.dirname(path) for path in (*written, *gone)} | damage.folders
        digests = list(output_digests(self.where.output, folders))
        self.catalog.folders.record(
            "output", [row for row in digests if row[1]], [path for path, digest in digests if not digest]
        )

    def _outcome(
        self,
        archive: Archive,
        planner: Planner,
        written: Sequence[str],
        gone: list[str],
        edits: Edits,
        *,
        same_tags: bool = False,
    ) -> Outcome:
        """Count, and gather what is to be said. `same_tags`: no article has other tags than at the last build."""
        states = self.catalog.articles.counts_by_state()
        files = self.catalog.files.count(ARTICLES)
        held = {state: states[state] for state in ("draft", "future") if states.get(state)}
        articles = states.get("live", 0)
        said = sorted([*self.said, *aliases(archive)[1], *self.catalog.diagnostics.all()])
        return Outcome(
            files=files,
            articles=articles,
            held=held,
            rejected=files - articles - sum(held.values()),
            pages=self.catalog.outputs.count(),
            diagnostics=tuple(said),
            unknown_tags=self._unknown_tags(archive, same=same_tags),
            address_known=bool(self.site.url),
            written=tuple(written),
            written_count=self.catalog.outputs.count() if planner.fresh else len(written),
            deleted=tuple(gone),
            planned=planner.planned,
            loaded=edits.loaded,
        )

    def _unknown_tags(self, archive: Archive, *, same: bool) -> tuple[tuple[str, int], ...]:
        """The most frequent tags that tags.yaml lacks, with the numbers of their articles."""
        if same:
            return decode_outcome(self.catalog.meta("outcome")).unknown_tags
        unknown = sorted((tag for tag in archive.tags if not tag.kind), key=lambda tag: (-tag.articles, tag.term))
        return tuple((tag.name, tag.articles) for tag in unknown[:SHOWN_UNKNOWN])

    def _record(self, changes: Changes, keys: dict[str, bytes], outcome: Outcome) -> None:
        """Leave behind what the next build needs to know, and commit."""
        catalog = self.catalog
        catalog.folders.record("content", changes.folders, changes.gone_folders)
        catalog.files.set_digests((file.path, "") for file in catalog.files.below("", suspects=True))
        for key, value in keys.items():
            catalog.set_meta(key, value)
        catalog.set_meta("timezone", self.site.timezone.encode())
        catalog.set_meta("outcome", _encode(msgspec.structs.replace(outcome, written=(), deleted=())))
        catalog.commit()
