"""What the published files of a segment hold, so that the next build makes only what has changed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from syrnews_site.search.format.bits import rice_width, unpack
from syrnews_site.search.format.postings import Postings
from syrnews_site.search.words import Place


class PublishedWord(NamedTuple):
    """A word in the published files: its place, the number of its documents, the number of bits of its postings."""

    place: Place
    documents: int
    bits: int


class WordShard(NamedTuple):
    """A published shard of words: the place of its first word, first and last word, their number, stamp, postings."""

    place: Place
    first: str
    last: str
    words: int
    stamp: str
    packed: str


class DocumentShard(NamedTuple):
    """A published shard of documents: the encoded rows, and the stamp."""

    rows: Sequence[bytes]
    stamp: str


class PublishedSegment:
    """The published files of a segment: its words in the order of the index, and its shards in their order."""

    def __init__(self) -> None:
        self.words: dict[str, PublishedWord] = {}
        self.word_shards: list[WordShard] = []
        self.document_shards: list[DocumentShard] = []
        self.common_stamp = ""  # of the file of common words
        self._order: list[str] = []  # the words
        self._first_words: list[int] = []  # the position in `_order` of the first word of each shard
        self._unpacked: dict[int, dict[str, Postings]] = {}  # number of a shard -> postings of its words

    def postings(self, word: str) -> Postings:
        """The published postings of a published word."""
        number = bisect_right(self.word_shards, (self.words[word].place, word), key=lambda shard: shard[:2]) - 1
        if number not in self._unpacked:
            self._unpacked[number] = self._unpack(number)
        return self._unpacked[number][word]

    def _unpack(self, number: int) -> dict[str, Postings]:
        if not self._order:
            self._order = [*self.words]
            self._first_words = [*accumulate((shard.words for shard in self.word_shards), initial=0)]
        bits, unpacked, at = unpack(self.word_shards[number].packed), dict[str, Postings](), 0
        for word in self._order[self._first_words[number] : self._first_words[number + 1]]:
            _, documents, length = self.words[word]
            unpacked[word] = Postings(documents, bits[at : at + length])
            at += length
        return unpacked

    def words_of_another_width(self, size: int, new_size: int) -> Iterator[str]:
        """The words whose gaps get codes of another width if the segment grows or shrinks from `size` to `new_size`."""
        frequencies = {word.documents for word in self.words.values()}
        changed = {count for count in frequencies if rice_width(size, count) != rice_width(new_size, count)}
        if changed:
            yield from (word for word, about in self.words.items() if about.documents in changed)
