"""Publish: what was made becomes the output folder, all of it or nothing."""

from __future__ import annotations

import contextlib
import os

from syrnews_site.build.damage import OutputDamage
from syrnews_site.build.journal import Publication, carry_out
from syrnews_site.build.make import MadePages
from syrnews_site.build.outcome import Build
from syrnews_site.build.output import MARKER, MARKER_TEXT, folder_digests, record_output
from syrnews_site.disk.files import write_file
from syrnews_site.pages.archive import Archive
from syrnews_site.workers.segments import keep_new_segments

SYNCED = 256  # files: for so few it costs little to wait until they are on the disk


def publish(build: Build, archive: Archive, made: MadePages, damage: OutputDamage) -> None:
    """Publish the staged files, delete those that are gone, and let the catalog and the cache know."""
    catalog, where = build.catalog, build.where
    keep_new_segments(where.index, (indexed.segment.name for indexed in archive.segments))
    written = list(made.written)
    if damage.whole or not os.path.exists(os.path.join(where.output, MARKER)):
        write_file(os.path.join(where.stage, MARKER), MARKER_TEXT)
        written.append(MARKER)
    if len(written) <= SYNCED:
        _sync(where.stage, written)
    carry_out(where, Publication(damage.whole, [] if damage.whole else written, made.gone))
    catalog.outputs.forget(made.gone)
    if damage.whole:
        catalog.folders.record("output", folder_digests(where.output).items())
    else:
        changed = (os.path.dirname(path) for path in (*written, *made.gone))
        record_output(catalog, where.output, (*changed, *damage.folders))


def _sync(folder: str, paths: list[str]) -> None:
    """Wait until these files are on the disk."""
    for path in paths:
        with contextlib.suppress(OSError), open(os.path.join(folder, path), "rb+") as file:
            os.fsync(file.fileno())
