"""light10, the stemmer that the search is compared with: Apache Lucene's, to the letter.

Source: Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007).
"""

from __future__ import annotations

# In the order in which they are tried: the first prefix that fits is removed.
PREFIXES = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
# In the order in which they are tried: each suffix that fits is removed, one after the other.
SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
# Lucene's normalisation: unlike our fold, it keeps a hamza on waw and yeh.
_NORMAL = str.maketrans("آأإىة", "ااايه", "ـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")


def light10(word: str) -> str:
    """The light10 stem of a word."""
    word = word.translate(_NORMAL)
    for prefix in PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + (3 if len(prefix) == 1 else 2):
            word = word[len(prefix) :]
            break
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + 2:
            word = word[: -len(suffix)]
    return word
