"""PNG (W3C, third edition): chunks up to IEND. What follows IEND does not stay."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from syrnews_site.pictures.orientation import LARGEST, TURNED, orientation, smallest_tiff
from syrnews_site.pictures.parts import Damaged, Part, Stretch, read

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_FRAME = 12  # bytes of a chunk besides its data: length, type, checksum
# Chunks besides the critical ones that change how the picture looks. Texts, times and unknown chunks do not stay.
_NEEDED = frozenset(
    (b"cHRM gAMA iCCP sBIT sRGB cICP mDCV mDCv cLLI cLLi bKGD hIST tRNS pHYs sPLT acTL fcTL fdAT").split()
)


def parts(file: BinaryIO, size: int) -> Iterator[Part]:
    """The parts that stay. Raises Damaged."""
    at, turned = len(SIGNATURE), False
    yield Stretch(0, at)
    while at < size:
        length, kind = struct.unpack(">I4s", read(file, at, 8))
        stays = kind[:1].isupper() or kind in _NEEDED
        end = at + _FRAME + length
        if not kind.isalpha() or end > size:
            raise Damaged(at, metadata=kind.isalpha() and not stays)
        if stays:
            yield Stretch(at, end)
        elif kind == b"eXIf" and not turned:
            value = orientation(read(file, at + 8, min(length, LARGEST)))
            if value in TURNED:
                turned = True
                yield _chunk(kind, smallest_tiff(value))
        if kind == b"IEND":
            return
        at = end


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
