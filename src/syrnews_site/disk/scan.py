"""One walk over a folder: the name, time, size and inode of every file, and no file opened."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

# A file written within this time before a scan may be written again without a new mtime (FAT counts in steps of 2 s).
RACY_NS = 2_000_000_000

LINKED = ("articles", "media", "pages")

_encode = msgspec.msgpack.Encoder().encode


class Entry(NamedTuple):
    """One file of a folder, as a scan sees it. `regular` is false for links, pipes, sockets and devices."""

    name: str
    mtime_ns: int
    size: int
    inode: int
    regular: bool


class Folder(NamedTuple):
    """One folder: its path relative to the root (empty for the root itself), and its entries by name."""

    path: str
    entries: tuple[Entry, ...]

    def digest(self) -> bytes:
        """What tells whether anything in this folder (not below it) is other than it was."""
        return hashlib.blake2b(_encode(self.entries), digest_size=16).digest()

    def racy(self, now_ns: int) -> bool:
        """Whether some file is so new that it could change once more without showing it."""
        limit = now_ns - RACY_NS
        return any(entry.mtime_ns >= limit for entry in self.entries)


def scan(root: str, *, hidden: bool = False, deep: bool = True) -> Iterator[Folder]:
    """Every folder below `root` that has files, the root first, in the order of their paths.

    Names that begin with a dot, and editors' backups that end with `~`, are passed over unless `hidden`. Folders that
    are links are reported as entries that are not regular, and not entered. A folder that does not exist has no files.
    `deep=False` reads the one folder only. Folders of the names LINKED, directly below the root, may be links: an
    archive may keep its articles on another disk.
    """
    pending = [""]
    while pending:
        path = pending.pop()
        entries, folders = _read(os.path.join(root, path) if path else root, hidden, () if path else LINKED)
        if entries:
            yield Folder(path, tuple(entries))
        if not deep:
            return
        prefix = path + "/" if path else ""
        pending.extend(prefix + name for name in sorted(folders, reverse=True))


def _read(where: str, hidden: bool, linked: tuple[str, ...]) -> tuple[list[Entry], list[str]]:
    entries: list[Entry] = []
    folders: list[str] = []
    is_file, is_folder, new = stat.S_ISREG, stat.S_ISDIR, tuple.__new__
    for name, about in _held(where):
        if not hidden and (name[0] == "." or name[-1] == "~"):
            continue
        mode = about.st_mode
        if is_folder(mode) or (name in linked and os.path.isdir(os.path.join(where, name))):
            folders.append(name)
        else:
            entries.append(new(Entry, (name, about.st_mtime_ns, about.st_size, about.st_ino, is_file(mode))))
    entries.sort()
    return entries, folders


def _held(where: str) -> Iterator[tuple[str, os.stat_result]]:
    """What a folder holds, links not followed; nothing where it is no folder. What is deleted meanwhile is left out."""
    if os.stat not in os.supports_dir_fd:  # Windows, where the listing brings the figures with it
        with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(where) as found:
            for item in found:
                with contextlib.suppress(FileNotFoundError):
                    yield item.name, item.stat(follow_symlinks=False)
        return
    try:
        folder = os.open(where, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return
    try:
        stat_of = os.stat
        for name in os.listdir(folder):
            try:
                about = stat_of(name, dir_fd=folder, follow_symlinks=False)  # a fifth cheaper than by its whole path
            except FileNotFoundError:
                continue
            yield name, about
    finally:
        os.close(folder)
