"""One process at a time: a lock file that a dead process does not hold."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator


class Locked(Exception):
    """Another build of the same output is running."""


@contextlib.contextmanager
def lock(path: str) -> Iterator[None]:
    """Hold the lock file at `path`. Raises Locked where another process holds it; a dead process holds nothing."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - there on Windows only

                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415 - not there on Windows

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Locked(path) from error
        yield
    finally:
        os.close(handle)
