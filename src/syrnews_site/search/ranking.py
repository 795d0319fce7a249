"""How much a document says of a word: the figures that the index, the page and the evaluation share.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) at three levels, added up: the word as it
stands, its core, its stem. The average length is a constant, so that no document's share depends on any other's.
"""

from __future__ import annotations

from math import log

SATURATION = 1.5  # k1
LENGTH_SHARE = 0.6  # b
AVERAGE = 250  # words
WEIGHTS = (0.5, 0.3, 0.2)  # stem, core, word
TITLE = 3  # a word of the title counts as so many of the body
HIGHEST = 16  # counts above it say nothing more of an article

LENGTHS = 16  # classes of article length
SHORTEST, RATIO = 12, 1.55  # words: the middle of the first class, and of each next one to the one before

# By class of length: what a count is divided by.
NORMS = tuple(
    round(SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * SHORTEST * RATIO**number / AVERAGE), 4)
    for number in range(LENGTHS)
)


def length_class(length: int) -> int:
    """Which of the classes of length an article of so many words belongs to."""
    return max(0, min(LENGTHS - 1, round(log(max(1, length) / SHORTEST) / log(RATIO))))
