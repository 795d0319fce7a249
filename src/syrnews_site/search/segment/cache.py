"""A segment as the cache keeps it, so that an edit costs what it changes and not the whole period.

A file holds, in this order: the CRC-32 of all that follows; a Summary, with its length before it; the Contents, the
same; the values of all words, in the machine's own order of bytes. It may be deleted at any time.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise
from zlib import crc32

import msgspec
from msgspec import Struct

from syrnews_site.search.format.documents import DOCUMENTS
from syrnews_site.search.segment.index import Index, Known, Shard, Span
from syrnews_site.search.words import Place

DIGEST = 8  # bytes
NUMBER = 4  # bytes


class Summary(Struct, frozen=True, array_like=True):
    """Which documents a segment holds, and by what it was published."""

    made_by: str  # digest of the program's code, and the machine's order of bytes
    fingerprint: bytes  # of the files that were published with it
    digests: bytes  # of the documents in their order, DIGEST bytes each


class Contents(Struct, frozen=True, array_like=True):
    """The rest of a segment; of each word, in order: its front and its endings, its documents, its bits, its values."""

    lengths: bytes
    rows: list[bytes]
    words: str  # parted by spaces
    fronts: bytes  # numbers, like the four below
    endings: bytes
    documents: bytes
    bits: bytes
    counts: bytes
    shards: list[Shard]
    stamps: list[str]  # of shards of documents
    common: str  # stamp of the common words


_encode = msgspec.msgpack.Encoder().encode
_summary = msgspec.msgpack.Decoder(Summary).decode
_contents = msgspec.msgpack.Decoder(Contents).decode


def dump(index: Index, code: str, fingerprint: bytes, digests: bytes) -> list[bytes]:
    """The parts of a file that holds a segment whose files were just made; `digests` are its documents'."""
    known = index.known
    contents = Contents(
        bytes(index.lengths),
        index.rows,
        " ".join(known),
        _numbers(len(word) - len(each.place.body) for word, each in known.items()),
        _numbers(len(each.place.body) - len(each.place.stem) for each in known.values()),
        _numbers(each.documents for each in known.values()),
        _numbers(each.bits for each in known.values()),
        _numbers(len(index.values[word]) for word in known),
        index.shards,
        [stamp for _, stamp in index.document_shards],
        index.common,
    )
    summary = Summary(_made_by(code), fingerprint, digests)
    parts = [part for each in (summary, contents) for part in _with_length(_encode(each))]
    parts += [bytes(index.values[word]) for word in known]
    checksum = 0
    for part in parts:
        checksum = crc32(part, checksum)
    return [_number(checksum), *parts]


def summary(data: bytes, code: str) -> Summary | None:
    """What a file holds; nothing where it is damaged or another version of the program, or another machine, made it."""
    if len(data) < 2 * NUMBER or _read(data, 0) != crc32(memoryview(data)[NUMBER:]):
        return None
    found = _summary(_part(data, NUMBER)[0])
    return found if found.made_by == _made_by(code) else None


def load(data: bytes) -> Index:
    """The segment that a file holds, whose `summary` is sound."""
    _, at = _part(data, NUMBER)
    part, at = _part(data, at)
    contents = _contents(part)
    index = Index()
    index.lengths, index.rows = list(contents.lengths), contents.rows
    words, values = contents.words.split(), memoryview(data)[at:].cast("I")
    bounds = accumulate(array("I", contents.counts), initial=0)
    index.values = {word: values[begin:end] for word, (begin, end) in zip(words, pairwise(bounds), strict=True)}
    columns = (contents.fronts, contents.endings, contents.documents, contents.bits)
    figures = zip(words, *(array("I", column) for column in columns), strict=True)
    index.known = {
        word: Known(Place(word[front : len(word) - ending], word[front:]), count, length)
        for word, front, ending, count, length in figures
    }
    index.shards, index.common = contents.shards, contents.common
    index.document_shards = [
        (contents.rows[number * DOCUMENTS : (number + 1) * DOCUMENTS], stamp)
        for number, stamp in enumerate(contents.stamps)
    ]
    return index


def spans(old: bytes, new: bytes) -> tuple[Span, ...]:
    """Where the documents of one list of digests differ from another's, DIGEST bytes each."""
    size = min(len(old), len(new)) // DIGEST
    same = _count(size, lambda count: old[: count * DIGEST] == new[: count * DIGEST])
    tail = _count(size - same, lambda count: old[-count * DIGEST :] == new[-count * DIGEST :]) * DIGEST
    before = _digests(old[same * DIGEST : len(old) - tail])
    after = _digests(new[same * DIGEST : len(new) - tail])
    gone, come = set(before) - set(after), set(after) - set(before)
    if [each for each in before if each not in gone] != [each for each in after if each not in come]:
        return (Span(same, same + len(before), same, same + len(after)),)  # some have changed places
    found, first, start = [], 0, 0
    while first < len(before) or start < len(after):
        end, stop = first, start
        while end < len(before) and before[end] in gone:
            end += 1
        while stop < len(after) and after[stop] in come:
            stop += 1
        if (end, stop) != (first, start):
            found.append(Span(same + first, same + end, same + start, same + stop))
        first, start = end + 1, stop + 1
    return tuple(found)


def _count(most: int, holds: Callable[[int], bool]) -> int:
    """The largest count up to `most` for which something holds that holds for all smaller ones."""
    return bisect_left(range(1, most + 1), True, key=lambda count: not holds(count))


def _digests(data: bytes) -> list[bytes]:
    return [data[at : at + DIGEST] for at in range(0, len(data), DIGEST)]


def _numbers(values: Iterable[int]) -> bytes:
    return array("I", values).tobytes()


def _made_by(code: str) -> str:
    return f"{code} {sys.byteorder}"


def _number(value: int) -> bytes:
    return value.to_bytes(NUMBER, "big")


def _read(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + NUMBER], "big")


def _with_length(data: bytes) -> tuple[bytes, bytes]:
    return _number(len(data)), data


def _part(data: bytes, at: int) -> tuple[memoryview, int]:
    """A part and where the next one begins."""
    end = at + NUMBER + _read(data, at)
    return memoryview(data)[at + NUMBER : end], end
