"""The seal of a catalog: a file beside the catalog that tells whether the catalog is undamaged.

The seal holds size, modification time, inode and CRC-32 of the closed catalog. While a build writes to the catalog,
the seal holds the word `open`. A build uses only a catalog that is `trusted`, and discards any other catalog.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib

SEAL = ".seal"
OPEN = "open"


def trusted(path: str) -> bool:
    """Whether a build may use the catalog at `path`.

    True if the file has the size, time and inode of its seal, or the CRC-32 of its seal (a restored copy). True also
    if the seal is open, since a killed build was writing, and SQLite can recover the file.
    """
    try:
        with open(path + SEAL, encoding="ascii") as file:
            seal = file.read().split()
        about = os.stat(path)
    except (OSError, UnicodeDecodeError):
        return False
    if seal == [OPEN]:
        return _recoverable(path)
    if len(seal) != 4:
        return False
    return seal[:3] == _stat_words(about) or seal[3] == _checksum(path)


def break_seal(path: str) -> None:
    """Record that a build is writing to the catalog at `path`."""
    with open(path + SEAL, "w", encoding="ascii") as file:
        file.write(OPEN)


def set_seal(path: str) -> None:
    """Record that the closed catalog at `path` is whole."""
    with open(path + SEAL, "w", encoding="ascii") as file:
        file.write(" ".join([*_stat_words(os.stat(path)), _checksum(path)]))


def discard(path: str) -> None:
    """Delete the catalog at `path`, its seal and the files that SQLite keeps beside it."""
    for suffix in ("", SEAL, "-wal", "-shm", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path + suffix)


def _stat_words(about: os.stat_result) -> list[str]:
    return [str(about.st_size), str(about.st_mtime_ns), str(about.st_ino)]


def _checksum(path: str) -> str:
    """The CRC-32 of a file: enough to find damage. A digest of 100,000 articles would take half a second."""
    with open(path, "rb") as file:
        checksum = 0
        while block := file.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return f"{checksum:08x}"


def _recoverable(path: str) -> bool:
    """Whether SQLite opens the file, rolls back what was not committed, and finds no damage."""
    try:
        with contextlib.closing(sqlite3.connect(path)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False
