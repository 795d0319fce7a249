"""The orientation of a picture, the one value of EXIF that browsers need (EXIF 2.32, 4.6.4: tag 0x0112)."""

from __future__ import annotations

import struct

TAG, SHORT = 0x0112, 3
UPRIGHT = 1
TURNED = range(2, 9)
LARGEST = 4096  # bytes of EXIF that are looked at; the first directory comes first
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


def orientation(tiff: bytes) -> int:
    """The orientation in a TIFF header with its first directory: 2 to 8, or 1 if there is none that turns."""
    order = _ORDERS.get(tiff[:4])
    try:
        if order is None:
            return UPRIGHT
        (at,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, at)
        for number in range(count):
            tag, kind, values, value = struct.unpack_from(order + "HHIH", tiff, at + 2 + 12 * number)
            if tag == TAG:
                return value if kind == SHORT and values == 1 and value in TURNED else UPRIGHT
    except struct.error:  # the directory is cut off
        pass
    return UPRIGHT


def smallest_tiff(value: int) -> bytes:
    """A TIFF header and a directory that hold an orientation, and nothing else."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, TAG, SHORT, 1, value, 0, 0)
