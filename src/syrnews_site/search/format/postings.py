"""Where a word stands in a segment, as bits, and what a change of a few documents does to them.

A value says that a word stands in a document once: the document's number << MARK_BITS | the mark of the word that
follows. A word's values are in the order of its documents, HIGHEST of one document at most.

Its bits: how many documents (gamma); high: of the gap from each document to the next, less 1, what stands above its
low `rice_width` bits, in ones, and a zero; low: those low bits of all gaps; counts: of each count so many bits, ones
and a zero. As the three lie apart, each can be cut at any document without reading what stands before it. A word in
LONG documents or more has the lengths of high and of counts before them (gamma), so that it can be passed over.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, repeat
from operator import rshift, sub
from typing import NamedTuple, TypeAlias
from zlib import crc32

from syrnews_site.search.format.bits import gamma, rice_width
from syrnews_site.search.ranking import HIGHEST

MARK_BITS = 4
MARKS = 1 << MARK_BITS  # the first says that nothing follows, the others stand for the word that follows

LONG = 64  # documents

Values: TypeAlias = "array[int] | memoryview[int]"  # of type "I"

_HEX = "".join(f"{value % MARKS:x}" for value in range(256)).encode("ascii")  # a byte -> its low half, as a digit
_LOWEST = 0 if sys.byteorder == "little" else 3  # of a value's four bytes


class Postings(NamedTuple):
    """One word's postings."""

    documents: int
    bits: str


def mark(word: str) -> int:
    """What stands for a word that follows another: 1 to MARKS - 1, from the CRC-32 of its UTF-8."""
    return crc32(word.encode("utf-8")) % (MARKS - 1) + 1


def marks(values: Values) -> str:
    """The marks of a word's values, as hexadecimal digits."""
    return bytes(values)[_LOWEST::4].translate(_HEX).decode("ascii")


def capped(values: Iterable[int]) -> Iterator[int]:
    """Values without those of a document above HIGHEST; each mark is kept before one comes a second time."""
    for _, group in groupby(values, key=lambda value: value >> MARK_BITS):
        of_document = list(group)
        yield from of_document if len(of_document) <= HIGHEST else [*dict.fromkeys(of_document), *of_document][:HIGHEST]


def postings(values: Values, size: int) -> tuple[Postings, Values]:
    """A word's postings in a segment of `size` documents, and its values, of which these may leave some out."""
    counts = Counter(map(rshift, values, repeat(MARK_BITS)))
    repeated = len(counts) < len(values)
    if repeated and max(counts.values()) > HIGHEST:
        values = array("I", capped(values))
        counts = Counter(map(rshift, values, repeat(MARK_BITS)))
    high, low = _gaps([*counts], -1, rice_width(size, len(counts)))
    more = "".join(map(_COUNTS.__getitem__, counts.values())) if repeated else _COUNTS[1] * len(counts)
    return _postings(len(counts), high, low, more), values


def patched(
    was: Postings, before: Values, sizes: tuple[int, int], after: Values, span: tuple[int, int, int]
) -> Postings:
    """The postings of a word of which documents first <= number < end gave way to those from first to below `stop`.

    `was` are its postings with the values `before`, in a segment of sizes[0] documents; now it has the values `after`,
    not empty, in one of sizes[1].
    """
    first, end, stop = (number << MARK_BITS for number in span)
    begin, old_end, new_end = bisect_left(before, first), bisect_left(before, end), bisect_left(after, stop)
    width = rice_width(sizes[0], was.documents)
    begins = len(was.bits) - len(before)
    counts = was.bits[begins:]
    low = was.bits[begins - was.documents * width : begins]
    high = was.bits[_head(was) : begins - len(low)]
    head, gone = counts.count("0", 0, begin), counts.count("0", begin, old_end)
    fresh = Counter(map(rshift, after[begin:new_end], repeat(MARK_BITS)))
    documents = was.documents - gone + len(fresh)
    if rice_width(sizes[1], documents) != width:
        return postings(after, sizes[1])[0]
    numbers, tail = [*fresh], head + gone
    if new_end < len(after):
        numbers.append(after[new_end] >> MARK_BITS)
        tail += 1
    new_high, new_low = _gaps(numbers, after[begin - 1] >> MARK_BITS if begin else -1, width)
    cut = _after(high, head)
    high = high[:cut] + new_high + high[cut + _after(high[cut:], tail - head) :]
    low = low[: head * width] + new_low + low[tail * width :]
    counts = counts[:begin] + "".join(map(_COUNTS.__getitem__, fresh.values())) + counts[old_end:]
    return _postings(documents, high, low, counts)


def _postings(documents: int, high: str, low: str, counts: str) -> Postings:
    lengths = gamma(len(high)) + gamma(len(counts)) if documents >= LONG else ""
    return Postings(documents, f"{gamma(documents)}{lengths}{high}{low}{counts}")


def _head(found: Postings) -> int:
    """How many bits stand before the high ones."""
    at = 0
    for _ in range(3 if found.documents >= LONG else 1):
        at += 2 * (found.bits.index("1", at) - at) + 1
    return at


def _gaps(documents: Sequence[int], before: int, width: int) -> tuple[str, str]:
    """The high and the low bits of the gaps from `before` to the first document and from each to the next."""
    gaps = [*map(sub, documents, [before, *documents])]
    return "".join(map(_high(width).__getitem__, gaps)), "".join(map(_low(width).__getitem__, gaps)) if width else ""


class Codes(dict[int, str]):
    """A gap, from 1 up -> the high or the low bits of its code, for one width."""

    def __init__(self, code: Callable[[int], str]) -> None:
        super().__init__()
        self.code = code

    def __missing__(self, gap: int) -> str:
        bits = self[gap] = self.code(gap - 1)
        return bits


@lru_cache(32)
def _high(width: int) -> Codes:
    return Codes(lambda gap: "1" * (gap >> width) + "0")


@lru_cache(32)
def _low(width: int) -> Codes:
    return Codes(lambda gap: format(gap % (1 << width), f"0{width}b"))


_COUNTS = ["", *("1" * count + "0" for count in range(HIGHEST))]  # a count, from 1 up


def _after(high: str, count: int) -> int:
    """Where the bits of `count` gaps end."""
    return len(high) - len(high.split("0", count)[-1])
