"""Bytes become text: whatever encoding an article was saved in, and however it was damaged on its way here.

The order of the tests matters. A byte order mark is believed. UTF-16 without one comes next, since the UTF-16 of Arabic
is valid UTF-8 as well: its high bytes are 6, a control character that no text has. Then strict UTF-8; then the Arabic
encodings of one byte, the most plausible of them; then whatever chardet finds.
"""

from __future__ import annotations

import codecs
import re

from syrnews_site.content.decoding.mojibake import repair
from syrnews_site.content.decoding.plausible import plausibility
from syrnews_site.model import Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32, little-endian"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32, big-endian"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16, little-endian"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16, big-endian"),
)
_ARABIC_ENCODINGS = (
    ("cp1256", "windows-1256"),
    ("iso8859-6", "ISO-8859-6"),
    ("mac_arabic", "MacArabic"),
)
# So many bytes tell an encoding; more only take longer.
_SAMPLE = 2048
# Arabic of one byte is believed above this plausibility: right readings have 1.5 to 3, wrong ones less than 0.5.
_PLAUSIBLE = 1.0
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"RIFF", b"ID3", b"\x7fELF")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
_NO_TEXT = bytes((*range(9), *range(14, 27), *range(28, 32), 127))

Decoded = tuple[str, tuple[Note, ...]]


def decode(data: bytes) -> Decoded | None:
    """The text of some bytes, with a note of rule "encoding" where they were not plain UTF-8, and of rule "mojibake"
    where text that had been damaged before was repaired. None: the bytes are not text. Never raises.

    Lines end as they did; nothing is normalised. Line 0 in the notes means the whole file.
    """
    found = _decode(data)
    if found is None:
        return None
    text, encoding = found
    notes = (Note("encoding", 0, encoding),) if encoding else ()
    text, repairs = repair(text)
    return text, (*notes, *(Note("mojibake", 0, done) for done in repairs))


def _decode(data: bytes) -> tuple[str, str] | None:
    """The text and the name of its encoding, which is empty for plain UTF-8."""
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
    """UTF-16 without a mark: the high bytes are those of Arabic (6) and of ASCII (0), in one of the two places."""
    sample = data[:_SAMPLE]
    for place, encoding, name in ((1, "utf-16-le", _MARKS[3][2]), (0, "utf-16-be", _MARKS[4][2])):
        high, low = sample[place::2], sample[1 - place :: 2]
        if high.count(6) + high.count(0) + high.count(0x20) < 0.9 * len(high) or low.count(0) * 4 > len(low):
            continue
        text = data.decode(encoding, "replace")
        if text and _is_text(text):
            return text, f"{name}, without a byte order mark"
    return None


def _damaged_utf_8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 where some lines are in an Arabic encoding of one byte, or some bytes are lost."""
    kept = data.decode("utf-8", "ignore")
    multibyte = len(kept.encode()) - sum(character < "\x80" for character in kept)
    lost = len(data) - len(kept.encode())
    if multibyte <= lost:
        return None
    lines = [_line(line) for line in data.splitlines(keepends=True)]
    text = "".join(line for line, _encoding in lines)
    others = sorted({trouble for _line, trouble in lines if trouble})
    return (text, f"UTF-8 with {', '.join(others)}") if _is_text(text) else None


def _line(line: bytes) -> tuple[str, str]:
    """A line's text, and what was wrong with it."""
    try:
        return line.decode("utf-8"), ""
    except UnicodeDecodeError:
        arabic = _arabic(line)
    if arabic is None:
        return line.decode("utf-8", "replace"), "damaged bytes"
    return arabic[0], f"lines in {arabic[1]}"


def _arabic(data: bytes) -> tuple[str, str] | None:
    """The most plausible of the Arabic encodings of one byte, if any is plausible."""
    best: tuple[float, str, str] | None = None
    sample = data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample) or 1
    for encoding, name in _ARABIC_ENCODINGS:
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        # MacArabic has brackets and digits twice over: those that stand among the letters' bytes are a wrong reading's.
        doubles = high - sample.count(0xA0) - sum(character > "\x7f" and character != "\xa0" for character in text)
        score = plausibility(text) - 3 * max(doubles, 0) / high
        if best is None or score > best[0]:
            best = score, encoding, name
    if best is None or best[0] < _PLAUSIBLE:
        return None
    text = data.decode(best[1], "replace")
    return (text, best[2]) if _is_text(text) else None


def _by_detector(data: bytes) -> tuple[str, str] | None:
    """Text in other letters: windows-1252 where few of them are accented, else what chardet takes it for."""
    import chardet  # noqa: PLC0415 - takes 80 ms to import, and hardly an archive needs it

    sample = data[:_SAMPLE]
    detected = chardet.detect(sample)["encoding"] or ""
    latin = 3 * sum(byte > 0x7F for byte in sample) < len(sample)
    for encoding in ("windows-1252", detected) if latin else (detected, "windows-1252"):
        if encoding.lower().startswith("utf"):  # it was none of them; UTF-7 may hold half characters
            continue
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if _is_text(text):
            return text, encoding
    return None


def _is_binary(data: bytes) -> bool:
    """Whether bytes that are not UTF-16 are those of a picture, an archive, a program."""
    sample = data[:_SAMPLE]
    strange = len(sample) - len(sample.translate(None, _NO_TEXT))
    return data.startswith(_MAGIC) or strange > 0.02 * len(sample)


def _is_text(text: str) -> bool:
    """Whether hardly a character is a control character, or lost."""
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) <= 0.05 * len(sample)
