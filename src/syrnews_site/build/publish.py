"""Publish: what was made becomes the output folder, all of it or nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from syrnews_site.build.damage import OutputDamage
from syrnews_site.build.journal import Publication, carried_out, is_safe
from syrnews_site.build.make import MadePages
from syrnews_site.build.outcome import Build, Interrupted
from syrnews_site.build.output import MARKER, MARKER_TEXT, folder_digests, has_marker, record_output
from syrnews_site.disk.exchange import sync_file_system
from syrnews_site.disk.files import write_file
from syrnews_site.model import Diagnostic
from syrnews_site.pages.archive import Archive
from syrnews_site.theme.files import theme_digest
from syrnews_site.workers.segments import keep_new_segments

SYNCED_ALONE = 48  # files: for more, syncing the whole file system costs less than syncing each of them


@contextmanager
def published(build: Build, archive: Archive, made: MadePages, damage: OutputDamage, theme: str) -> Iterator[None]:
    """Publish the staged files, delete those that are gone, and let the catalog and the cache know.

    If this fails, or what the `with` block does, the output folder is again what it was. `theme`: the digest of the
    templates when the build began. From here on, signals that end a process wait until the build is over.

    Raises Interrupted if a template changed while the build ran, and Unfinished if nothing can be undone.
    """
    catalog, where = build.catalog, build.where
    if theme_digest(where.themes) != theme:
        raise Interrupted([Diagnostic("", 0, 0, "SN109", "a template changed during the build", "build again")])
    if not all(map(is_safe, made.gone)):
        raise sqlite3.DatabaseError("a path in the catalog leads out of the output folder")
    keep_new_segments(where.index, (indexed.segment.name for indexed in archive.segments))
    written = list(made.written)
    if damage.whole or not has_marker(where.output):
        write_file(os.path.join(where.stage, MARKER), MARKER_TEXT)
        written.append(MARKER)
    if build.options.sync:
        _sync(where.stage, None if damage.whole else written)
    catalog.verify()
    build.signals.hold()
    with carried_out(where, Publication(damage.whole, [] if damage.whole else written, made.gone)):
        catalog.outputs.forget(set(made.gone).difference(damage.strays))
        if damage.whole:
            catalog.folders.record("output", folder_digests(where.output).items())
        else:
            changed = (os.path.dirname(path) for path in (*written, *made.gone))
            record_output(catalog, where.output, (*changed, *damage.folders))
        yield


def _sync(folder: str, paths: list[str] | None) -> None:
    """Wait until these files, or all files of the folder, are on the disk. A power cut then leaves no empty pages."""
    if paths is None or len(paths) > SYNCED_ALONE:
        sync_file_system(folder)
        return
    for path in paths:
        with open(os.path.join(folder, path), "rb+") as file:
            os.fsync(file.fileno())
