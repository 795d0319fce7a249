"""Folded text: one spelling for all spellings of a text, for comparing and never for showing.

Folding drops marks and tatweel. It writes one letter for letters that writers exchange, Western digits for all digits,
and small letters without accents for Latin. Anything else becomes a space, and single spaces divide the words.
Sources: Unicode's compatibility composition (UAX 15) and case folding, and the orthographic normalisation of Larkey,
Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007), extended to the hamza.
"""

from __future__ import annotations

import codecs
import unicodedata
from functools import cache

from syrnews_site.arabic.clean import clean_text

# Letters that writers exchange, beyond the letters that Unicode declares equivalent. An empty value: dropped.
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

# The characters of ordinary articles, as a code page of our own: the two C loops that encode and decode a code page
# fold 3 KB in 15 us, and str.translate takes 90 us. No two of the characters compose with one another (UAX 15), so that
# folding them one by one is correct. NUL comes first because CPython builds its fast encoding map only then.
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
    """The folded words of a text with single spaces between them. Never raises; fold(fold(x)) == fold(x)."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return spaced(text).split()


def spaced(text: str) -> str:
    """The folded words of a text, in order, with white space of any length between them."""
    try:
        page = codecs.charmap_encode(text, "strict", _PAGE)[0]
    except UnicodeEncodeError:
        return _fold_rare(text)
    return codecs.charmap_decode(page.translate(None, _DELETED), "strict", _FOLDED)[0]


def _fold_rare(text: str) -> str:
    """The same for any text, character by character."""
    composed = unicodedata.normalize("NFKC", clean_text(text)).casefold()
    return unicodedata.normalize("NFKC", "".join(map(_fold_character, composed)))


@cache
def _fold_character(character: str) -> str:
    """The letters or the digit of a character, "" for a mark or an invisible character, a space for any other one."""
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
