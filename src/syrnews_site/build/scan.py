"""Scan: which content files are new, changed or gone since the last build."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import FileRow
from syrnews_site.disk.files import digest_below
from syrnews_site.disk.scan import ScannedFile, scan


@dataclass(frozen=True, slots=True)
class ContentChanges:
    """What a scan of the content folder found. In the catalog, the new and the changed files are marked as suspect."""

    suspects: int  # how many files are new or changed
    gone: tuple[str, ...]  # files
    folders: tuple[tuple[str, bytes], ...]  # folders that differ, with the digests to record
    gone_folders: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.suspects or self.gone or self.gone_folders)


def scan_content(catalog: Catalog, root: str, now_ns: int, *, every: bool = False) -> ContentChanges:
    """Compare the content folder with the catalog: first the folders, then the files of folders that differ.

    Afterwards the catalog has the files that the folder has. `now_ns` is the moment of the scan (ns since 1970).
    `every`: the bytes of every file are compared, not only of files that look different.
    """
    known = catalog.folders.digests("content")
    folders: list[tuple[str, bytes]] = []
    gone: list[str] = []
    suspects = 0
    for folder in scan(root):
        digest = b"" if folder.is_racy(now_ns) else folder.digest()
        if known.pop(folder.path, None) == digest != b"" and not every:
            continue
        folders.append((folder.path, digest))
        prefix = folder.path + "/" if folder.path else ""
        files = {prefix + entry.name: entry for entry in folder.entries}
        before = {} if catalog.fresh else catalog.files.in_folder(folder.path)
        gone += [path for path in before if path not in files]
        rows = [
            _row(root, folder.path, path, entry, row, now_ns)
            for path, entry in files.items()
            if (row := before.get(path)) is None or every or row.racy or row[2:7] != entry[1:]
        ]
        if rows:
            catalog.begin()
            catalog.files.record(rows)
            suspects += sum(row.suspect for row in rows)
    for path in known:
        gone += catalog.files.in_folder(path)
    if gone:
        catalog.begin()
        catalog.files.forget(gone)
        catalog.diagnostics.forget(gone)
    return ContentChanges(suspects, tuple(gone), tuple(folders), tuple(known))


def _row(root: str, folder: str, path: str, entry: ScannedFile, before: FileRow | None, now_ns: int) -> FileRow:
    """The catalog's row of a file that is new, or whose times, size or inode changed. Same bytes are not suspect.

    Reading and hashing a file takes a third of the time that loading takes. So a build after a fresh checkout, which
    changes the time of every file, is cheap.
    """
    digest = before.digest if before and entry.regular and before.size == entry.size else ""
    same = bool(digest) and _digest(root, path) == digest
    return FileRow(path, folder, *entry[1:], entry.is_racy(now_ns), digest, not same)


def _digest(root: str, path: str) -> str:
    """The digest of a file's bytes; empty if the file cannot be read."""
    with contextlib.suppress(OSError):
        return digest_below(root, path)
    return ""
