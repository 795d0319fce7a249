"""What the words of a date line mean: the tables of `words` and `months`, by normalised spelling.

`LEXICON` maps a word or phrase to a letter for the grammar, and a value.

    M  Gregorian month, its number       H  Hijri month, its number        K  a half name that two months share
    W  weekday, 0 is Monday              D  a day of the month in words    A  part of the day, its 24 hours
    a  the letter for morning            m  the letter for afternoon, or for "AD"
    g  "AD" in full                      j  "AH"
    q  "by the clock of"                 C  a place that has a clock       V  a spelling of two places with clocks
    Z  a zone, its offset in minutes
    S  "at the hour"                     E  "issue number"                 r  a word of relative dates
    P  "published"                       U  "updated"                      -  a word without meaning for the date
"""

from __future__ import annotations

from typing import NamedTuple

from syrnews_site.arabic.dates import months, words
from syrnews_site.arabic.dates.words import Hours
from syrnews_site.arabic.digits import ARABIC_INDIC, PERSIAN, WESTERN


class Word(NamedTuple):
    """The meaning of a word or phrase: a letter of the grammar, and a value that fits the letter."""

    letter: str
    value: int | str | Hours = 0


# Characters that date lines use for one another, by the character that the lexicon has.
_ALIKE = {
    "ا": "أإآٱ",
    "ب": "پ",
    "ج": "چ",
    "ف": "ڤڥ",
    "ي": "ىیئےې",
    "ك": "کڪگ",
    "ه": "ةھہەۀۃ",
    "و": "ؤ",
    "/": "؍⁄∕",
    ",": "،٬‚",
    ".": "٫۔",
    ":": "∶꞉",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
# Characters that the parser ignores: hamza, tatweel, harakat, Koranic signs, and characters without width.
_DROPPED = (
    *map(ord, "\u0621\u0640\u0670\u00ad\u034f\u061c\ufeff"),
    *range(0x0610, 0x061B),
    *range(0x064B, 0x0660),
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5),
    *range(0x06EA, 0x06EE),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
)
_NORMAL: dict[int, str | None] = {
    **{ord(variant): normal for normal, variants in _ALIKE.items() for variant in variants},
    **dict.fromkeys(_DROPPED),
    **dict(zip(map(ord, ARABIC_INDIC + PERSIAN), WESTERN * 2, strict=True)),
    **{ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}


def normalise(text: str) -> str:
    """The text as the lexicon spells it: Western digits, small letters, no hamza, no marks; punctuation stays.

    `fold.fold` is for comparing texts and drops the punctuation, which date lines need.
    """
    return text.translate(_NORMAL)


def _lexicon() -> dict[str, Word]:
    """The words of all tables. If two tables have the same spelling, the later table counts."""
    lexicon: dict[str, Word] = {}

    def enter(table: str, letter: str, value: int | str | Hours = 0) -> None:
        for row in months.rows(table):
            for spelling in row:
                lexicon[" ".join(normalise(spelling).split())] = Word(letter, value)

    def number(table: str, letter: str, first: int = 1) -> None:
        for value, row in enumerate(table.strip().splitlines(), first):
            enter(row, letter, value)

    for letter, table in words.WORDS.items():
        enter(table, letter)
    for hours, table in words.PARTS_OF_DAY.items():
        enter(table, "A", hours)
    for minutes, table in words.ZONES.items():
        enter(table, "Z", minutes)
    for zone, table in words.CLOCKS.items():
        enter(table, "C", zone)
    enter(words.TWO_CLOCKS, "V")
    number(words.ORDINALS, "D")
    enter(months.HALF_NAMES, "K")
    for table in (months.LEVANTINE, months.GULF, months.MAGHREBI, months.ENGLISH, months.LIBYAN):
        number(table, "M")
    number(months.HIJRI, "H")
    number(months.WEEKDAYS, "W", 0)
    return lexicon


def _with_articles(lexicon: dict[str, Word]) -> dict[str, Word]:
    """The lexicon with the article added to months of one Arabic word, unless that is the name of another month."""
    single = {
        spelling: word
        for spelling, word in lexicon.items()
        if word.letter in "MH" and " " not in spelling and spelling > "z"
    }
    return {**{"ال" + spelling: word for spelling, word in single.items()}, **lexicon}


LEXICON = _with_articles(_lexicon())
# For the first word of each phrase: how many words the longest phrase has. `tokens` tries the longest phrase first.
LONGEST: dict[str, int] = {}
for _phrase in LEXICON:
    _first, *_others = _phrase.split()
    if _others:
        LONGEST[_first] = max(LONGEST.get(_first, 1), 1 + len(_others))
