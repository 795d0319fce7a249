"""One segment's articles in, its files out: term shards, follower shards, document shards, and a head that finds them.

Every file is a classic script that hands one call to the search page: the name of the shard, the version of its
segment, and the data. Words lie in the order of their bodies and are cut into shards by size; documents are numbered
in the order in which they come, from the oldest article to the newest. docs/search.md tells the format.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log
from operator import itemgetter

from msgspec import Struct
from msgspec.msgpack import Encoder

from syrnews_site.model import Headline

from .analysis import Analysis, analysis
from .bits import gamma, pack, pack_marks, rice, rice_width
from .characters import encode
from .words import body

FORMAT = "1"  # of all that a segment's files hold; a new one makes every version new
SHARD = 6_000  # bytes of a term shard: small ones cost a question little, many cost the disk little
DOCUMENTS = 32  # in a document shard
COMMON = 1500  # words that a misspelt one is compared with
LENGTHS = 16  # classes of article length
SHORTEST, RATIO = 12, 1.55  # words: the middle of the first class, and of each next one to the one before
SHARED = "0123456789abcdefghijklmnopqrstuvwxyz"  # how many letters a body shares with the one before
OUTLET, TAG = "$", "@"  # begin the words that stand for an outlet's slug and a tag's: found like any other

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


def segment_files(name: str, articles: Iterable[tuple[Headline, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files of one segment, (path below the output folder, bytes), from its articles with what `terms` gave.

    `articles` come in the order of (date, url), oldest first. Deterministic: the same articles give the same bytes.
    """
    index = Index()
    for headline, terms in articles:
        index.add(headline, terms)
    return index.files(name)


class Index:
    """The postings of one segment while they are gathered."""

    def __init__(self) -> None:
        self.digests: list[bytes] = []
        self.rows: list[Row] = []
        self.months: defaultdict[str, int] = defaultdict(int)
        self.lengths: list[str] = []
        # Of each word: document * 16 + count - 1, and the marks of what follows, in turn.
        self.postings: defaultdict[str, list[int | str]] = defaultdict(list)

    def add(self, headline: Headline, terms: bytes) -> None:
        """Take the next document in."""
        seen = analysis(terms)
        document = len(self.rows) * 16
        self.digests.append(digest(headline, terms))
        self.rows.append(row(headline, seen))
        self.months[headline.date[:7]] += 1
        self.lengths.append(format(length_class(seen.length), "04b"))
        postings = self.postings
        for count, words, marks in seen.groups:
            value = document + count - 1
            if not marks:
                for word in words:
                    postings[word].extend((value, ""))
            elif count == 1:
                for word, mark in zip(words, marks, strict=True):
                    postings[word].extend((value, mark))
            else:
                for word, start in zip(words, range(0, len(marks), count), strict=True):
                    postings[word].extend((value, marks[start : start + count]))
        for tag in headline.tags:
            postings[TAG + tag.slug].extend((document, ""))
        if headline.outlet:
            postings[OUTLET + headline.outlet.slug].extend((document, ""))

    def files(self, name: str) -> Iterator[tuple[str, bytes]]:
        """All files of the segment; the head comes last."""
        stamp = version(self.digests)
        common = pack(encode(self._common()))
        keys = []
        for number, shard in enumerate(self._term_shards()):
            keys.append(shard.first)
            yield script(f"{name}/t{number}", stamp, shard.words, shard.bits)
            yield script(f"{name}/n{number}", stamp, shard.marks)
        for number, start in enumerate(range(0, len(self.rows), DOCUMENTS)):
            yield script(f"{name}/d{number}", stamp, document_shard(self.rows[start : start + DOCUMENTS]))
        months = " ".join(f"{month}:{count}" for month, count in self.months.items())
        yield script(f"{name}/w", stamp, common)
        yield script(
            f"{name}/head",
            stamp,
            str(len(self.rows)),
            months,
            pack("".join(self.lengths)),
            pack(encode(" ".join(keys))),
        )

    def _common(self) -> str:
        """The commonest words, for questions that find nothing: `word count word count`, in the order of words."""
        counted = [(len(values) // 2, word) for word, values in self.postings.items() if word[0] not in OUTLET + TAG]
        often = sorted([(-count, word) for count, word in counted if count > 1 and len(word) > 2])[:COMMON]
        return " ".join(f"{word} {-count}" for count, word in sorted(often, key=itemgetter(1)))

    def _term_shards(self) -> Iterator[TermShard]:
        """The words in the order of their bodies, cut where a shard is full."""
        shard = TermShard()
        bodies = {word: body(word) for word in self.postings}
        for word in sorted(bodies, key=lambda word: (bodies[word], word)):
            if shard.size >= SHARD and bodies[word] != shard.last:
                yield shard.finished()
                shard = TermShard()
            shard.add(word, bodies[word], self.postings.pop(word), len(self.rows))
        if shard.size:
            yield shard.finished()


class TermShard:
    """A run of words with their postings."""

    def __init__(self) -> None:
        self.first = self.last = ""
        self.entries: list[str] = []
        self.pieces: list[str] = []
        self.followers: list[str] = []
        self.size = 0
        self.words = self.bits = self.marks = ""

    def add(self, word: str, under: str, postings: list[int | str], size: int) -> None:
        """Append a word that is kept under a body, with its postings in a segment of `size` documents."""
        if not self.entries:
            self.first = under
        entry = _entry(word, under, self.last)
        values: list[int] = postings[::2]  # type: ignore[assignment]
        codes = _codes(rice_width(size, len(values)))
        # (gap - 1) * 16 + count - 1: the document before is rounded up to the end of its sixteen.
        gaps = [value - (before | 15) - 1 for before, value in zip([-1, *values], values, strict=False)]
        piece = gamma(len(values)) + "".join([codes[gap] for gap in gaps])
        self.last = under
        self.entries.append(entry)
        self.pieces.append(piece)
        self.followers.append("".join(postings[1::2]))  # type: ignore[arg-type]
        self.size += (len(entry) + 1) * 9 // 10 + len(piece) * 2 // 13

    def finished(self) -> TermShard:
        """The shard with its three strings ready."""
        self.words = pack(encode(" ".join(self.entries)))
        self.bits = pack("".join(self.pieces))
        self.marks = pack_marks("".join(self.followers))
        return self


class Codes(dict[int, str]):
    """(gap - 1) * 16 + count - 1 -> its bits, for one width."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.width = width

    def __missing__(self, number: int) -> str:
        gap, more = divmod(number, 16)
        bits = self[number] = rice(gap, self.width) + rice(more, 0)
        return bits


@lru_cache(32)
def _codes(width: int) -> Codes:
    return Codes(width)


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
    """The rows as JSON, their outlets once at its begin, packed."""
    outlets = sorted({each.outlet for each in rows})
    table = [[each.title, each.date, each.address, outlets.index(each.outlet), each.excerpt] for each in rows]
    return pack(encode(json.dumps([outlets, *table], ensure_ascii=False, separators=(",", ":"))))


def script(name: str, stamp: str, *data: str) -> tuple[str, bytes]:
    """The path and the bytes of a file that hands data to the search page. No argument holds a quote or a backslash."""
    arguments = "','".join((name, stamp, *data))
    return f"search/{name}.js", f"syrnews('{arguments}')\n".encode("ascii")
