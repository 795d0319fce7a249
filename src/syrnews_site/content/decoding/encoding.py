"""Bytes -> text, whatever the encoding of a file, and whatever damage its text has.

The order of the tests matters. A byte order mark decides. UTF-16 without a mark comes next, since the UTF-16 of Arabic
is valid UTF-8 as well: its high bytes are 6, a control character that no text has. Strict UTF-8 follows, then the most
plausible of the Arabic encodings of one byte, then the encoding that chardet detects.
"""

from __future__ import annotations

import codecs
import re

from syrnews_site.content.decoding.mojibake import repair
from syrnews_site.content.decoding.plausible import plausibility
from syrnews_site.model import Note

_LITTLE_ENDIAN, _BIG_ENDIAN = "UTF-16, little-endian", "UTF-16, big-endian"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32, little-endian"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32, big-endian"),
    (codecs.BOM_UTF16_LE, "utf-16-le", _LITTLE_ENDIAN),
    (codecs.BOM_UTF16_BE, "utf-16-be", _BIG_ENDIAN),
)
_ARABIC_ENCODINGS = (
    ("cp1256", "windows-1256"),
    ("iso8859-6", "ISO-8859-6"),
    ("mac_arabic", "MacArabic"),
)
_SAMPLE = 2048  # bytes that the tests look at: enough to tell an encoding
# The least plausibility of Arabic in one byte. Right readings have 1.5 to 3, wrong readings less than 0.5.
_PLAUSIBLE = 1.0
# The first bytes of PDF, ZIP, PNG, JPEG, GIF, gzip, RIFF, MP3 and ELF files.
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"RIFF", b"ID3", b"\x7fELF")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
_NO_TEXT = bytes((*range(9), *range(14, 27), *range(28, 32), 127))

Decoded = tuple[str, tuple[Note, ...]]


def decode(data: bytes) -> Decoded | None:
    """The text of a file's bytes, and notes about it; None if the bytes are not text. Never raises.

    A note of the rule "encoding" names an encoding that is not plain UTF-8. A note of the rule "mojibake" tells which
    damage was repaired. Line 0 in a note means the whole file. Line ends and Unicode forms stay unchanged.
    """
    decoded = _decode(data)
    if decoded is None:
        return None
    text, encoding = decoded
    notes = (Note("encoding", 0, encoding),) if encoding else ()
    text, repairs = repair(text)
    return text, (*notes, *(Note("mojibake", 0, damage) for damage in repairs))


def _decode(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding. The name is empty for plain UTF-8."""
    marked = _by_mark(data)
    if marked is not None:
        return marked
    if b"\x06" in data or b"\x00" in data:
        wide = _utf_16(data)
        if wide is not None:
            return wide
        if _is_binary(data):
            return None
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    if _is_binary(data):
        return None
    return _damaged_utf_8(data) or _arabic(data) or _by_detector(data)


def _by_mark(data: bytes) -> tuple[str, str] | None:
    for mark, encoding, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return (text, name) if _is_text(text) else None
    return None


def _utf_16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark. Its high bytes are 6 (Arabic) and 0 (ASCII), all at odd places or all at even places."""
    sample = data[:_SAMPLE]
    for place, encoding, name in ((1, "utf-16-le", _LITTLE_ENDIAN), (0, "utf-16-be", _BIG_ENDIAN)):
        high, low = sample[place::2], sample[1 - place :: 2]
        if high.count(6) + high.count(0) + high.count(0x20) < 0.9 * len(high) or low.count(0) * 4 > len(low):
            continue
        text = data.decode(encoding, "replace")
        if text and _is_text(text):
            return text, f"{name}, without a byte order mark"
    return None


def _damaged_utf_8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with lines in an Arabic encoding of one byte, or with lost bytes."""
    kept = data.decode("utf-8", "ignore")
    multibyte = len(kept.encode()) - sum(character < "\x80" for character in kept)
    lost = len(data) - len(kept.encode())
    if multibyte <= lost:
        return None
    lines = [_line(line) for line in data.splitlines(keepends=True)]
    text = "".join(line for line, _encoding in lines)
    damages = sorted({damage for _line, damage in lines if damage})
    return (text, f"UTF-8 with {', '.join(damages)}") if _is_text(text) else None


def _line(line: bytes) -> tuple[str, str]:
    """The text of a line, and the damage in it; empty for valid UTF-8."""
    try:
        return line.decode("utf-8"), ""
    except UnicodeDecodeError:
        arabic = _arabic(line)
    if arabic is None:
        return line.decode("utf-8", "replace"), "damaged bytes"
    return arabic[0], f"lines in {arabic[1]}"


def _arabic(data: bytes) -> tuple[str, str] | None:
    """The text in the most plausible of the Arabic encodings of one byte; None if none is plausible."""
    best: tuple[float, str, str] | None = None
    sample = data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample) or 1
    for encoding, name in _ARABIC_ENCODINGS:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        # MacArabic has ASCII characters twice. Bytes above 0x7F that become ASCII show a wrong reading.
        doubles = high - sample.count(0xA0) - sum(character > "\x7f" and character != "\xa0" for character in text)
        score = plausibility(text) - 3 * max(doubles, 0) / high
        if best is None or score > best[0]:
            best = score, encoding, name
    if best is None or best[0] < _PLAUSIBLE:
        return None
    text = data.decode(best[1], "replace")
    return (text, best[2]) if _is_text(text) else None


def _by_detector(data: bytes) -> tuple[str, str] | None:
    """The text in the encoding that chardet detects, or in windows-1252.

    If fewer than a third of the bytes are above 0x7F, windows-1252 is tried first: such a text is mostly Latin.
    """
    import chardet  # noqa: PLC0415 - takes 80 ms to import, and few archives need it

    sample = data[:_SAMPLE]
    detected = chardet.detect(sample)["encoding"] or ""
    latin = 3 * sum(byte > 0x7F for byte in sample) < len(sample)
    for encoding in ("windows-1252", detected) if latin else (detected, "windows-1252"):
        if encoding.lower().startswith("utf"):  # tried before; and UTF-7 can give halves of characters
            continue
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if _is_text(text):
            return text, encoding
    return None


def _is_binary(data: bytes) -> bool:
    """Whether bytes that are not UTF-16 belong to a picture, an archive or a program."""
    sample = data[:_SAMPLE]
    strange = len(sample) - len(sample.translate(None, _NO_TEXT))
    return data.startswith(_MAGIC) or strange > 0.02 * len(sample)


def _is_text(text: str) -> bool:
    """Whether at most 5 % of the characters are control characters or lost characters."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) <= 0.05 * len(sample)
