"""JPEG (ITU-T T.81, annex B): segments up to the end of the image. What follows the image does not stay.

Phones write more pictures, films and their places behind the end of the image.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

from syrnews_site.pictures.orientation import LARGEST, TURNED, orientation, smallest_tiff
from syrnews_site.pictures.parts import READ_AT_ONCE, Damaged, Part, Stretch, read

SIGNATURE = b"\xff\xd8\xff"
EXIF = b"Exif\0\0"
# Of the application segments, those stay without which colours would change.
_NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_APPLICATION, _COMMENT = range(0xE0, 0xF0), 0xFE
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD9)}  # TEM, RST, SOI
_IN_SCAN = {0x00, *range(0xD0, 0xD8)}  # a stuffed byte, RST


def parts(file: BinaryIO, size: int) -> Iterator[Part]:
    """The parts that stay. Raises Damaged."""
    at, turned = 2, False
    yield Stretch(0, at)
    while at < size:
        marker, start = _marker(file, at), at
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == _END_OF_IMAGE:
            yield Stretch(at, at + 2)
            return
        at += 2
        if marker not in _WITHOUT_LENGTH:
            at = _end(file, start, size, metadata=_may_tell(marker))
        if marker == _START_OF_SCAN:
            at = _end_of_scan(file, at, size)
        if not _may_tell(marker) or _is_needed(file, marker, start):
            yield Stretch(start, at)
        elif not turned and (value := _orientation(file, start, at)) in TURNED:
            turned = True
            tiff = EXIF + smallest_tiff(value)
            yield b"\xff\xe1" + struct.pack(">H", 2 + len(tiff)) + tiff


def _may_tell(marker: int) -> bool:
    return marker in _APPLICATION or marker == _COMMENT


def _marker(file: BinaryIO, at: int) -> int:
    lead, marker = read(file, at, 2)
    if lead != 0xFF or marker == 0:
        raise Damaged(at)
    return marker


def _end(file: BinaryIO, start: int, size: int, *, metadata: bool) -> int:
    """The end of a segment that has a length."""
    try:
        length = int.from_bytes(read(file, start + 2, 2), "big")
    except Damaged:
        raise Damaged(start, metadata=metadata) from None
    if length < 2 or start + 2 + length > size:
        raise Damaged(start, metadata=metadata)
    return start + 2 + length


def _is_needed(file: BinaryIO, marker: int, start: int) -> bool:
    name = _NEEDED.get(marker)
    file.seek(start + 4)
    return name is not None and file.read(len(name)) == name


def _orientation(file: BinaryIO, start: int, end: int) -> int:
    file.seek(start + 4)
    data = file.read(min(end - start - 4, LARGEST))
    return orientation(data[len(EXIF) :]) if data.startswith(EXIF) else 0


def _end_of_scan(file: BinaryIO, at: int, size: int) -> int:
    """Where the next marker begins after the compressed data of a scan; `size` if the file ends without one."""
    while at < size:
        file.seek(at)
        data = file.read(READ_AT_ONCE)
        found = data.find(b"\xff")
        while 0 <= found < len(data) - 1:
            following = data[found + 1]
            if following not in _IN_SCAN and following != 0xFF:
                return at + found
            found = data.find(b"\xff", found + 1)
        step = len(data) if found < 0 else found
        if step == 0:  # a lone 0xFF at the end of the file
            return size
        at += step
    return size
