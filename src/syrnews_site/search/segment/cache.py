"""A segment as a file of the cache, so that an edit costs what it changes and not the whole segment.

The file contains, in this order:

    4 bytes   the CRC-32 of everything behind them
    4 bytes   a length, then a Summary of that length in MessagePack
    4 bytes   a length, then the Contents of that length in MessagePack
    the rest  the occurrences of all words, in the order of the words and in the machine's own byte order

The numbers in front are big-endian. The file may be deleted or damaged at any time: the segment is then made again from
all its articles, with the same bytes.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable
from itertools import accumulate, pairwise
from zlib import crc32

import msgspec
from msgspec import Struct

from syrnews_site.packed import encode
from syrnews_site.search.format.documents import DOCUMENTS
from syrnews_site.search.segment.index import SegmentIndex
from syrnews_site.search.segment.published_segment import DocumentShard, PublishedWord, WordShard
from syrnews_site.search.words import Place

NUMBER = 4  # bytes of a number


class Summary(Struct, frozen=True, array_like=True):
    """What decides whether the rest of the file can be used, and for what."""

    made_by: str  # the digest of the program's code, and the machine's byte order
    fingerprint: bytes  # of the segment's files that the contents describe
    digests: bytes  # the analysis digests of the documents, one after the other


class Contents(Struct, frozen=True, array_like=True):
    """A SegmentIndex. The columns hold a number for each word, 32 bits each, in the order of the words."""

    length_classes: bytes
    rows: list[bytes]
    words: str  # with spaces between them
    proclitics: bytes  # column: letters in front of the body
    endings: bytes  # column: letters behind the stem
    documents: bytes  # column: documents that hold the word
    bits: bytes  # column: bits of the postings
    occurrences: bytes  # column: occurrences
    word_shards: list[WordShard]
    document_stamps: list[str]
    common_stamp: str


_summary = msgspec.msgpack.Decoder(Summary).decode
_contents = msgspec.msgpack.Decoder(Contents).decode


def dump(index: SegmentIndex, code: str, fingerprint: bytes, digests: bytes) -> list[bytes]:
    """The parts of the file that holds a segment whose files were just made.

    `code`: the digest of the program's code. `fingerprint` and `digests`: as in Summary.
    """
    published = index.published
    words = published.words
    contents = Contents(
        bytes(index.length_classes),
        index.rows,
        " ".join(words),
        _column(len(word) - len(about.place.body) for word, about in words.items()),
        _column(len(about.place.body) - len(about.place.stem) for about in words.values()),
        _column(about.documents for about in words.values()),
        _column(about.bits for about in words.values()),
        _column(len(index.occurrences[word]) for word in words),
        published.word_shards,
        [shard.stamp for shard in published.document_shards],
        published.common_stamp,
    )
    parts: list[bytes] = []
    for struct in (Summary(_made_by(code), fingerprint, digests), contents):
        encoded = encode(struct)
        parts += (_number(len(encoded)), encoded)
    parts += [bytes(index.occurrences[word]) for word in words]
    checksum = 0
    for part in parts:
        checksum = crc32(part, checksum)
    return [_number(checksum), *parts]


def summary(data: bytes, code: str) -> Summary | None:
    """The summary of a file; None if the file is damaged, or was made by other code or on another kind of machine."""
    if len(data) < 2 * NUMBER or _read_number(data, 0) != crc32(memoryview(data)[NUMBER:]):
        return None
    found = _summary(_part(data, NUMBER)[0])
    return found if found.made_by == _made_by(code) else None


def load(data: bytes) -> SegmentIndex:
    """The segment of a file that has a summary."""
    _, at = _part(data, NUMBER)
    part, at = _part(data, at)
    contents = _contents(part)
    index = SegmentIndex()
    index.length_classes, index.rows = list(contents.length_classes), contents.rows
    words, occurrences = contents.words.split(), memoryview(data)[at:].cast("I")
    bounds = accumulate(array("I", contents.occurrences), initial=0)
    index.occurrences = {
        word: occurrences[start:end] for word, (start, end) in zip(words, pairwise(bounds), strict=True)
    }
    _load_published(index, contents, words)
    return index


def _load_published(index: SegmentIndex, contents: Contents, words: list[str]) -> None:
    published = index.published
    columns = (contents.proclitics, contents.endings, contents.documents, contents.bits)
    figures = zip(words, *(array("I", column) for column in columns), strict=True)
    published.words = {
        word: PublishedWord(Place(word[proclitics : len(word) - ending], word[proclitics:]), documents, bits)
        for word, proclitics, ending, documents, bits in figures
    }
    published.word_shards, published.common_stamp = contents.word_shards, contents.common_stamp
    published.document_shards = [
        DocumentShard(contents.rows[number * DOCUMENTS : (number + 1) * DOCUMENTS], stamp)
        for number, stamp in enumerate(contents.document_stamps)
    ]


def _column(numbers: Iterable[int]) -> bytes:
    return array("I", numbers).tobytes()


def _made_by(code: str) -> str:
    return f"{code} {sys.byteorder}"


def _number(value: int) -> bytes:
    return value.to_bytes(NUMBER, "big")


def _read_number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + NUMBER], "big")


def _part(data: bytes, at: int) -> tuple[memoryview, int]:
    """The part whose length is at `at`, and where the next part begins."""
    end = at + NUMBER + _read_number(data, at)
    return memoryview(data)[at + NUMBER : end], end
