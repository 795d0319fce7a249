"""One walk over a folder tree: name, time, size and inode of every file. No file is opened."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from typing import NamedTuple

from syrnews_site.disk.system_files import is_system_file
from syrnews_site.packed import encode

# A file that was written within this time before a scan may be written again and keep its mtime: FAT counts in steps
# of 2 s.
RACY_NS = 2_000_000_000

LINKED = ("articles", "media", "pages", "static")
WHOLE = "static"  # a folder directly below the root whose hidden files are not passed over: `.well-known/`
_ARTICLES = (".txt", ".md")  # no system makes such files, except those that begin with a tilde


class ScannedFile(NamedTuple):
    """One file of a folder. `regular` is false for links, pipes, sockets and devices."""

    name: str
    mtime_ns: int
    size: int  # bytes
    inode: int
    regular: bool


class ScannedFolder(NamedTuple):
    """One folder: its path relative to the root (empty for the root itself), and its files by name."""

    path: str
    entries: tuple[ScannedFile, ...]

    def digest(self) -> bytes:
        """blake2b-128 of all that the scan saw of the files in this folder. Folders below it have their own digests."""
        return hashlib.blake2b(encode(self.entries), digest_size=16).digest()

    def is_racy(self, now_ns: int) -> bool:
        """Whether a file is so new that a further change may not show in its time and size."""
        limit = now_ns - RACY_NS
        return any(file.mtime_ns >= limit for file in self.entries)


def scan(root: str, *, hidden: bool = False) -> Iterator[ScannedFolder]:
    """Every folder at or below `root` that has files, in the order of their paths, the root first.

    Unless `hidden`, the files of systems and editors are passed over, and so are names that begin with a dot, except
    below WHOLE. A link to a folder is a file that is not regular. Directly below the root, links of the names LINKED
    are entered: an archive may keep its articles on another disk. A folder that does not exist has no files.
    """
    pending = [""]
    while pending:
        path = pending.pop()
        passed_over = None if hidden else is_system_file if path.partition("/")[0] == WHOLE else _is_passed_over
        files, folders = _read(os.path.join(root, path) if path else root, passed_over, () if path else LINKED)
        if files:
            yield ScannedFolder(path, files)
        prefix = path + "/" if path else ""
        pending.extend(prefix + name for name in sorted(folders, reverse=True))


def scan_folder(root: str, path: str) -> ScannedFolder:
    """The one folder `path` below `root`, hidden files included. A folder that does not exist has no files."""
    return ScannedFolder(path, _read(os.path.join(root, path) if path else root, None, ())[0])


def _is_passed_over(name: str) -> bool:
    """Whether a scan of content passes over a name. The names of articles, which are most, are decided first."""
    if name[0] == "." or name[-1] == "~":
        return True
    return (not name.endswith(_ARTICLES) or name[0] == "~") and is_system_file(name)


def _read(
    folder: str, passed_over: Callable[[str], bool] | None, linked: tuple[str, ...]
) -> tuple[tuple[ScannedFile, ...], list[str]]:
    """The files of one folder by name, and the names of the folders in it."""
    files: list[ScannedFile] = []
    folders: list[str] = []
    is_file, is_folder, new = stat.S_ISREG, stat.S_ISDIR, tuple.__new__
    for name, about in _stats(folder):
        if passed_over and passed_over(name):
            continue
        mode = about.st_mode
        if is_folder(mode) or (name in linked and os.path.isdir(os.path.join(folder, name))):
            folders.append(name)
        else:
            files.append(new(ScannedFile, (name, about.st_mtime_ns, about.st_size, about.st_ino, is_file(mode))))
    files.sort()
    return tuple(files), folders


def _stats(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Each name in a folder and its stat; links are not followed. A name that is deleted meanwhile is left out."""
    if os.stat not in os.supports_dir_fd:  # Windows, whose listing has the stat of each name
        with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as found:
            for item in found:
                with contextlib.suppress(FileNotFoundError):
                    yield item.name, item.stat(follow_symlinks=False)
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        return
    try:
        stat_of = os.stat
        for name in os.listdir(handle):
            try:
                about = stat_of(name, dir_fd=handle, follow_symlinks=False)  # a fifth cheaper than by its whole path
            except FileNotFoundError:
                continue
            yield name, about
    finally:
        os.close(handle)
