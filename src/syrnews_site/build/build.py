"""The contents page of a build: `bring_up_to_date` calls scan, load, plan, make and publish, in this order."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import tempfile
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec

from syrnews_site.build.attempts import Without, until_steady
from syrnews_site.build.damage import scan_output
from syrnews_site.build.journal import finish, recover
from syrnews_site.build.outcome import Build, BuildFailed, Outcome, Progress, Unfinished
from syrnews_site.build.output import check_ours
from syrnews_site.build.room import clear, make_room, require_memory, tidy
from syrnews_site.build.scan import scan_content
from syrnews_site.build.unchanged import inputs_key, is_current, last_outcome
from syrnews_site.catalog.catalog import open_catalog
from syrnews_site.content.files import ARTICLES
from syrnews_site.diagnostics import quoted
from syrnews_site.disk.lock import lock, lock_folder
from syrnews_site.disk.signals import HeldSignals
from syrnews_site.disk.trash import discard
from syrnews_site.model import Diagnostic
from syrnews_site.settings.options import Options, Places, linked_folders, places
from syrnews_site.theme.files import theme_digest
from syrnews_site.workers.choose import Workers


def build(
    options: Options, progress: Progress = lambda stage, more: None, signals: HeldSignals | None = None
) -> Outcome:
    """Bring the output folder up to date with the content folder.

    While files are put in place, signals that end the process wait. They are then noted in `signals`, whose `with`
    block is the caller's; without `signals`, they are raised again after the build.

    Raises BuildFailed if settings or templates have mistakes, output.NotOurs if the output folder belongs to somebody
    else, disk.lock.Locked if another build of this output is running, workers.pool.Refused if no worker is fit,
    OSError or MemoryError if the machine fails: the output folder is then unchanged. Raises Unfinished if publishing
    was cut off.
    """
    if signals is None:
        with HeldSignals() as held:
            outcome = build(options, progress, held)
        held.raise_again()
        return outcome
    require_memory()
    if linked := linked_folders(options):
        raise BuildFailed(_linked(folder) for folder in linked)
    if options.dry:
        with tempfile.TemporaryDirectory(prefix="syrnews-site-") as scratch:
            where = places(dataclasses.replace(options, cache=Path(scratch, "cache"), output=Path(scratch, "output")))
            os.makedirs(where.cache)
            with contextlib.suppress(OSError):  # who has which address decides what is reported
                shutil.copyfile(places(options).owners, where.owners, follow_symlinks=False)
            return until_steady(where, partial(_attempt, options, where, progress, signals), clean=True)
    where = places(options)
    check_ours(where, locked=False)
    make_room(where)
    with lock(os.path.join(where.cache, "lock")), lock_folder(where.output):
        check_ours(where, locked=True)
        return until_steady(where, partial(_attempt, options, where, progress, signals), clean=options.clean)


def _linked(folder: str) -> Diagnostic:
    message = f"{quoted(folder)} is a link, and no link is followed"
    return Diagnostic("", 0, 0, "SN104", message, "name the folder itself on the command line, or make it a folder")


def _attempt(
    options: Options, where: Places, progress: Progress, signals: HeldSignals, clean: bool, without: Without
) -> Outcome:
    """One build of an output, whose lock the caller holds.

    Raises sqlite3.DatabaseError if the catalog is damaged, and Interrupted if a file changed while the build ran.
    """
    began = time.perf_counter()
    # Every build that ends by itself deletes this folder. A build that died at publishing had run all its jobs.
    died = os.path.isdir(where.spool) and not os.path.exists(where.journal)
    tidy(where)
    recover(where)
    if clean:
        discard(where.index)
    try:
        with closing(open_catalog(where.catalog, clean=clean)) as catalog, Workers(options, apart=died) as workers:
            outcome = bring_up_to_date(Build(options, where, catalog, workers, progress, signals, without))
        finish(where)
    except Unfinished:
        raise  # the staging folder has what the next build needs to finish
    except BaseException:
        clear(where)
        raise
    clear(where)
    return msgspec.structs.replace(outcome, seconds=time.perf_counter() - began)


def bring_up_to_date(build: Build) -> Outcome:
    """The five verbs: scan the content folder and the output folder; if anything is new, load, plan, make, publish.

    Nothing in the output folder changes before `published`. The catalog changes only if `record` is reached.
    """
    catalog, where, options = build.catalog, build.where, build.options

    # A copy of this process scans; find_damage waits for it.
    with scan_output(catalog, where.output, every=options.verify) as find_damage:
        changes = scan_content(catalog, where.content, time.time_ns(), every=options.verify)
        theme = theme_digest(where.themes)
        inputs = inputs_key(options, theme)
        if is_current(catalog, options, inputs, changes) and not find_damage():
            return last_outcome(catalog, changes)
        if catalog.fresh:  # processes start while this one imports
            build.workers.for_jobs(catalog.files.count(ARTICLES))

        # Templates, Markdown and the search index take 0.15 s to import, which a build that finds nothing new saves.
        from syrnews_site.build.dead_links import dead_links, dead_links_of_plan  # noqa: PLC0415
        from syrnews_site.build.explain import explain  # noqa: PLC0415
        from syrnews_site.build.fingerprint import keys_of  # noqa: PLC0415
        from syrnews_site.build.guards import refuse_loss, refuse_lost_pages, refuse_size  # noqa: PLC0415
        from syrnews_site.build.links import note_resized, resolve_links  # noqa: PLC0415
        from syrnews_site.build.load import load  # noqa: PLC0415
        from syrnews_site.build.make import MadePages, make  # noqa: PLC0415
        from syrnews_site.build.owners import record_owners  # noqa: PLC0415
        from syrnews_site.build.plan import archive_of, plan  # noqa: PLC0415
        from syrnews_site.build.publish import published  # noqa: PLC0415
        from syrnews_site.build.static import gather  # noqa: PLC0415
        from syrnews_site.build.stories import find_stories  # noqa: PLC0415
        from syrnews_site.build.strays import strays_of  # noqa: PLC0415
        from syrnews_site.build.summary import record, summarize  # noqa: PLC0415
        from syrnews_site.workers.context import write_setup  # noqa: PLC0415

        damage = find_damage()

    catalog.begin()
    files = gather(build)
    keys = keys_of(build, files, inputs)
    setup = write_setup(where, files.settings, files.standing)

    edits = load(build, files, keys, changes, setup)
    refuse_loss(build)

    resolve_links(catalog, edits, files.standing, every=edits.whole or catalog.meta("plan_key") != keys.plan)

    note_resized(catalog, edits, files.resized)

    if files.settings.site.stories:
        find_stories(catalog, edits)

    archive = archive_of(files, catalog)
    if options.dry:
        return summarize(files, archive, edits, MadePages(), dead_links_of_plan(archive))
    explanation = explain(archive, options.explain, damage, keys, where.themes) if options.explain else ()
    steps = plan(archive, edits, damage, keys)

    made = make(build, steps, setup, spooled=edits.whole, remember=not damage.whole)
    refuse_lost_pages(build)
    refuse_size(build, files.settings.site, made.gone)

    strays = strays_of(build, damage)

    with published(build, archive, made, damage, theme):
        outcome = summarize(files, archive, edits, made, dead_links(archive))
        record_owners(archive, where.owners)
        record(catalog, changes, keys, archive, edits, outcome)
    return msgspec.structs.replace(outcome, explanation=explanation, strays=strays)
