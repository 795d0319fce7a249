"""What a cleaned picture consists of: stretches of the file, and bytes of our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

READ_AT_ONCE = 1 << 18  # bytes


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of the file that stay: from `start` up to `end`."""

    start: int
    end: int


Part = Stretch | bytes


class Damaged(Exception):
    """The file is not what its first bytes say. `at`: where; what comes before is understood.

    `metadata`: the damage is in a segment that does not stay, and the end of the segment is not known.
    """

    def __init__(self, at: int, *, metadata: bool = False) -> None:
        super().__init__(at)
        self.at, self.metadata = at, metadata


def read(file: BinaryIO, at: int, size: int) -> bytes:
    """The bytes of the file from `at`. Raises Damaged if the file ends before."""
    file.seek(at)
    data = file.read(size)
    if len(data) < size:
        raise Damaged(at)
    return data


def content(file: BinaryIO, part: Part) -> Iterator[bytes]:
    """The bytes of a part, READ_AT_ONCE at a time."""
    if isinstance(part, bytes):
        yield part
        return
    file.seek(part.start)
    left = part.end - part.start
    while left and (data := file.read(min(left, READ_AT_ONCE))):
        left -= len(data)
        yield data
