"""How people may write a folded word: with the hamza that hurried writers leave out, with letters that fold to one."""

from __future__ import annotations

HAMZA = "ء"
CHAIRS = "وي"  # after the first letter of a word, each may be a hamza that lost its sign
BARE = "اوي"  # after these, a hurried writer may have left out a hamza

# Folded letter -> the letters for it at the beginning, in the middle and at the end of a word, the likeliest first.
SPELT = {
    "ا": ("اأإآ", "اأ", "ا"),
    "ء": ("ء", "ئؤء", "ءئؤ"),
    "ه": ("ه", "ه", "ةه"),
    "ي": ("ي", "ي", "يى"),
}
