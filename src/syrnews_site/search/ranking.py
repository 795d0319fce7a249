"""The figures of the ranking, which the index, the search page and the evaluation share.

The ranking is BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009). A document has three scores
for a word of the question: for the word itself, for its core, for its stem. The sum, weighted by WEIGHTS, counts. The
average length of a document is a constant, so that no document's score depends on the length of others.
"""

from __future__ import annotations

from math import log

SATURATION = 1.5  # k1 of BM25
LENGTH_SHARE = 0.6  # b of BM25
AVERAGE = 250  # words in an average document
WEIGHTS = (0.5, 0.3, 0.2)  # of stem, core and word
TITLE = 3  # a word in the title counts like this number of occurrences in the body
HIGHEST = 16  # occurrences of a word in a document: more do not raise the score noticeably

LENGTHS = 16  # classes of document length
SHORTEST = 12  # words: the middle of the first class
RATIO = 1.55  # between the middles of two neighbouring classes

# For each class of length, the number that a count of occurrences is divided by.
NORMS = tuple(
    round(SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * SHORTEST * RATIO**number / AVERAGE), 4)
    for number in range(LENGTHS)
)


def length_class(length: int) -> int:
    """The class of a document with `length` words, from 0 to LENGTHS - 1."""
    return max(0, min(LENGTHS - 1, round(log(max(1, length) / SHORTEST) / log(RATIO))))
