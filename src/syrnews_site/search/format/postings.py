"""The postings of a word: which documents hold the word, and how often, as bits.

The bits of a word are, in this order:

    documents  the number of documents that hold the word (Elias gamma)
    lengths    only if LONG documents or more hold the word: the numbers of bits in `high` and in `counts`, so that a
               reader can skip the word (Elias gamma)
    high       for each document: (gap >> width) ones, then a zero
    low        for each document: the low `width` bits of the gap
    counts     for each document: (occurrences - 1) ones, then a zero

The gap of a document is its number minus the number of the document before, minus 1. The gap of the first document is
its number. `width` is the `rice_width` of the word: high and low bits of a gap form a Rice code. `high`, `low` and
`counts` are apart, so that `patched` can cut each of the three at any document.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import rshift, sub
from typing import NamedTuple

from syrnews_site.search.format.bits import gamma, rice_width
from syrnews_site.search.format.occurrences import MARK_BITS, Occurrences, capped
from syrnews_site.search.ranking import HIGHEST

LONG = 64  # documents


class Postings(NamedTuple):
    """The postings of one word. `documents`: the number of documents that hold the word; `bits` begin with it."""

    documents: int
    bits: str


class ReplacedRun(NamedTuple):
    """A run of neighbouring documents that give way to others.

    Documents first <= number < end give way to documents with the numbers first <= number < stop. The segment had
    `old_size` documents before, and has `new_size` documents now.
    """

    first: int
    end: int
    stop: int
    old_size: int
    new_size: int


def postings(occurrences: Occurrences, size: int) -> tuple[Postings, Occurrences]:
    """The postings of a word in a segment of `size` documents, and its occurrences, capped if they were not."""
    counts = Counter(map(rshift, occurrences, repeat(MARK_BITS)))
    repeated = len(counts) < len(occurrences)
    if repeated and max(counts.values()) > HIGHEST:
        occurrences = array("I", capped(occurrences))
        counts = Counter(map(rshift, occurrences, repeat(MARK_BITS)))
    high, low = _gaps([*counts], -1, rice_width(size, len(counts)))
    count_bits = "".join(map(_COUNTS.__getitem__, counts.values())) if repeated else _COUNTS[1] * len(counts)
    return _joined(len(counts), high, low, count_bits), occurrences


def patched(published: Postings, before: Occurrences, after: Occurrences, run: ReplacedRun) -> Postings:
    """The postings of a word after `run` was replaced, made from its published postings.

    The word had the occurrences `before` and has now the occurrences `after`, which are not empty. The result is the
    same as that of `postings`, and is made faster if the run is short.
    """
    begin, end = bisect_left(before, run.first << MARK_BITS), bisect_left(before, run.end << MARK_BITS)
    stop = bisect_left(after, run.stop << MARK_BITS)
    width = rice_width(run.old_size, published.documents)
    high, low, counts = _parts(published, width, len(before))
    kept, removed = counts.count("0", 0, begin), counts.count("0", begin, end)  # documents before and in the run
    added = Counter(map(rshift, after[begin:stop], repeat(MARK_BITS)))
    documents = published.documents - removed + len(added)
    if rice_width(run.new_size, documents) != width:
        return postings(after, run.new_size)[0]
    numbers, rest = [*added], kept + removed
    if stop < len(after):  # the gap of the first document behind the run has changed
        numbers.append(after[stop] >> MARK_BITS)
        rest += 1
    new_high, new_low = _gaps(numbers, after[begin - 1] >> MARK_BITS if begin else -1, width)
    cut = _end_of_gaps(high, kept)
    high = high[:cut] + new_high + high[cut + _end_of_gaps(high[cut:], rest - kept) :]
    low = low[: kept * width] + new_low + low[rest * width :]
    counts = counts[:begin] + "".join(map(_COUNTS.__getitem__, added.values())) + counts[end:]
    return _joined(documents, high, low, counts)


def _joined(documents: int, high: str, low: str, counts: str) -> Postings:
    lengths = gamma(len(high)) + gamma(len(counts)) if documents >= LONG else ""
    return Postings(documents, f"{gamma(documents)}{lengths}{high}{low}{counts}")


def _parts(published: Postings, width: int, occurrences: int) -> tuple[str, str, str]:
    """High, low and counts of a word. The counts have one bit for each of its occurrences."""
    bits, start = published.bits, 0
    for _ in range(3 if published.documents >= LONG else 1):  # one gamma code, or three
        start += 2 * (bits.index("1", start) - start) + 1
    counts_at = len(bits) - occurrences
    low_at = counts_at - published.documents * width
    return bits[start:low_at], bits[low_at:counts_at], bits[counts_at:]


def _gaps(documents: Sequence[int], before: int, width: int) -> tuple[str, str]:
    """High and low bits of the gaps of documents, the first of which follows the document `before`."""
    steps = [*map(sub, documents, [before, *documents])]
    return "".join(map(_high(width).__getitem__, steps)), "".join(map(_low(width).__getitem__, steps)) if width else ""


class GapCodes(dict[int, str]):
    """Step from one document to the next, from 1 up -> high or low bits of the gap, which is 1 less.

    A code is made when it is first looked up.
    """

    def __init__(self, code: Callable[[int], str]) -> None:
        super().__init__()
        self.code = code

    def __missing__(self, step: int) -> str:
        bits = self[step] = self.code(step - 1)
        return bits


@lru_cache(32)
def _high(width: int) -> GapCodes:
    return GapCodes(lambda gap: "1" * (gap >> width) + "0")


@lru_cache(32)
def _low(width: int) -> GapCodes:
    return GapCodes(lambda gap: format(gap % (1 << width), f"0{width}b"))


_COUNTS = ["", *("1" * count + "0" for count in range(HIGHEST))]  # number of occurrences, from 1 up -> its bits


def _end_of_gaps(high: str, count: int) -> int:
    """Where the high bits of the first `count` gaps end."""
    return len(high) - len(high.split("0", count)[-1])
