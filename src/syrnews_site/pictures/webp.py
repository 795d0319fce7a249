"""WebP (RFC 9649): chunks in a RIFF container, whose header tells its size and which metadata follow."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

from syrnews_site.pictures.jpeg import EXIF
from syrnews_site.pictures.orientation import LARGEST, TURNED, orientation, smallest_tiff
from syrnews_site.pictures.parts import Damaged, Part, Stretch, read

_NEEDED = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_HEADER = 12  # bytes: RIFF, size, WEBP
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04


def is_webp(head: bytes) -> bool:
    """Whether a file begins as WebP."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def parts(file: BinaryIO, size: int) -> Iterator[Part]:
    """The parts that stay. Raises Damaged after the last part, since the header tells the size of all parts."""
    (told,) = struct.unpack("<I", read(file, 4, 4))
    end = min(told + 8, size)
    kept: list[Part] = []
    at, turned, damaged = _HEADER, b"", told + 8 > size
    while at < end:
        kind, length = struct.unpack("<4sI", read(file, at, 8)) if at + 8 <= end else (b"", 0)
        after = at + 8 + length + length % 2
        if after > end:
            damaged = True
            if kind in _NEEDED:
                kept.append(Stretch(at, end))
            break
        if kind in _NEEDED:
            kept.append(Stretch(at, after))
        elif kind == b"EXIF" and not turned:
            data = read(file, at + 8, min(length, LARGEST))
            if (value := orientation(data.removeprefix(EXIF))) in TURNED:
                tiff = smallest_tiff(value)
                turned = kind + struct.pack("<I", len(tiff)) + tiff
                kept.append(turned)
        at = after
    _set_flags(file, kept, exif=bool(turned))
    length = 4 + sum(len(part) if isinstance(part, bytes) else part.end - part.start for part in kept)
    yield b"RIFF" + struct.pack("<I", length) + b"WEBP"
    yield from kept
    if damaged:
        raise Damaged(size, metadata=True)


def _set_flags(file: BinaryIO, kept: list[Part], *, exif: bool) -> None:
    """Let the header VP8X, which comes first if there is one, tell which metadata are left."""
    if not kept or not isinstance(first := kept[0], Stretch):
        return
    header = bytearray(read(file, first.start, min(first.end - first.start, 18)))
    if header[:4] == b"VP8X" and len(header) == 18:
        header[8] = header[8] & ~(_EXIF_FLAG | _XMP_FLAG) | (_EXIF_FLAG if exif else 0)
        kept[0:1] = [bytes(header), Stretch(first.start + 18, first.end)]
