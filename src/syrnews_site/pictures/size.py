"""The width and height of a picture as browsers show it, in pixels: JPEG, PNG, WebP and GIF."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import BinaryIO

from syrnews_site.pictures import jpeg, png, webp
from syrnews_site.pictures.orientation import smallest_tiff
from syrnews_site.pictures.parts import Part

Size = tuple[int, int]
_HEAD = 30  # bytes that hold the size in every format but JPEG
_GIF = (b"GIF87a", b"GIF89a")
_LYING = tuple(smallest_tiff(value) for value in range(5, 9))  # orientations that exchange width and height
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # start of frame, in all its kinds
_MOST_SEGMENTS = 10_000


def size(file: BinaryIO, parts: Iterable[Part] = ()) -> Size | None:
    """The size of a picture; None if the file is damaged or of another format.

    `parts`: of the cleaned picture. They say whether it is shown turned.
    """
    file.seek(0)
    head = file.read(_HEAD)
    try:
        found = _jpeg(file) if head.startswith(jpeg.SIGNATURE) else _other(head)
    except struct.error:
        return None
    if found is None or not all(found):
        return None
    lies = any(tiff in part for part in parts if isinstance(part, bytes) for tiff in _LYING)
    return found[::-1] if lies else found


def _other(head: bytes) -> Size | None:
    """The size that the head of a PNG, GIF or WebP file tells."""
    if head.startswith(png.SIGNATURE):
        return struct.unpack_from(">II", head, 16)
    if head.startswith(_GIF):
        return struct.unpack_from("<HH", head, 6)
    if not webp.is_webp(head) or len(head) < _HEAD:
        return None
    kind = head[12:16]
    if kind == b"VP8X":
        width, height = head[24:27], head[27:30]
        return int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", head, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", head, 26)
    return (width & 0x3FFF, height & 0x3FFF) if kind == b"VP8 " else None


def _jpeg(file: BinaryIO) -> Size | None:
    """The size in the first frame of a JPEG file."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        file.seek(at)
        lead, marker, length = struct.unpack(">BBH", file.read(4))
        if lead != 0xFF:
            return None
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">xHH", file.read(5))
            return width, height
        at += 2 + length
    return None
