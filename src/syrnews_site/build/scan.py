"""What is new since the last build: the content folder and the output folder against the catalog."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import FileRow
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.scan import RACY_NS, ScannedFolder, scan, scan_folder


@dataclass(slots=True)
class Changes:
    """What a scan of the content folder found. Files whose bytes may have changed are marked suspect in the catalog."""

    suspects: int = 0
    compared: bool = False  # whether the suspects' bytes have been compared with what they were
    gone: list[str] = field(default_factory=list)
    folders: list[tuple[str, bytes]] = field(default_factory=list)  # new digests, to be recorded with the build
    gone_folders: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.suspects or self.gone or self.gone_folders)


@dataclass(slots=True)
class Damage:
    """What a scan of the output folder found to be other than the last build left it."""

    parts: set[str] = field(default_factory=set)  # parts of the site that miss a file, or have a changed one
    missing: list[str] = field(default_factory=list)  # those files
    strays: list[str] = field(default_factory=list)  # files that no build made
    folders: set[str] = field(default_factory=set)  # where any of this was seen

    def __bool__(self) -> bool:
        return bool(self.parts or self.strays or self.folders)


def content_changes(catalog: Catalog, root: str, now_ns: int) -> Changes:
    """Compare the content folder with the catalog: folders first, files only in folders that differ."""
    changes, known = Changes(), catalog.folders.digests("content")
    for folder in scan(root):
        digest = b"" if folder.is_racy(now_ns) else folder.digest()
        if known.pop(folder.path, None) != digest or not digest:
            changes.folders.append((folder.path, digest))
            _compare_files(catalog, folder, changes, now_ns)
    for path in known:
        changes.gone_folders.append(path)
        changes.gone.extend(catalog.files.in_folder(path))
    return changes


def _compare_files(catalog: Catalog, folder: ScannedFolder, changes: Changes, now_ns: int) -> None:
    before = {} if catalog.fresh else catalog.files.in_folder(folder.path)
    prefix = folder.path + "/" if folder.path else ""
    rows = []
    for entry in folder.entries:
        path = prefix + entry.name
        row = before.pop(path, None)
        seen = (entry.mtime_ns, entry.size, entry.inode, entry.regular)
        if row is None or row.racy or row.suspect or row[2:6] != seen:
            digest = row.digest if row and row.size == entry.size else ""  # of another size: nothing to compare
            rows.append(FileRow(path, folder.path, *seen, entry.mtime_ns >= now_ns - RACY_NS, digest, True))
    changes.gone.extend(before)
    if rows:
        catalog.begin()
        catalog.files.record(rows)
        changes.suspects += len(rows)


def clear_false_alarms(catalog: Catalog, root: str, changes: Changes) -> None:
    """Read suspect files and compare their bytes with what they were: those that are the same are suspect no more.

    Reading and hashing a file takes a third of the time that loading it does, so that a fresh checkout, where every
    file has another time, is cheap as well. Asked for a second time it does nothing.
    """
    if changes.compared or not changes.suspects or catalog.fresh:
        return
    same = []
    for row in catalog.files.below("", suspects=True):
        if row.digest and row.regular:
            with contextlib.suppress(OSError), open(os.path.join(root, row.path), "rb") as file:
                if digest_of(file.read()) == row.digest:
                    same.append((row.path, row.digest))
    catalog.files.set_digests(same)
    changes.suspects -= len(same)
    changes.compared = True


def output_damage(catalog: Catalog, output: str, digests: Mapping[str, bytes], marker: str) -> Damage:
    """Compare the output folder, whose `digests` were just taken, with what the last build left there."""
    damage, known = Damage(), catalog.folders.digests("output")
    for path in sorted(digests.keys() | known.keys()):
        if digests.get(path) != known.get(path):
            damage.folders.add(path)
            _compare_outputs(catalog, scan_folder(output, path), marker, damage)
    return damage


def _compare_outputs(catalog: Catalog, folder: ScannedFolder, marker: str, damage: Damage) -> None:
    wanted = {row.path: row for row in catalog.outputs.in_folder(folder.path)}
    prefix = folder.path + "/" if folder.path else ""
    for entry in folder.entries:
        path = prefix + entry.name
        row = wanted.pop(path, None)
        if row is None:
            if path != marker:
                damage.strays.append(path)
        elif (row.size, row.mtime_ns, True) != (entry.size, entry.mtime_ns, entry.regular):
            wanted[path] = row
    for row in wanted.values():
        damage.parts.add(row.part)
        damage.missing.append(row.path)


def output_digests(output: str, folders: set[str] | None = None) -> Iterator[tuple[str, bytes]]:
    """The digest of each folder of the output, or of some of them; empty for one that is no more."""
    if folders is None:
        for folder in scan(output, hidden=True):
            yield folder.path, folder.digest()
        return
    for path in sorted(folders):
        found = scan_folder(output, path)
        yield path, found.digest() if found.entries else b""
