"""Reads, writes and replaces whole files."""

from __future__ import annotations

import os
import uuid

READ_AT_ONCE = 1 << 16  # bytes


def read_file(path: str) -> bytes:
    """The bytes of a regular file. Raises OSError for a link, and does not wait for a pipe."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle, parts = os.open(path, flags), []
    try:
        while part := os.read(handle, READ_AT_ONCE):
            parts.append(part)
    finally:
        os.close(handle)
    return b"".join(parts)


def write_file(path: str, data: bytes) -> os.stat_result:
    """Write a whole file; a file of this path is overwritten. Its folder must exist. Returns the stat of the file."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        return os.fstat(handle)
    finally:
        os.close(handle)


def replace_file(path: str, data: bytes) -> None:
    """Write a file so that a crash leaves the old file or the new one: written beside it, synced, then renamed."""
    beside = f"{path}.{uuid.uuid4().hex[:8]}"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
