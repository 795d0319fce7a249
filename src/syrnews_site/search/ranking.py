"""How much a document says of a word: the figures that the page and the evaluation share.

BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) at three levels, added up: the word as it
stands, its core, its stem. The average length is a constant, so that no document's share depends on any other's.
"""

from __future__ import annotations

from .shards import LENGTHS, RATIO, SHORTEST

SATURATION = 1.5  # k1
LENGTH_SHARE = 0.6  # b
AVERAGE = 250  # words
WEIGHTS = (0.5, 0.3, 0.2)  # stem, core, word

# By class of length: what a count is divided by.
NORMS = tuple(
    round(SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * SHORTEST * RATIO**number / AVERAGE), 4)
    for number in range(LENGTHS)
)
