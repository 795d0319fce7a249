"""Walks what a person names on the command line: files and folders, without following a link."""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from collections.abc import Iterator

from syrnews_site.disk.files import read_below
from syrnews_site.disk.scan import UNREADABLE, ScannedFile, ScannedFolder, scan
from syrnews_site.importing.model import NotTaken, SourceFile, SourceItem

HEAD = 4096  # bytes by which a file is recognised
# The folder of pictures that a browser saves beside a page, in the languages of browsers.
_BESIDE = re.compile(r"(?P<page>.+)(?:_files|\.files|_ملفات|_fichiers|-Dateien|_dosyalar)")
# ArchiveBox keeps a page in a folder of its own, in several forms; the best one first.
SNAPSHOT_INDEX = "index.json"
SNAPSHOT_PAGES = ("singlefile.html", "output.html", "readability/content.html")
_PAGES = (".html", ".htm", ".xhtml", ".HTML", ".HTM")


def walk(paths: tuple[str, ...]) -> Iterator[SourceFile | NotTaken]:
    """Every regular file of the sources, in the order of paths; and what is no regular file, with the reason."""
    for path in paths:
        if os.path.isdir(path):
            yield from _walk_folder(path)
        else:
            root, name = os.path.split(os.path.abspath(path))
            size = os.stat(path).st_size
            yield SourceFile(root, name, name, size)


def _walk_folder(root: str) -> Iterator[SourceFile | NotTaken]:
    prefix = os.path.basename(os.path.abspath(root))
    snapshot = ""  # the path of the folder of ArchiveBox that the walk is in
    pages: set[str] = set()  # paths of pages without their suffix, whose folders of pictures may follow
    for folder in scan(root):
        pages |= {posixpath.join(folder.path, stem) for file in folder.entries if (stem := _stem_of_page(file.name))}
        page = _page_of(folder.path, pages)
        if _is_snapshot(folder):
            snapshot = folder.path + "/"
        inside = bool(snapshot) and f"{folder.path}/".startswith(snapshot)
        for file in folder.entries:
            if inside and file.regular and (folder.path + "/", file.name) != (snapshot, SNAPSHOT_INDEX):
                name = posixpath.join(prefix, folder.path, file.name)
                yield NotTaken(name, "belongs to a snapshot of ArchiveBox", size=file.size)
                continue
            yield _found(root, prefix, folder, file, page)


def _is_snapshot(folder: ScannedFolder) -> bool:
    names = {file.name for file in folder.entries}
    return bool(folder.path) and SNAPSHOT_INDEX in names and not names.isdisjoint(SNAPSHOT_PAGES)


def _found(root: str, prefix: str, folder: ScannedFolder, file: ScannedFile, page: str) -> SourceFile | NotTaken:
    path = posixpath.join(folder.path, file.name)
    name = posixpath.join(prefix, path)
    if file.name == UNREADABLE:
        return NotTaken(posixpath.join(prefix, folder.path), "the folder cannot be read", failed=True)
    if not file.regular:
        return NotTaken(name, "a link, a hidden file, or no regular file")
    if page:
        return NotTaken(name, f"belongs to the saved page {page}", size=file.size)
    return SourceFile(root, path, name, file.size)


def _stem_of_page(name: str) -> str:
    stem, suffix = posixpath.splitext(name)
    return stem if suffix in _PAGES else ""


def _page_of(path: str, pages: set[str]) -> str:
    """The page to whose folder of pictures a folder belongs; empty if there is none."""
    parts = path.split("/")
    for depth, part in enumerate(parts, 1):
        found = _BESIDE.fullmatch(part)
        if found and (page := posixpath.join(*parts[: depth - 1], found["page"])) in pages:
            return page
    return ""


def head(file: SourceFile) -> bytes:
    """The first bytes of a file. Raises OSError."""
    return read_below(file.root, file.path, HEAD)


def whole_file(kind: str, file: SourceFile, largest: int) -> SourceItem | NotTaken:
    """The item that a whole file is, known by the SHA-256 of its bytes. Raises OSError. `largest`: bytes."""
    if file.size > largest:
        return NotTaken(file.name, f"has more than {largest // 1_000_000} MB", failed=True, size=file.size)
    digest = hashlib.sha256(read_below(file.root, file.path, largest)).hexdigest()
    return SourceItem(kind, file.name, digest, file, b"", file.size)
