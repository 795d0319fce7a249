"""content/ in, a site in build/: scan, load, plan, make, publish. `Build.run` is the table of contents."""

from __future__ import annotations

import dataclasses
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec

from syrnews_site.build import publish
from syrnews_site.build import scan as change
from syrnews_site.build.outcome import BuildFailed, Interrupted, Outcome, Progress, decode_outcome
from syrnews_site.build.scan import Changes, Damage
from syrnews_site.catalog import seal
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.lock import lock
from syrnews_site.disk.trash import discard_now, empty_trash
from syrnews_site.model import Diagnostic
from syrnews_site.settings.clock import now
from syrnews_site.settings.options import Options, Places, places
from syrnews_site.settings.read import read_settings
from syrnews_site.theme.files import theme_digest
from syrnews_site.versions import code_digest
from syrnews_site.workers.beside import beside

_encode = msgspec.msgpack.Encoder().encode


def build(options: Options, progress: Progress = lambda stage, more: None) -> Outcome:
    """Bring the output folder up to date with the content folder.

    Raises BuildFailed where settings or templates are at fault, publish.NotOurs where the output folder is somebody
    else's, disk.lock.Locked where another build of it is running. A damaged catalog is thrown away and made again.
    """
    if options.dry:
        with tempfile.TemporaryDirectory(prefix="syrnews-site-") as scratch:
            where = places(dataclasses.replace(options, cache=Path(scratch, "cache"), output=Path(scratch, "output")))
            os.makedirs(where.cache)
            return Build(options, where, progress).run(clean=True)
    where = places(options)
    publish.check_ours(where.output)
    os.makedirs(where.cache, exist_ok=True)
    with lock(os.path.join(where.cache, "lock")):
        for clean in (options.clean, True, True):
            try:
                return Build(options, where, progress).run(clean=clean)
            except (sqlite3.DatabaseError, Interrupted):
                seal.discard(where.catalog)
    said = Diagnostic("", 0, 0, "SN109", "files keep changing while the site is built", "build again when they rest")
    raise BuildFailed([said])


class Build:
    """One run over one output, under its lock."""

    def __init__(self, options: Options, where: Places, progress: Progress) -> None:
        self.options, self.where, self.progress = options, where, progress
        self.began, self.now_ns = time.perf_counter(), time.time_ns()
        self.publisher = publish.Publisher(where.stage, where.output, where.journal)

    def run(self, *, clean: bool) -> Outcome:
        """Scan; where anything is new: load, plan, make, publish."""
        self.publisher.recover()
        empty_trash(self.where.cache)
        known = not clean and seal.trusted(self.where.catalog)
        if not known:
            seal.discard(self.where.catalog)
        with ExitStack() as stack:
            output = stack.enter_context(beside(self._output_digests)) if known else None
            outcome = self._open(output)
        self.publisher.finish()
        discard_now(self.where.stage)
        discard_now(self.where.spool)
        return msgspec.structs.replace(outcome, seconds=time.perf_counter() - self.began)

    def _open(self, output: Callable[[], bytes] | None) -> Outcome:
        catalog = Catalog(self.where.catalog)
        try:
            with closing(catalog):
                return self._run(catalog, output)
        finally:
            if not catalog.fresh or catalog.committed:
                if catalog.wrote:
                    seal.set_seal(self.where.catalog)
            else:
                seal.discard(self.where.catalog)

    def _run(self, catalog: Catalog, output: Callable[[], bytes] | None) -> Outcome:
        changes = change.content_changes(catalog, self.where.content, self.now_ns)
        if changes:
            import syrnews_site.build.run  # noqa: F401, PLC0415 - while the output is looked at, not after it
        inputs = self._inputs()
        damage = self._damage(catalog, output) if output else Damage()
        if self._is_current(catalog, changes, damage, inputs):
            return self._last_outcome(catalog)
        catalog.begin()
        settings = read_settings(self.where.content, self.options.base_url)
        if any(said.severity == "error" for said in settings.diagnostics if said.file == "site.yaml"):
            raise BuildFailed(settings.diagnostics)
        from syrnews_site.build.run import Run  # noqa: PLC0415 - templates, Markdown and workers are not imported where nothing is new

        return Run(self.options, self.where, catalog, settings, self.progress).run(changes, damage, inputs)

    def _output_digests(self) -> bytes:
        return _encode(dict(change.output_digests(self.where.output)))

    def _damage(self, catalog: Catalog, digests: Callable[[], bytes]) -> Damage:
        found = msgspec.msgpack.decode(digests(), type=dict[str, bytes])
        if not os.path.isdir(self.where.output):
            catalog.begin()
            catalog.outputs.forget_all()
            catalog.folders.forget("output")
            return Damage(folders={""})
        return change.output_damage(catalog, self.where.output, found, publish.MARKER)

    def _inputs(self) -> bytes:
        """A digest of all that outputs depend on besides the content folder: our code, the theme, the options."""
        options = self.options
        state = (code_digest(), theme_digest(self.where.themes), options.base_url, options.drafts, options.future)
        return digest_of(_encode(state)).encode()

    def _is_current(self, catalog: Catalog, changes: Changes, damage: Damage, inputs: bytes) -> bool:
        """Whether the last build's output is what this build would make. Suspects that are not changed are cleared."""
        if (
            self.options.explain
            or catalog.fresh
            or damage
            or catalog.meta("inputs") != inputs
            or changes.gone
            or changes.gone_folders
        ):
            return False
        moment = now(catalog.meta("timezone").decode())
        if not self.options.future and (catalog.articles.due(moment) or catalog.articles.newest() > moment):
            return False
        if changes.suspects:
            change.clear_false_alarms(catalog, self.where.content, changes)
            if changes.suspects:
                return False
            catalog.folders.record("content", changes.folders)
            catalog.commit()
        return True

    def _last_outcome(self, catalog: Catalog) -> Outcome:
        last = decode_outcome(catalog.meta("outcome"))
        return msgspec.structs.replace(last, written_count=0, planned=0, loaded=0)
