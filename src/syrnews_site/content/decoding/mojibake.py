"""Repairs text that was decoded with the wrong encoding before it came here: encoded back, and decoded as it should be.

Two accidents happen to Arabic. UTF-8 read as windows-1256 or as windows-1252 (or Latin-1) turns each letter into two;
windows-1256 read as windows-1252 turns each into an accented Latin one. A repair is kept only where every byte of the
line fits and what comes out is plausible Arabic, so that clean text, French included, is never touched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from syrnews_site.content.decoding.plausible import arabic_letters, mostly_arabic, plausibility

_BYTES = range(256)
# As browsers decode windows-1252: the bytes that it does not define are control characters. Both these and what is
# defined in their place go back to the byte, so that one table undoes Latin-1 and windows-1252 alike.
_FROM_1252 = {byte: byte for byte in _BYTES} | {
    ord(bytes([byte]).decode("cp1252")): byte for byte in _BYTES if byte not in b"\x81\x8d\x8f\x90\x9d"
}
_FROM_1256 = {ord(bytes([byte]).decode("cp1256")): byte for byte in _BYTES}


class Accident(NamedTuple):
    """How a text was damaged, and what undoes it."""

    name: str
    back: dict[int, int]
    read: Callable[[bytes], str]
    # Two or three characters that stand for one, where UTF-8 was read byte by byte.
    sequence: re.Pattern[str] | None = None


def _sequence(back: dict[int, int]) -> re.Pattern[str]:
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

# What the commonest letters (ا ل ي ن و ر م ة) become in the three accidents. Clean Arabic has none of them, as a rule,
# and looking for one costs a tenth of a microsecond in a kilobyte.
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
# A shorter text may lack all of those letters.
_SHORT = 200
_LINE = re.compile(r"[^\n\r]+")


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with its damaged lines repaired, and what was done, in plain English. Clean text stays as it is."""
    done: list[str] = []
    if _suspect(text):
        for accident in ACCIDENTS:
            text, lines = _undo(text, accident)
            if lines:
                done.append(f"{accident.name}, repaired in {lines} line{'s' if lines > 1 else ''}")
    return text, tuple(done)


def _suspect(text: str) -> bool:
    if text.isascii():
        return False
    return len(text) < _SHORT or any(mark in text for mark in _MARKS)


def _undo(text: str, accident: Accident) -> tuple[str, int]:
    """Repairs line by line: first those that are beyond doubt; if there are any, also those that merely fit."""
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
    """The line as it was meant, or None where it is clean, or where the repair is not sound."""
    if line.isascii():
        return None
    whole = _read_again(line, accident)
    if whole is None:
        return _repaired_within(line, accident)
    least_letters, least_plausibility = (3, 1.0) if sure else (1, 0.0)
    if plausibility(whole) > least_plausibility:
        return whole if arabic_letters(whole) >= least_letters and mostly_arabic(whole) else None
    # What is UTF-8 once more has been damaged twice over, by the same program run twice.
    return _repaired(whole, accident, sure=sure) if accident.sequence else None


def _read_again(text: str, accident: Accident) -> str | None:
    try:
        data, _length = codecs.charmap_encode(text, "strict", accident.back)
        return accident.read(data)
    except UnicodeError:
        return None


def _repaired_within(line: str, accident: Accident) -> str | None:
    """A line where damaged runs stand among clean text: each that is the UTF-8 of Arabic, if one of them is a word."""
    if accident.sequence is None:
        return None
    runs = {run: _read_again(run, accident) or "" for run in accident.sequence.findall(line)}
    sound = {run: meant for run, meant in runs.items() if plausibility(meant) > 0}
    if not any(arabic_letters(meant) >= 3 and plausibility(meant) > 1.0 for meant in sound.values()):
        return None
    return accident.sequence.sub(lambda match: sound.get(match[0], match[0]), line)
