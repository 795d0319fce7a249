"""From a folded word back to how it may be written: the hamza that hurried writers leave out, letters that were one."""

from __future__ import annotations

HAMZA = "ء"
CHAIRS = "وي"  # in the middle of a word these may stand for a hamza on them
BARE = "اوي"  # after these a hamza may have been left out

# Folded letter -> how it may be written at the begin, in the middle, at the end of a word, likeliest first.
SPELT = {
    "ا": ("اأإآ", "اأ", "ا"),
    "ء": ("ء", "ئؤء", "ءئؤ"),
    "ه": ("ه", "ه", "ةه"),
    "ي": ("ي", "ي", "يى"),
}
