"""Inputs to begin with: small files of each kind, and pieces that mean something to its reader."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

TESTS = Path(__file__).parents[1]
_EXIF = b"Exif\0\0" + b"II*\0\x08\0\0\0" + struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, 6, 0, 0)
_PIECES = {
    "loader": [
        "المصدر: ", "بقلم ", "2025-11-06", "شارك\n", "وسوم: ", "\r\n",
        "\x00", "\u202e", "\ufeff", "&amp;", "<p>",
    ],
    "front_matter": [
        "title: ", "date: ", "tags: [", "]", "aliases:\n- ", "id: ", "|\n  ",
        "'", '"', "\t", "&a ", "*a", ": ",
    ],
    "yaml": [
        "a:\n  - ", "{", "}", "[", "]", "? ", "- ", "&a ", "*a",
        "!!int ", "|+\n", ">-\n", "---\n", "'", '"', "\\x", "#",
    ],
    "dates": [
        "تشرين الثاني", "6", "٢٠٢٥", "محرم", "هـ", "الخميس", ":30",
        "GMT+3", "/", "-", "م", "الموافق", "2025-11-06T10:00Z",
    ],
    "markup": [
        "[", "](", "*", "_", "`", "|", "\n|-|\n", "> ", "- ",
        "```", "[^1]", "[^1]: ", "[a]: /b\n", "![", "<a", "&#x", "# ", "©",
    ],
    "pictures": [
        "\xff\xd8\xff\xe1", "Exif", "IHDR", "IDAT", "RIFF", "WEBPVP8X",
        "eXIf", "\xff\xda", "\xff\xd9", "GIF89a", "ftypavif",
    ],
}  # fmt: skip


def pieces(target: str) -> list[bytes]:
    """What a mutation puts in."""
    encoding = "latin-1" if target == "pictures" else "utf-8"
    return [piece.encode(encoding) for piece in _PIECES[target]]


def seeds(target: str) -> list[bytes]:
    """The inputs to begin with, and those that once were found (`found/`)."""
    found = sorted((TESTS / "fuzz/found" / target).glob("*"))
    return [*_files(target), b"".join(pieces(target)), *(file.read_bytes() for file in found)]


def _files(target: str) -> list[bytes]:
    match target:
        case "loader":
            return [file.read_bytes()[:4096] for file in sorted((TESTS / "golden/short").rglob("*.txt"))[:12]]
        case "dates":
            lines = (TESTS / "data/dates.tsv").read_text(encoding="utf-8").splitlines()
            return [line.partition("\t")[0].encode() for line in lines if line[:1] != "#"]
        case "front_matter":
            return ["date: 6 تشرين الثاني 2025\ntags: [أ، ب]\nsource: مصدر\naliases: [old]\n".encode()]
        case "markup":
            table, code = "|1|2|\n|-|-|\n|3|4|\n\n", "```python\na = 1\n```\n"
            return [f"# أ\n\n- ب [ج](https://a.b)\n\n{table}> ق[^1]\n\n[^1]: ح\n\n{code}".encode()]
        case "pictures":
            return [_png(), _jpeg(), _webp()]
        case _:
            return ["حلب:\n  kind: place\n  spellings: [أ, ب]\n  coordinates: '36.2, 37.1'\n".encode()]


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 1, 8, 0, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"eXIf", _EXIF[6:]),
        (b"tEXt", b"a\0b"),
        (b"IDAT", zlib.compress(b"\0\1\2")),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(kind, data) for kind, data in parts)


def _jpeg() -> bytes:
    def segment(kind: int, data: bytes) -> bytes:
        return bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data

    frame = struct.pack(">BHHB", 8, 1, 2, 1) + bytes([1, 0x11, 0])
    return (
        b"\xff\xd8" + segment(0xE1, _EXIF) + segment(0xC0, frame) + segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\xd9"
    )


def _webp() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    body = chunk(b"VP8X", b"\x08\0\0\0\1\0\0\0\0\0") + chunk(b"EXIF", _EXIF[6:]) + chunk(b"VP8L", b"\x2f\1\0\0\0")
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
