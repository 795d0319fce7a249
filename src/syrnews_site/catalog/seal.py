"""The seal of a catalog: a file beside the catalog that tells whether the catalog is undamaged.

The seal holds size, times, inode and checksum of the closed catalog. While a build writes to the catalog, the seal
holds the word `open` and the checksum from before. A build uses only a catalog that is `trusted`, and discards any
other catalog. Before a build publishes, it compares the checksum too, since a disk can lose bytes silently.
"""

from __future__ import annotations

import contextlib
import os
import zlib

from syrnews_site.disk.files import read_file, write_file

SEAL = ".seal"
OPEN = "open"
BESIDE = ("-wal", "-shm", "-journal")  # ends the names of the files that SQLite keeps beside the catalog

_HEADER = 100  # bytes at the beginning of the file: https://sqlite.org/fileformat2.html
# What SQLite changes in the header although the contents are the same: the numbers of the format, which tell whether
# there is a log, and two counters of changes with the version of the library.
_CHANGING = ((18, 20), (24, 28), (92, 100))


def trusted(path: str) -> bool:
    """Whether a build may use the catalog at `path`.

    True if the file has the size, times and inode of its seal, or the checksum of its seal: a restored copy, or the
    catalog of a killed build, whose changes are in the log beside it and are not used.
    """
    seal, about = _seal(path), _stat_words(path)
    return bool(seal and about) and (seal[:-1] == about or seal[-1] == checksum(path))


def is_open(path: str) -> bool:
    """Whether a build that wrote to the catalog was killed."""
    return _seal(path)[:1] == [OPEN]


def sealed_checksum(path: str) -> str:
    """The checksum that the seal of a catalog holds; empty if there is no seal."""
    return (_seal(path) or [""])[-1]


def break_seal(path: str) -> None:
    """Record that a build is writing to the catalog at `path`."""
    write_file(path + SEAL, f"{OPEN} {sealed_checksum(path)}".encode("ascii"))


def set_seal(path: str) -> None:
    """Record that the closed catalog at `path` is whole."""
    about = _stat_words(path)
    write_file(path + SEAL, " ".join([*about, checksum(path)]).encode("ascii"))


def discard(path: str) -> None:
    """Delete the catalog at `path`, its seal and the files that SQLite keeps beside it."""
    for suffix in (SEAL, *BESIDE, ""):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path + suffix)


def discard_log(path: str) -> None:
    """Delete the files that SQLite keeps beside the catalog of a killed build, with what that build did not commit."""
    for suffix in BESIDE:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path + suffix)


def checksum(path: str) -> str:
    """The CRC-32 of a catalog, whether a build is writing to it or not; empty if the file cannot be read.

    It finds every damage of up to 32 bits in a row. A digest of 100,000 articles would take a second, and a CRC-32 a
    sixth of that. Neither helps against a person who writes the seal as well.
    """
    try:
        with open(path, "rb") as file:
            header = bytearray(file.read(_HEADER))
            for first, end in _CHANGING:
                header[first:end] = bytes(end - first)
            value = zlib.crc32(header)
            while block := file.read(1 << 20):
                value = zlib.crc32(block, value)
    except OSError:
        return ""
    return f"{value:08x}"


def _seal(path: str) -> list[str]:
    """The words of a seal; none if there is no seal, or an odd one."""
    try:
        words = read_file(path + SEAL).decode("ascii").split()
    except (OSError, UnicodeDecodeError):
        return []
    return words if len(words) == 5 or (len(words) == 2 and words[0] == OPEN) else []


def _stat_words(path: str) -> list[str]:
    try:
        about = os.stat(path)
    except OSError:
        return []
    return [str(number) for number in (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino)]
