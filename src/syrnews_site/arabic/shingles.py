"""The sketch of a text, by which near-duplicates are found: a sample of the hashes of its runs of five words.

A run of words is a shingle (Broder, "On the resemblance and containment of documents", 1997). Of the CRC-32 of all
shingles those below a limit are kept, one in eight: two texts keep the same ones of the shingles that they share. A
short text keeps its LEAST smallest hashes, a very long one its MOST smallest: its limit is then the last of them.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Set
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

RUN = 5  # words
KEPT = 2**32 // 8  # hashes below this are kept
FEWEST = 8  # shingles, 12 words: a shorter text has no sketch, since chance may repeat it
LEAST, MOST = 24, 8192  # hashes in a sketch
SHARED = 4  # hashes that near-duplicates have in common, at least


def sketch(folded: str) -> bytes:
    """The sketch of a text in folded words: 32-bit numbers, sorted, little-endian. Empty if the text is too short."""
    words = folded.encode("utf-8", "surrogatepass").split()
    if len(words) < RUN + FEWEST - 1:
        return b""
    text = b" ".join(words)
    ends = [end - 1 for end in accumulate(len(word) + 1 for word in words)]
    bounds = list(zip([0, *(end + 1 for end in ends)], ends[RUN - 1 :], strict=False))
    kept = {number for start, end in bounds if (number := crc32(text[start:end])) < KEPT}
    if len(kept) < LEAST:
        every = {crc32(text[start:end]) for start, end in bounds}
        kept = set(sorted(every)[:LEAST]) if len(every) >= FEWEST else set()
    return packed(array("I", sorted(kept)[:MOST]))


def packed(numbers: array[int]) -> bytes:
    """Numbers as bytes, the same on every machine."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(data: bytes, typecode: str = "I") -> array[int]:
    """Numbers from bytes."""
    numbers = array(typecode, data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Likeness(NamedTuple):
    """From when on two texts are near-duplicates, in thousandths.

    `containment`: the part of the shorter text that is in the other one. `resemblance`: what both share, of all that is
    in one of them (Jaccard's index).
    """

    containment: int = 700
    resemblance: int = 500

    def of(self, one: bytes, other: bytes, common: Set[int]) -> bool:
        """Whether the texts of two sketches are near-duplicates. Shingles in `common` count for nothing."""
        first, second = unpacked(one), unpacked(other)
        if not first or not second:
            return False
        limit = min(_limit(first), _limit(second))
        left = {number for number in first if number <= limit} - common
        right = {number for number in second if number <= limit} - common
        shared = len(left & right)
        if shared < SHARED:
            return False
        whole = len(left) + len(right) - shared
        shorter = min(len(left), len(right))
        return shared * 1000 >= self.containment * shorter or shared * 1000 >= self.resemblance * whole


def _limit(numbers: array[int]) -> int:
    """The largest hash that the sketch would have kept."""
    if len(numbers) < LEAST:
        return 2**32
    return numbers[-1] if len(numbers) >= MOST else max(numbers[-1], KEPT - 1)
