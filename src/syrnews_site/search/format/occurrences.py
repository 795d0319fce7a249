"""Where a word occurs in a segment.

An occurrence is a number: document << MARK_BITS | mark. The mark tells which word follows, so that the search page can
look for phrases: 0 if no word follows, else 1 to MARKS - 1, from a checksum of the next word. The occurrences of a word
are in the order of documents, and in a document in the order of its text; HIGHEST of one document at most.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeAlias
from zlib import crc32

from syrnews_site.search.ranking import HIGHEST

MARK_BITS = 4
MARKS = 1 << MARK_BITS

Occurrences: TypeAlias = "array[int] | memoryview[int]"  # 32 bits each (type "I")
NONE: Occurrences = array("I")

_HEX = "".join(f"{byte % MARKS:x}" for byte in range(256)).encode("ascii")  # byte -> its low four bits as a digit
_LOWEST = 0 if sys.byteorder == "little" else 3  # which of the four bytes of an occurrence is the lowest


def mark(word: str) -> int:
    """The mark of a word before which another word occurs: from the CRC-32 of its UTF-8."""
    return crc32(word.encode("utf-8")) % (MARKS - 1) + 1


def marks(occurrences: Occurrences) -> str:
    """The marks of occurrences, as hexadecimal digits."""
    return bytes(occurrences)[_LOWEST::4].translate(_HEX).decode("ascii")


def capped(occurrences: Iterable[int]) -> Iterator[int]:
    """The occurrences, HIGHEST of each document at most.

    Of a document that has more, the first occurrence of every mark is kept, then repeated marks.
    """
    for _, group in groupby(occurrences, key=lambda occurrence: occurrence >> MARK_BITS):
        in_document = list(group)
        if len(in_document) <= HIGHEST:
            yield from in_document
        else:
            yield from [*dict.fromkeys(in_document), *in_document][:HIGHEST]
