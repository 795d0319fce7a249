"""One walk over a folder tree: name, times, size and inode of every file. No file is opened."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterator
from typing import NamedTuple

from syrnews_site.disk.files import is_link
from syrnews_site.disk.raw_names import shown
from syrnews_site.disk.system_files import is_backup, is_hidden, is_system_file, is_system_folder
from syrnews_site.packed import encode

# A file that was written within this time before a scan may be written again and keep its times: FAT counts in steps
# of 2 s.
RACY_NS = 2_000_000_000
# The same for the time that programs cannot set. Kernels take it from a clock that ticks every 10 ms at most.
RACY_CTIME_NS = 100_000_000

# The name of the only entry of a folder that cannot be read. No file has this name.
UNREADABLE = "."
# A folder directly below the root in which hidden files are files like others: `.well-known/security.txt`.
SHOWN_BELOW = "static"
_PLAIN = (".txt", ".md")  # end most names; no system makes such files, except those that begin with a dot or a tilde


class ScannedFile(NamedTuple):
    """One file of a folder. `regular` is false for links, pipes, sockets and devices, and for names that are not read.

    The name of a file that is not UTF-8 has the form of `raw_names.shown`, and the file is not regular. Such a file,
    and a folder that cannot be read, has no times and no inode.

    `ctime_ns`: when the system last wrote anything of the file, its times too; no program can set it. On Windows, when
    the file was created.
    """

    name: str
    mtime_ns: int
    ctime_ns: int
    size: int  # bytes
    inode: int
    regular: bool

    def is_racy(self, now_ns: int) -> bool:
        """Whether the file is so new that a further change may leave its size and times the same."""
        return self.mtime_ns >= now_ns - RACY_NS or self.ctime_ns >= now_ns - RACY_CTIME_NS


class ScannedFolder(NamedTuple):
    """One folder: its path relative to the root (empty for the root itself), and its files by name."""

    path: str
    entries: tuple[ScannedFile, ...]

    def digest(self) -> bytes:
        """blake2b-128 of all that the scan saw of the files in this folder. Folders below it have their own digests."""
        return hashlib.blake2b(encode(self.entries), digest_size=16).digest()

    def is_racy(self, now_ns: int) -> bool:
        """Whether a file is so new that a further change may leave its size and times the same."""
        times, ctimes = now_ns - RACY_NS, now_ns - RACY_CTIME_NS
        return any(file.mtime_ns >= times or file.ctime_ns >= ctimes for file in self.entries)


def scan(root: str, *, hidden: bool = False) -> Iterator[ScannedFolder]:
    """Every folder at or below `root` that has files, in the order of their paths, the root first.

    No link is followed: a link to a folder is a file that is not regular. `root` itself may be reached through links. A
    folder that does not exist has no files. A folder that cannot be read has one entry, UNREADABLE; if `root` cannot be
    read, OSError is raised.

    Unless `hidden`, the files of systems and editors are passed over, and a hidden file or folder is a file that is not
    regular and has no time, except below SHOWN_BELOW.
    """
    pending = [""]
    while pending:
        path = pending.pop()
        files, folders = _read(root, path, everything=hidden)
        if files:
            yield ScannedFolder(path, files)
        prefix = path + "/" if path else ""
        pending.extend(prefix + name for name in sorted(folders, reverse=True))


def scan_folder(root: str, path: str) -> ScannedFolder:
    """The one folder `path` below `root`, hidden files included. A folder that does not exist has no files."""
    return ScannedFolder(path, _read(root, path, everything=True)[0])


def _read(root: str, path: str, *, everything: bool) -> tuple[tuple[ScannedFile, ...], list[str]]:
    """The files of one folder by name, and the names of the folders in it."""
    files: list[ScannedFile] = []
    folders: list[str] = []
    is_file, is_folder, new = stat.S_ISREG, stat.S_ISDIR, tuple.__new__
    try:
        found = list(_stats(os.path.join(root, path) if path else root, follow=not path))
    except OSError:
        if not path:
            raise
        return (ScannedFile(UNREADABLE, 0, 0, 0, 0, False),), []
    names = frozenset(name for name, _ in found)
    for name, about in found:
        mode = about.st_mode
        below = is_folder(mode) and not is_link(about)
        if not everything and (name[0] in ".~" or not name.endswith(_PLAIN)):
            if is_system_folder(name) if below else is_backup(name, names) or is_system_file(name):
                continue
            if is_hidden(name) and path.partition("/")[0] != SHOWN_BELOW:
                files.append(ScannedFile(shown(name), 0, 0, 0, 0, False))
                continue
        if not name.isascii() and (form := shown(name)) != name:
            files.append(ScannedFile(form, 0, 0, 0, 0, False))
        elif below:
            folders.append(name)
        else:
            regular = is_file(mode) and not is_link(about)
            times = about.st_mtime_ns, about.st_ctime_ns
            files.append(new(ScannedFile, (name, *times, about.st_size, about.st_ino, regular)))
    files.sort()
    return tuple(files), folders


def _stats(folder: str, *, follow: bool) -> Iterator[tuple[str, os.stat_result]]:
    """Each name in a folder and its stat; links are not followed. A name that is deleted meanwhile is left out.

    `follow`: the folder itself may be a link.
    """
    if os.stat not in os.supports_dir_fd:  # Windows, whose listing has the stat of each name
        with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as found:
            for item in found:
                with contextlib.suppress(FileNotFoundError):
                    yield item.name, item.stat(follow_symlinks=False)
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | (0 if follow else os.O_NOFOLLOW))
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
