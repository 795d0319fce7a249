"""How people may write a folded word: with the hamza that hurried writers leave out, with letters that fold to one."""

from __future__ import annotations

HAMZA = "ء"
CHAIRS = "وي"  # after the first letter of a word, each may be a hamza that lost its sign
BARE = "اوي"  # after these, a hurried writer may have left out a hamza

# Ends of folded words in which one hamza has two seats: هيأة and هيئة, بدأوا and بدؤوا.
TWO_SEATS = (
    ("ياه", "يءه"),
    ("ياته", "يءته"),
    ("ياتها", "يءتها"),
    ("هيات", "هيءات"),
    ("اون", "ءون"),
    ("اوا", "ءوا"),
    ("اين", "ءين"),
)
# An end that people write with one letter more, if there is an alef two letters before it: شاطئ and شاطىء.
LONG_END, SHORT_END = "يء", "ء"
ALEF = "ا"

# Folded letter -> the letters for it at the beginning, in the middle and at the end of a word, the likeliest first.
SPELT = {
    "ا": ("اأإآ", "اأ", "ا"),
    "ء": ("ء", "ئؤء", "ءئؤ"),
    "ه": ("ه", "ه", "ةه"),
    "ي": ("ي", "ي", "يى"),
}


def other_seats(word: str) -> list[str]:
    """The spellings of a folded word with its hamza on another letter, which folding does not make equal."""
    found = []
    for one, other in TWO_SEATS:
        for end, instead in ((one, other), (other, one)):
            if word.endswith(end):
                found.append(word[: -len(end)] + instead)
    for end, instead in ((LONG_END, SHORT_END), (SHORT_END, LONG_END)):
        if word.endswith(end) and word[-len(end) - 2 : -len(end) - 1] == ALEF:
            found.append(word[: -len(end)] + instead)
    return found
