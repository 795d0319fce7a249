"""Folded text: the one spelling behind many, for comparing and never for showing.

Marks and tatweel go, letters that writers exchange become one letter, digits become Western, Latin becomes small and
plain, and everything that is neither letter nor digit becomes a space: the words of a folded text are parted by single
spaces. Source: Unicode's compatibility composition (UAX 15) and case folding, and the orthographic normalisation of
Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007), carried on to the hamza.
"""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache

from syrnews_site.arabic.clean import clean_text

# Letters that are written for one another, beyond what Unicode itself declares equivalent. An empty value: dropped.
LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ے": "ي",
    "ة": "ه",
    "ۃ": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ؤ": "ء",
    "ئ": "ء",
    "ک": "ك",
    "ڪ": "ك",
    "ـ": "",
    "ٴ": "",
    "ۥ": "",
    "ۦ": "",
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
}

# The characters that ordinary articles are made of: a code page of our own, since the two C loops that encode and
# decode one fold 3 KB in 15 us where str.translate takes 90. No two of them compose with one another (UAX 15), so
# that each can be folded by itself. NUL comes first because CPython builds its fast encoding map only then.
ORDINARY = (
    "\x00\t\n\r"
    + "".join(map(chr, range(0x20, 0x7F)))
    + "".join(map(chr, range(0x0621, 0x063B)))
    + "".join(map(chr, range(0x0640, 0x0653)))
    + "".join(map(chr, range(0x0660, 0x066A)))
    + "".join(map(chr, range(0x06F0, 0x06FA)))
    + "ٰٱپچژکگڤیە"
    + "،؛؟٪٫٬"
    + "\u00a0«»–—‘’“”…•·×°"
    + "\u200c\u200e\u200f"
)


def fold(text: str) -> str:
    """The search key of a text: folded words parted by single spaces. Never raises; fold(fold(x)) == fold(x)."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return spaced(text).split()


def spaced(text: str) -> str:
    """The folded words of a text, in order, parted by white space of any length."""
    try:
        page = codecs.charmap_encode(text, "strict", _PAGE)[0]
    except UnicodeEncodeError:
        return _fold_rare(text)
    return codecs.charmap_decode(page.translate(None, _DELETED), "strict", _FOLDED)[0]


def _fold_rare(text: str) -> str:
    """Fold any text at all, character by character; words may be parted by more than one space."""
    composed = unicodedata.normalize("NFKC", clean_text(text)).casefold()
    return unicodedata.normalize("NFKC", "".join(map(_fold_character, composed)))


@cache
def _fold_character(character: str) -> str:
    """Fold one character: a letter or a digit, "" for a mark or an invisible, a space for anything else."""
    if character in LETTERS:
        return LETTERS[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category[0] not in "LNM":
        return " "
    decomposed = unicodedata.normalize("NFD", character)
    return "".join(map(_fold_character, decomposed)) if len(decomposed) > 1 else decomposed


_FOLDS = {character: _fold_rare(character) for character in ORDINARY}
_PAGE = codecs.charmap_build(ORDINARY.ljust(256, "\ufffe"))
_FOLDED = "".join(folded or "\ufffe" for folded in _FOLDS.values()).ljust(256, "\ufffe")
_DELETED = bytes(code for code, folded in enumerate(_FOLDS.values()) if not folded)
