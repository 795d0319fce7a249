"""One segment's articles in, its files out: term shards, follower shards, document shards, and a head that finds them.

Every file is a classic script that hands one call to the search page: the name of the shard, the version of its
segment, and the data. Words lie in the order of their bodies and are cut into shards by size; documents are numbered
in the order in which they come, from the oldest article to the newest. docs/search.md tells the format.
"""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from math import log
from operator import itemgetter, sub
from zlib import crc32

from msgspec import Struct
from msgspec.msgpack import Encoder

from syrnews_site.model import Headline

from .analysis import TITLE, Analysis, analysis
from .bits import gamma, pack, pack_hex, rice, rice_width
from .characters import encode
from .words import body

FORMAT = "2"  # of all that a segment's files hold; a new one makes every version new
SHARD = 6_000  # bytes of a term shard: small ones cost a question little, many cost the disk little
DOCUMENTS = 32  # in a document shard
COMMON = 1500  # words that a misspelt one is compared with
LENGTHS = 16  # classes of article length
SHORTEST, RATIO = 12, 1.55  # words: the middle of the first class, and of each next one to the one before
SHARED = "0123456789abcdefghijklmnopqrstuvwxyz"  # how many letters a body shares with the one before
OUTLET, TAG = "$", "@"  # begin the words that stand for an outlet's slug and a tag's: found like any other
HIGHEST = 16  # counts above it say nothing more of an article
MARKS = "0123456789abcdef"  # stand for the word that follows; the first: nothing follows
UNMARKED = b"\0"  # what a stop word has for a mark

# Where a posting's parts lie in the machine's order of bytes: the document of two halves, the mark of eight bytes.
DOCUMENT, MARK = (1, 0) if sys.byteorder == "little" else (0, 7)

_encode = Encoder().encode


class Row(Struct, frozen=True, array_like=True):
    """What a result shows of one document. `address` is the id, or the url where date and id do not give that."""

    title: str
    date: str
    address: str
    outlet: str
    excerpt: str


def digest(headline: Headline, terms: bytes) -> bytes:
    """8 bytes that change when anything changes that the index takes from this article."""
    seen = (headline.id, headline.url, headline.title, headline.date, headline.outlet, headline.tags, headline.summary)
    return hashlib.blake2b(_encode(seen) + terms, digest_size=8).digest()


def version(digests: Iterable[bytes]) -> str:
    """The version of a segment: it follows from the digests of its articles in their order."""
    state = hashlib.blake2b(FORMAT.encode(), digest_size=5)
    for each in digests:
        state.update(each)
    return state.hexdigest()


def segment_files(name: str, stamp: str, articles: Iterable[tuple[Headline, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files of one segment, (path below the output folder, bytes), from its articles with what `terms` gave.

    `articles` come in the order of (date, url), oldest first, and `stamp` is their `version`. Deterministic: the same
    articles give the same bytes.
    """
    index = Index()
    for headline, terms in articles:
        index.add(headline, terms)
    return index.files(name, stamp)


class Marks(dict[bytes, int]):
    """Word in UTF-8 -> the number of the mark that stands for it, from its CRC-32."""

    def __missing__(self, word: bytes) -> int:
        mark = self[word] = crc32(word) % (len(MARKS) - 1) + 1
        return mark


class Index:
    """The postings of one segment while they are gathered."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.months: defaultdict[str, int] = defaultdict(int)
        self.lengths: list[str] = []
        self.marks = Marks()
        # Of each word in UTF-8, each time that it stands somewhere: document << 32 | mark of the word that follows.
        self.postings: defaultdict[bytes, list[int]] = defaultdict(list)

    def add(self, headline: Headline, terms: bytes) -> None:
        """Take the next document in."""
        seen = analysis(terms)
        document = len(self.rows) << 32
        self.rows.append(row(headline, seen))
        self.months[headline.date[:7]] += 1
        self.lengths.append(format(length_class(seen.length), "04b"))
        postings, mark = self.postings, self.marks.__getitem__
        marked = [document | ord(each) for each in MARKS]  # few numbers, held by many words
        for part in (*[seen.title] * TITLE, seen.body):
            followers = [*map(mark, part[1:]), 0]
            for word, value in zip(part, map(marked.__getitem__, followers), strict=False):
                postings[word].append(value)
        for word in seen.stopwords:
            postings[word].append(document)
        for tag in headline.tags:
            postings[(TAG + tag.slug).encode()].append(document)
        if headline.outlet:
            postings[(OUTLET + headline.outlet.slug).encode()].append(document)

    def files(self, name: str, stamp: str) -> Iterator[tuple[str, bytes]]:
        """All files of the segment; the head comes last."""
        keys = []
        frequencies: list[tuple[int, str]] = []
        for number, shard in enumerate(self._term_shards()):
            keys.append(shard.first)
            frequencies += shard.frequencies
            yield script(f"{name}/t{number}", stamp, shard.words, shard.bits)
            yield script(f"{name}/n{number}", stamp, shard.marks)
        for number, start in enumerate(range(0, len(self.rows), DOCUMENTS)):
            yield script(f"{name}/d{number}", stamp, document_shard(self.rows[start : start + DOCUMENTS]))
        months = " ".join(f"{month}:{count}" for month, count in self.months.items())
        yield script(f"{name}/w", stamp, pack(encode(_common(frequencies))))
        yield script(
            f"{name}/head",
            stamp,
            str(len(self.rows)),
            months,
            pack("".join(self.lengths)),
            pack(encode(" ".join(keys))),
        )

    def _term_shards(self) -> Iterator[TermShard]:
        """The words in the order of their bodies, cut where a shard is full."""
        shard = TermShard()
        words = sorted((body(word), word) for word in map(bytes.decode, self.postings))
        for under, word in words:
            if shard.size >= SHARD and under != shard.last:
                yield shard.finished()
                shard = TermShard()
            shard.add(word, under, self.postings.pop(word.encode()), len(self.rows))
        if shard.size:
            yield shard.finished()


def _common(frequencies: list[tuple[int, str]]) -> str:
    """The commonest words, for questions that find nothing: `word count word count`, in the order of words."""
    counted = [(-count, word) for count, word in frequencies if count > 1 and len(word) > 2]
    often = sorted(each for each in counted if each[1][0] not in OUTLET + TAG)[:COMMON]
    return " ".join(f"{word} {-count}" for count, word in sorted(often, key=itemgetter(1)))


class TermShard:
    """A run of words with their postings."""

    def __init__(self) -> None:
        self.first = self.last = ""
        self.entries: list[str] = []
        self.pieces: list[str] = []
        self.followers: list[str] = []
        self.frequencies: list[tuple[int, str]] = []  # in how many documents each word stands
        self.size = 0
        self.words = self.bits = self.marks = ""

    def add(self, word: str, under: str, values: list[int], size: int) -> None:
        """Append a word that is kept under a body, with its postings in a segment of `size` documents."""
        if not self.entries:
            self.first = under
        packed = array("Q", values)
        counts = Counter(_documents(packed))
        repeated = len(counts) < len(packed)
        if repeated and max(counts.values()) > HIGHEST:
            packed = array("Q", _capped(values))
            counts = Counter(_documents(packed))
        entry, documents = _entry(word, under, self.last), [*counts]
        gap = _gaps(rice_width(size, len(documents))).__getitem__
        gaps = map(gap, map(sub, documents, [-1, *documents]))
        more = map(_COUNTS.__getitem__, counts.values()) if repeated else _COUNTS[1] * len(counts)
        piece = "".join((gamma(len(documents)), *gaps, *more))
        self.last = under
        self.entries.append(entry)
        self.pieces.append(piece)
        self.followers.append(packed.tobytes()[MARK::8].translate(None, UNMARKED).decode("ascii"))
        self.frequencies.append((len(documents), word))
        self.size += (len(entry) + 1) * 9 // 10 + len(piece) * 2 // 13

    def finished(self) -> TermShard:
        """The shard with its three strings ready."""
        self.words = pack(encode(" ".join(self.entries)))
        self.bits = pack("".join(self.pieces))
        self.marks = pack_hex("".join(self.followers))
        return self


def _documents(values: array[int]) -> list[int]:
    """The document of each posting."""
    return memoryview(values).cast("B").cast("I")[DOCUMENT::2].tolist()


def _capped(values: list[int]) -> Iterator[int]:
    """The postings without those of a document above HIGHEST; each mark is kept before one comes a second time."""
    for _, group in groupby(values, key=lambda value: value >> 32):
        of_document = list(group)
        yield from of_document if len(of_document) <= HIGHEST else [*dict.fromkeys(of_document), *of_document][:HIGHEST]


class Gaps(dict[int, str]):
    """From a document to the next, from 1 up -> its bits, for one width."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.width = width

    def __missing__(self, gap: int) -> str:
        bits = self[gap] = rice(gap - 1, self.width)
        return bits


@lru_cache(32)
def _gaps(width: int) -> Gaps:
    return Gaps(width)


_COUNTS = ["", *(rice(count, 0) for count in range(HIGHEST))]  # a count, from 1 up, in ones and a zero


def _entry(word: str, under: str, before: str) -> str:
    """How many letters the body shares with the one before, the rest of it, and what stands in front of it."""
    shared = 0
    for one, other in zip(under, before, strict=False):
        if one != other or shared == len(SHARED) - 1:
            break
        shared += 1
    front = word[: len(word) - len(under)]
    return f"{SHARED[shared]}{under[shared:]}" + (f"'{front}" if front else "")


def length_class(length: int) -> int:
    """Which of the classes of length an article of so many words belongs to."""
    return max(0, min(LENGTHS - 1, round(log(max(1, length) / SHORTEST) / log(RATIO))))


def row(headline: Headline, seen: Analysis) -> Row:
    """What a result shows of an article."""
    day = headline.date[:10].replace("-", "/")
    address = headline.id if headline.url == f"{day}/{headline.id}.html" else headline.url
    outlet = headline.outlet.name if headline.outlet else ""
    return Row(headline.title, headline.date[:10], address, outlet, seen.excerpt)


def document_shard(rows: list[Row]) -> str:
    """JSON, packed: the outlets, then five values for each row. Its day is empty where it is that of the row before."""
    outlets = sorted({each.outlet for each in rows})
    data: list[object] = [outlets]
    day = ""
    for each in rows:
        data += (
            each.title,
            "" if each.date == day else each.date,
            each.address,
            outlets.index(each.outlet),
            each.excerpt,
        )
        day = each.date
    return pack(encode(json.dumps(data, ensure_ascii=False, separators=(",", ":"))))


def script(name: str, stamp: str, *data: str) -> tuple[str, bytes]:
    """The path and the bytes of a file that hands data to the search page. No argument holds a quote or a backslash."""
    arguments = "','".join((name, stamp, *data))
    return f"search/{name}.js", f"syrnews('{arguments}')\n".encode("ascii")
