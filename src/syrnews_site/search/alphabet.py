"""One byte for an Arabic letter: the 52 commonest characters of Arabic text change places with the 52 Latin letters.

A shard is UTF-8, where an Arabic letter takes two bytes and a Latin one takes one. Applied twice, `swap` gives the text
back; digits, spaces and the punctuation of ASCII stay as they are.
"""

from __future__ import annotations

ARABIC = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى"  # the 36 letters
    "،؛؟«»"
    "ًٌٍَُِّْ"  # tanwin, short vowels, shadda, sukun
    "ـ–…"
)
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

_SWAPPED = str.maketrans(ARABIC + LATIN, LATIN + ARABIC)


def swap(text: str) -> str:
    """The text with the two alphabets exchanged."""
    return text.translate(_SWAPPED)
