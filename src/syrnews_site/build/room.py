"""What a build needs before it begins: memory and folders; and what an earlier build left behind."""

from __future__ import annotations

import contextlib
import errno
import mmap
import os
import shutil
import stat
from collections.abc import Callable

from syrnews_site.catalog.former import discard_former
from syrnews_site.disk.trash import TRASH, discard
from syrnews_site.settings.options import Places

FILES = (
    "catalog.sqlite",
    "catalog.sqlite.seal",
    "catalog.sqlite-wal",
    "catalog.sqlite-shm",
    "catalog.sqlite.former",
    "owners",
    "journal",
    "setup",
    "lock",
)
FOLDERS = ("stage", "old", "index", "spool")
LEAST_MEMORY = 64 << 20  # bytes


def require_memory() -> None:
    """Raise MemoryError if this process cannot have LEAST_MEMORY more.

    A build that then ran out of memory might never end: before it enters a handler of an exception, CPython before 3.14
    makes a number, and tries again for ever if there is no memory for it.
    """
    try:
        mmap.mmap(-1, LEAST_MEMORY).close()  # memory that is not written to costs nothing
    except OSError as error:
        raise MemoryError from error


def make_room(where: Places) -> None:
    """Make the cache and the folder that is to hold the output folder.

    Raises OSError if they are on two file systems: a page moves from the one to the other in one step or not at all.
    """
    above = os.path.dirname(where.output)
    for folder in (where.cache, above):
        os.makedirs(folder, exist_ok=True)
    output = where.output if os.path.isdir(where.output) else above
    if os.stat(output).st_dev != os.stat(where.cache).st_dev:
        message = "--cache must be on the file system of the output folder, so that a page is published in one step"
        raise OSError(errno.EXDEV, message, where.cache)
    for name in (*FILES, *FOLDERS):
        _remove_odd(os.path.join(where.cache, name), stat.S_ISDIR if name in FOLDERS else stat.S_ISREG)


def _remove_odd(path: str, is_right: Callable[[int], bool]) -> None:
    """Delete what has the name of a file or folder of ours and is something else, such as a link."""
    with contextlib.suppress(FileNotFoundError):
        mode = os.lstat(path).st_mode
        if is_right(mode):
            return
        if stat.S_ISDIR(mode):
            shutil.rmtree(path)
        else:
            os.unlink(path)


def tidy(where: Places) -> None:
    """Delete what an earlier process began to delete or to write, and did not live to finish."""
    for name in os.listdir(where.cache):
        path = os.path.join(where.cache, name)
        if TRASH in name:
            shutil.rmtree(path, ignore_errors=True)
        elif name.startswith("journal."):
            with contextlib.suppress(OSError):
                os.unlink(path)


def clear(where: Places) -> None:
    """Delete what only this build needed. It is over, so that a failure here is no failure of it."""
    for folder in (where.stage, where.old, where.spool):
        with contextlib.suppress(OSError):
            discard(folder)
    discard_former(where.catalog)
