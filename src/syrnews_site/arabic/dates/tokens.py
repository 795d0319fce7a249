"""The tokens of a line, a letter and a value for each: the grammar of dates is a regular expression over the letters.

`lexicon` explains the letters of words. The other letters are:

    n  a date in digits, (year, month, day)     h  a date in digits of the Hijri calendar
    D  one or two digits                        Y  four digits
    T  a time, (hour, minute, second)           t  a time with a full stop or comma: the grammar looks beside it
    Z  minutes east of Greenwich                e  an issue number together with the words before it
    2  a date whose year has two digits         0  a number, or a year, that no date has
    x  anything else: the line is no date line, and the rest of the line is not read
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from syrnews_site.arabic.dates.lexicon import LEXICON, LONGEST, Word, normalise
from syrnews_site.arabic.dates.words import Hours

Value = int | str | Hours | tuple[int, ...]

GREGORIAN_YEARS = range(1700, 2200)
HIJRI_YEARS = range(1200, 1600)


class TokenLine(NamedTuple):
    """The tokens of a line: the letters as one string, and the value of each token."""

    shape: str
    values: list[Value]


# Characters between the parts of a date, among them glyphs of icon fonts and pictures of clocks and calendars.
_BETWEEN = r"\s,;./\\|\-:@()\[\]{}؛·•●▪■►◄»«~_*#<>=+'’`\ue000-\uf8ff🕐-🕧📅📆🗓⏰⏱⏲⌚🕰🖊✍📌"
_GREENWICH = r"(?:gmt|utc|غرينتش|جرينتش)"
_TOKEN = re.compile(
    rf"""
    [{_BETWEEN}]*
    (?: (?P<ahead> {_GREENWICH} \s? (?P<sign>\+\s?|-) (?P<hours>[0-9]{{1,2}} (?: :?[0-9]{{2}} )?) (?! [0-9]) )
    | (?P<behind> {_GREENWICH} \s? (?P<after>[0-9]{{1,2}}) \+ )
    | (?P<word> [^\W\d_]+ )
    | (?P<basic> (?P<yyyy>1[89][0-9]{{2}}|2[01][0-9]{{2}}) (?P<mm>[0-9]{{2}}) (?P<dd>[0-9]{{2}})
          (?: t? (?P<hh>[0-9]{{2}}) (?P<min>[0-9]{{2}}) (?P<ss>[0-9]{{2}})? (?P<zone>[+-][0-9]{{2}}:?[0-9]{{2}})? )?
          (?! [0-9]) )
    | (?P<mirrored> (?<=\+)(?P<right>[0-9]{{1,2}} (?: :?[0-9]{{2}} )?) \s? {_GREENWICH}
          | (?P<left>[0-9]{{1,2}}) \+ \s? {_GREENWICH} )
    | (?P<clock> (?P<hour>[0-9]{{1,2}}) \s? [:h] \s? (?P<minute>[0-9]{{2}}) (?! [0-9])
          (?: \s?:\s? (?P<second>[0-9]{{2}}) (?! [0-9]) (?:[.,][0-9]{{1,9}})? )?
          (?: \s?\(? (?P<offset>[+-][0-9]{{2}}:?[0-9]{{2}} | \+[0-9]{{1,2}} | -[0-9]{{2}}$) (?! [0-9]|[/.-][0-9])
              (?: \s? {_GREENWICH} )? )? )
    | (?P<numeric> (?P<first>[0-9]{{1,4}}) (?: \s?(?P<mark>[/.,\\-])\s? | \s )
          (?P<middle>[0-9]{{1,2}}) (?(mark) \s?(?P=mark)\s? | \s )
          (?P<last>[0-9]{{4}}(?=[0-9]{{1,2}}:[0-9]{{2}}) | [0-9]{{1,4}}(?! [0-9]))
          (?! \s?[/.\\-]?\s?[0-9]{{4}} | \s?:\s?[0-9]{{2}}(?! [0-9:]|\s?:) ) ) (?: t(?=[0-9]{{2}}) )?
    | (?P<short> (?P<shorthour>[0-9]{{1,2}}) [.,] (?P<shortminute>[0-9]{{2}}) (?! [0-9]|[.,/-][0-9]) )
    | (?P<number> [0-9]{{4}}(?=[0-9]{{1,2}}:[0-9]{{2}}) | [0-9]+ ) (?: (?:st|nd|rd|th)\b )?
    | (?P<other> [^{_BETWEEN}] )
    )
    """,
    re.VERBOSE,
)
_TATWEEL_BETWEEN_DIGITS = re.compile("(?<=\\d)\\s?\u0640+\\s?(?=\\d)")
_NUMBERS = {1: "D", 2: "D", 4: "Y"}
_STOP = Word("x")


def read(text: str) -> TokenLine:
    """The tokens of a line, up to the first token that no date line has."""
    if "\u0640" in text:
        text = _TATWEEL_BETWEEN_DIGITS.sub("-", text)
    if max(text, default="") >= "\ufb50":  # presentation forms, full-width digits
        text = unicodedata.normalize("NFKC", text)
    matches = list(_TOKEN.finditer(normalise(text)))
    letters: list[str] = []
    values: list[Value] = []
    to_skip = 0  # tokens that the phrase before them has taken
    for position, token in enumerate(matches):
        if to_skip:
            to_skip -= 1
            continue
        kind = token.lastgroup
        if kind == "word":
            first = token["word"]
            word = LEXICON.get(first, _STOP)
            if first in LONGEST:
                word, to_skip = _longest(matches, position, word)
            if word.letter == "-":
                continue
            letters.append(word.letter)
            values.append(word.value)
            if word is _STOP:
                break
        elif kind == "number":
            if letters and letters[-1] == "E":
                letters[-1] = "e"
                continue
            digits = token["number"]
            letters.append(_NUMBERS.get(len(digits), "0"))
            values.append(int(digits[:4]))
        else:
            for letter, value in _READERS[kind or "other"](token):
                letters.append(letter)
                values.append(value)
    return TokenLine("".join(letters), values)


def _longest(matches: list[re.Match[str]], position: int, word: Word) -> tuple[Word, int]:
    """The longest phrase of the lexicon from this position, else the word; and how many further tokens it takes."""
    following = matches[position : position + LONGEST[matches[position]["word"]]]
    parts = [token["word"] or token["number"] or "" for token in following]
    for size in range(len(parts), 1, -1):
        phrase = LEXICON.get(" ".join(parts[:size]))
        if phrase is not None:
            return phrase, size - 1
    return word, 0


Tokens = tuple[tuple[str, Value], ...]


def _basic(token: re.Match[str]) -> Tokens:
    year, month, day, hour, minute, second, zone = token.group("yyyy", "mm", "dd", "hh", "min", "ss", "zone")
    date = _dated(year, month, day)
    if hour is None:
        return date
    return (*date, ("T", (int(hour), int(minute), int(second or 0))), *_zone(zone))


def _clock(token: re.Match[str]) -> Tokens:
    hour, minute, second, offset = token.group("hour", "minute", "second", "offset")
    return (("T", (int(hour), int(minute), int(second or 0))), *_zone(offset))


def _numeric(token: re.Match[str]) -> Tokens:
    first, middle, last = token.group("first", "middle", "last")
    if len(first) == 4 and len(last) <= 2:
        return _dated(first, middle, last)
    if len(last) == 4 and len(first) <= 2:
        return _dated(last, middle, first)
    return (("2" if len(first) <= 2 and len(last) <= 2 else "0", 0),)


def _dated(year: str, month: str, day: str) -> Tokens:
    number = int(year)
    letter = "n" if number in GREGORIAN_YEARS else "h" if number in HIJRI_YEARS else "0"
    return ((letter, (number, int(month), int(day))),)


def _zone(offset: str | None) -> Tokens:
    """`+03:00`, `+0300` or `+3` as minutes."""
    if not offset:
        return ()
    digits = offset[1:].replace(":", "").strip()
    minutes = int(digits) * 60 if len(digits) <= 2 else int(digits[:-2]) * 60 + int(digits[-2:])
    return (("Z", -minutes if offset[0] == "-" else minutes),)


def _ahead(token: re.Match[str]) -> Tokens:
    return _zone(token["sign"][0] + token["hours"])


def _behind(token: re.Match[str]) -> Tokens:
    """`GMT 3+`: `GMT+3` after a copy out of a line that runs from right to left."""
    return _zone("+" + token["after"])


def _mirrored(token: re.Match[str]) -> Tokens:
    """`3+ GMT` and `+3 GMT`."""
    return _zone("+" + (token["right"] or token["left"]))


def _short(token: re.Match[str]) -> Tokens:
    return (("t", (int(token["shorthour"]), int(token["shortminute"]), 0)),)


def _other(_token: re.Match[str]) -> Tokens:
    return (("x", 0),)


_READERS = {
    "basic": _basic,
    "clock": _clock,
    "numeric": _numeric,
    "ahead": _ahead,
    "behind": _behind,
    "mirrored": _mirrored,
    "short": _short,
    "other": _other,
}
