"""The size of a picture, from its first bytes."""

from __future__ import annotations

import io
import struct

import pytest

from syrnews_site.pictures.clean import clean
from syrnews_site.pictures.orientation import smallest_tiff
from syrnews_site.pictures.size import size

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + b"\x08\x02\0\0\0"
GIF = b"GIF89a" + struct.pack("<HH", 640, 480)
FRAME = b"\xff\xc2" + struct.pack(">HBHH", 11, 8, 480, 640) + b"\x01\x01\x11\0"
JPEG = b"\xff\xd8" + b"\xff\xe0\0\x10JFIF\0" + bytes(9) + b"\xff" + FRAME
EXIF = b"Exif\0\0" + smallest_tiff(6)
TURNED = b"\xff\xd8\xff\xe1" + struct.pack(">H", 2 + len(EXIF)) + EXIF + FRAME
RIFF = b"RIFF\x64\0\0\0WEBP"
EXTENDED = RIFF + b"VP8X\x0a\0\0\0\0\0\0\0" + (639).to_bytes(3, "little") + (479).to_bytes(3, "little")
LOSSLESS = RIFF + b"VP8L\x0a\0\0\0\x2f" + struct.pack("<I", 639 | 479 << 14) + bytes(5)
LOSSY = RIFF + b"VP8 \x0a\0\0\0" + b"\x10\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480)


@pytest.mark.parametrize("picture", [PNG, GIF, JPEG, EXTENDED, LOSSLESS, LOSSY])
def test_the_size_of_a_picture_is_in_its_first_bytes(picture: bytes) -> None:
    assert size(io.BytesIO(picture)) == (640, 480)


def test_a_picture_that_is_shown_turned_has_its_sides_exchanged() -> None:
    file = io.BytesIO(TURNED)
    assert size(file, clean(file).parts) == (480, 640)


@pytest.mark.parametrize("damaged", [b"", b"text", PNG[:18], JPEG[:24], GIF[:7], EXTENDED[:20], RIFF, b"\xff\xd8\xff"])
def test_a_damaged_picture_has_no_size(damaged: bytes) -> None:
    assert size(io.BytesIO(damaged)) is None
