"""Strays: files of the output folder that no build made. They do not stay, and the report names each of them."""

from __future__ import annotations

import os

from syrnews_site.build.damage import OutputDamage
from syrnews_site.build.outcome import Build
from syrnews_site.build.output import MARKER
from syrnews_site.catalog.former import known_to_former
from syrnews_site.disk.raw_names import on_disk
from syrnews_site.disk.scan import UNREADABLE, scan


def strays_of(build: Build, damage: OutputDamage) -> tuple[str, ...]:
    """The files that publishing is about to delete or replace, and that no build made, in order."""
    return tuple(_lost(build)) if damage.whole else tuple(sorted(damage.strays))


def _lost(build: Build) -> list[str]:
    """Those files if the whole output folder is replaced: neither the new site nor the former catalog has them."""
    output, stage = build.where.output, build.where.stage
    if not os.path.isdir(output):
        return []
    lost = [
        path
        for folder in scan(output, hidden=True)
        for entry in folder.entries
        if entry.name != UNREADABLE
        and (path := on_disk(f"{folder.path}/{entry.name}" if folder.path else entry.name)) != MARKER
        and not (entry.regular and os.path.isfile(os.path.join(stage, path)))
    ]
    known = known_to_former(build.catalog.path, lost)
    return sorted(path for path in lost if path not in known)
