"""A lock file: one process at a time. If the process dies, the system releases the lock."""

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
