"""Pictures lose their metadata, keep their image, their colours and their orientation, and are not compressed anew."""

from __future__ import annotations

import io
import struct
import zlib

import pytest

from syrnews_site.pictures.clean import clean
from syrnews_site.pictures.orientation import orientation, smallest_tiff

PLACE = b"GPSLatitude 33.5138N"
SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x12\xff\x00\x34\xff\xd0\x56"
JFIF = b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
PROFILE = b"ICC_PROFILE\0\x01\x01profile"
ADOBE = b"Adobe\0\x64\0\0\0\0\x01"


def cleaned(data: bytes) -> bytes:
    file = io.BytesIO(data)
    return b"".join(clean(file).read(file))


def is_doubtful(data: bytes) -> bool:
    return clean(io.BytesIO(data)).doubtful


def tiff(value: int, order: str = ">") -> bytes:
    """A TIFF header with an orientation among other values, and a place behind the directory."""
    directory = struct.pack(order + "HHHIIHHIHHI", 2, 0x010F, 2, 4, 0, 0x0112, 3, 1, value, 0, 0)
    return (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(order + "I", 8) + directory + PLACE


def segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", 2 + len(data)) + data


def jpeg(*segments: bytes, end: bytes = b"\xff\xd9") -> bytes:
    return b"\xff\xd8" + b"".join(segments) + segment(0xDB, b"table") + SCAN + end


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks: bytes) -> bytes:
    head, body = chunk(b"IHDR", b"h" * 13), chunk(b"IDAT", b"data") + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + body


def part(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def webp(*parts: bytes) -> bytes:
    body = b"WEBP" + b"".join(parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def test_a_jpeg_loses_exif_xmp_iptc_comments_and_what_makers_add() -> None:
    metadata = (
        segment(0xE1, b"Exif\0\0" + tiff(1)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + PLACE),
        segment(0xED, b"Photoshop 3.0\0" + PLACE),
        segment(0xFE, PLACE),
        segment(0xE2, b"MPF\0" + PLACE),
        segment(0xE0, b"JFXX\0" + PLACE),
        segment(0xE5, PLACE),
    )
    kept = (segment(0xE0, JFIF), segment(0xE2, PROFILE), segment(0xEE, ADOBE))
    assert cleaned(jpeg(*kept, *metadata)) == jpeg(*kept)


def test_what_follows_the_image_of_a_jpeg_does_not_stay() -> None:
    assert cleaned(jpeg() + b"\0\0ftypmp42" + PLACE + jpeg(segment(0xE1, PLACE))) == jpeg()


def test_a_jpeg_of_several_scans_loses_metadata_between_them() -> None:
    assert cleaned(jpeg(end=segment(0xFE, PLACE) + SCAN + b"\xff\xd9")) == jpeg(end=SCAN + b"\xff\xd9")


@pytest.mark.parametrize("value", range(2, 9))
@pytest.mark.parametrize("order", "<>")
def test_the_orientation_stays_and_nothing_else(value: int, order: str) -> None:
    small, exif = smallest_tiff(value), tiff(value, order)
    assert orientation(small) == value
    assert cleaned(jpeg(segment(0xE1, b"Exif\0\0" + exif))) == jpeg(segment(0xE1, b"Exif\0\0" + small))
    assert cleaned(png(chunk(b"eXIf", exif))) == png(chunk(b"eXIf", small))
    before = webp(part(b"VP8X", b"\x2c" + bytes(9)), part(b"VP8 ", b"image"), part(b"EXIF", exif), part(b"XMP ", PLACE))
    after = webp(part(b"VP8X", b"\x28" + bytes(9)), part(b"VP8 ", b"image"), part(b"EXIF", small))
    assert cleaned(before) == after


@pytest.mark.parametrize("exif", [b"", b"MM\0*", b"MM\0*\xff\xff\xff\xff", b"MM\0*" + bytes(4), tiff(9), b"x" * 50])
def test_exif_that_is_damaged_gives_no_orientation(exif: bytes) -> None:
    assert cleaned(jpeg(segment(0xE1, b"Exif\0\0" + exif))) == jpeg()


def test_a_png_loses_texts_times_unknown_chunks_and_what_follows_it() -> None:
    kept = (chunk(b"iCCP", b"profile"), chunk(b"gAMA", b"\0\0\0\1"), chunk(b"tRNS", b"\0"))
    texts = [chunk(kind, PLACE) for kind in (b"tEXt", b"zTXt", b"iTXt", b"tIME", b"caBX", b"prVt")]
    assert cleaned(png(*kept, *texts) + PLACE) == png(*kept)


def test_a_webp_loses_unknown_chunks_and_what_follows_it() -> None:
    kept = (part(b"VP8X", b"\x20" + bytes(9)), part(b"ICCP", b"profile"), part(b"VP8L", b"odd"))
    assert cleaned(webp(*kept, part(b"abcd", PLACE)) + PLACE) == webp(*kept)


@pytest.mark.parametrize("picture", [jpeg(), png(), webp(part(b"VP8 ", b"image"))])
def test_a_picture_without_metadata_stays_and_is_not_doubtful(picture: bytes) -> None:
    assert cleaned(picture) == picture
    assert not is_doubtful(picture)


PICTURES = (
    jpeg(segment(0xE1, b"Exif\0\0" + tiff(6)), segment(0xE2, PROFILE)),
    png(chunk(b"eXIf", tiff(6)), chunk(b"iCCP", b"profile")),
    webp(part(b"VP8X", b"\x2c" + bytes(9)), part(b"EXIF", tiff(6)), part(b"VP8 ", b"image")),
)


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_cut_anywhere_never_tells_its_place(picture: bytes) -> None:
    for length in range(len(picture)):
        assert PLACE[:8] not in cleaned(picture[:length])


@pytest.mark.parametrize("picture", PICTURES)
def test_any_changed_byte_ends_in_a_picture_that_cleaning_does_not_change_again(picture: bytes) -> None:
    for at in range(12, len(picture)):
        for value in (0x00, 0xFF, 0xD8, picture[at] ^ 1):
            changed = picture[:at] + bytes((value,)) + picture[at + 1 :]
            once = cleaned(changed)
            assert len(once) <= len(changed) + 60
            if not is_doubtful(changed):
                assert cleaned(once) == once


def test_metadata_that_runs_past_the_end_of_the_file_does_not_stay() -> None:
    picture = b"\xff\xd8\xff\xe1\x00\x40Exif\0\0MM\0*" + PLACE + b"\xff\xd9"
    assert cleaned(picture) == b"\xff\xd8"
    assert is_doubtful(picture)


def test_a_file_of_another_format_stays_and_a_heic_is_doubtful() -> None:
    heic = b"\0\0\0\x18ftypheic" + PLACE
    assert (cleaned(b"text"), is_doubtful(b"text")) == (b"text", False)
    assert (cleaned(heic), is_doubtful(heic)) == (heic, True)
    assert cleaned(b"") == b""


def test_a_long_scan_is_read_in_pieces() -> None:
    scan = b"\xff\xda\x00\x02" + b"\xff\x00\x11" * 300_000
    assert cleaned(b"\xff\xd8" + scan + segment(0xFE, PLACE) + b"\xff\xd9") == b"\xff\xd8" + scan + b"\xff\xd9"
