"""Locks of files and folders: one process at a time. If the process dies, the system releases the lock."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator


class Locked(Exception):
    """Another process holds the lock."""


@contextlib.contextmanager
def lock(path: str) -> Iterator[None]:
    """Hold the lock of a file, which is created if it is missing. Raises Locked if another process holds it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - exists on Windows only

                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415 - does not exist on Windows

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Locked(path) from error
        yield
    finally:
        os.close(handle)


@contextlib.contextmanager
def lock_folder(path: str) -> Iterator[None]:
    """Hold the lock of a folder, if it exists: two builds of one output folder may have two caches.

    Raises Locked if another process holds it. Windows and some network drives have no locks of folders: nothing is
    locked there.
    """
    if sys.platform == "win32" or not os.path.isdir(path):
        yield
        return
    import fcntl  # noqa: PLC0415 - as above

    handle = os.open(path, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Locked(path) from error
        except OSError:
            pass
        yield
    finally:
        os.close(handle)
