"""Repairs text that another program decoded with the wrong encoding: encodes it back, then decodes it rightly.

Two accidents happen to Arabic. UTF-8 read as windows-1256 or windows-1252 (or Latin-1) makes two characters of each
letter. windows-1256 read as windows-1252 makes an accented Latin letter of each letter. A repair is kept only if every
byte of the line fits and the result is plausible Arabic, so that clean text, French too, never changes.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from syrnews_site.content.decoding.plausible import arabic_letters, mostly_arabic, plausibility

_BYTES = range(256)
# Character -> byte for both Latin-1 and windows-1252, as browsers decode them. A byte from 0x80 to 0x9F has two
# characters: a control character of Latin-1, and the character of windows-1252 if there is one.
_FROM_1252 = {byte: byte for byte in _BYTES} | {
    ord(bytes([byte]).decode("cp1252")): byte for byte in _BYTES if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_FROM_1256 = {ord(bytes([byte]).decode("cp1256")): byte for byte in _BYTES}


class Accident(NamedTuple):
    """A way to damage a text, and how to undo it."""

    name: str
    back: dict[int, int]  # character -> the byte that it was read from
    read: Callable[[bytes], str]  # the right way to read the bytes
    # Runs of damaged characters within a clean line, if the right encoding is UTF-8.
    sequence: re.Pattern[str] | None = None


def _sequence(back: dict[int, int]) -> re.Pattern[str]:
    """Matches characters whose bytes are sequences of two or three bytes of UTF-8."""

    def some(first: int, last: int) -> str:
        return "[" + "".join(re.escape(chr(code)) for code, byte in back.items() if first <= byte <= last) + "]"

    after = some(0x80, 0xBF)
    return re.compile(f"(?:{some(0xC2, 0xDF)}{after}|{some(0xE0, 0xEF)}{after}{{2}})+")


def _utf_8(data: bytes) -> str:
    return data.decode("utf-8")


def _windows_1256(data: bytes) -> str:
    return data.decode("cp1256")


ACCIDENTS = (
    Accident("UTF-8 read as windows-1256", _FROM_1256, _utf_8, _sequence(_FROM_1256)),
    Accident("UTF-8 read as windows-1252", _FROM_1252, _utf_8, _sequence(_FROM_1252)),
    Accident("windows-1256 read as windows-1252", _FROM_1252, _windows_1256),
)

# The characters that the commonest letters (ا ل ي ن و ر م ة) become in the three accidents. Clean Arabic rarely has
# them. A search for a character takes 0.1 µs for a kilobyte.
_MARKS = (
    "§",
    "„",
    "ٹ",
    "†",
    "ˆ",
    "±",
    "Ø",
    "Ù",
    "Ç",
    "á",
    "í",
    "æ",
)
_SHORT = 200  # characters; a shorter text may have none of these letters
_LINE = re.compile(r"[^\n\r]+")


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with its damaged lines repaired, and a description of each repair. Clean text stays unchanged."""
    repairs: list[str] = []
    if _suspect(text):
        for accident in ACCIDENTS:
            text, lines = _undo(text, accident)
            if lines:
                repairs.append(f"{accident.name}, repaired in {lines} line{'s' if lines > 1 else ''}")
    return text, tuple(repairs)


def _suspect(text: str) -> bool:
    """Whether a text may be damaged. A quick test that clean text rarely passes."""
    if text.isascii():
        return False
    return len(text) < _SHORT or any(mark in text for mark in _MARKS)


def _undo(text: str, accident: Accident) -> tuple[str, int]:
    """The text with the lines of this accident repaired, and their number.

    At least one line must be damaged beyond doubt. Then lines that merely fit the accident are repaired as well.
    """
    if not any(_repaired(line, accident, sure=True) for line in set(_LINE.findall(text))):
        return text, 0
    count = 0

    def repaired(match: re.Match[str]) -> str:
        nonlocal count
        better = _repaired(match[0], accident, sure=False)
        count += better is not None
        return match[0] if better is None else better

    return _LINE.sub(repaired, text), count


def _repaired(line: str, accident: Accident, *, sure: bool) -> str | None:
    """The repaired line; None if the line is clean, or if the result is not plausible."""
    if line.isascii():
        return None
    whole = _read_again(line, accident)
    if whole is None:
        return _repaired_within(line, accident)
    least_letters, least_plausibility = (3, 1.0) if sure else (1, 0.0)
    if plausibility(whole) > least_plausibility:
        return whole if arabic_letters(whole) >= least_letters and mostly_arabic(whole) else None
    # A program that ran twice damaged the line twice: the result is damaged UTF-8 again.
    return _repaired(whole, accident, sure=sure) if accident.sequence else None


def _read_again(text: str, accident: Accident) -> str | None:
    """The text encoded back and read rightly; None if a character or a byte does not fit."""
    try:
        data, _length = codecs.charmap_encode(text, "strict", accident.back)
        return accident.read(data)
    except UnicodeError:
        return None


def _repaired_within(line: str, accident: Accident) -> str | None:
    """A line with damaged runs among clean text, each run repaired; None unless a run is a plausible Arabic word."""
    if accident.sequence is None:
        return None
    runs = {run: _read_again(run, accident) or "" for run in accident.sequence.findall(line)}
    plausible = {run: repaired for run, repaired in runs.items() if plausibility(repaired) > 0}
    if not any(arabic_letters(repaired) >= 3 and plausibility(repaired) > 1.0 for repaired in plausible.values()):
        return None
    return accident.sequence.sub(lambda match: plausible.get(match[0], match[0]), line)
