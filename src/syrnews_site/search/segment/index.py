"""One segment of the index: its documents and where its words stand, some of which are put in the place of others.

Every file is a classic script that hands one call to the search page: the name of the shard, a stamp, and the data.
Words lie in the order of their stems and are cut into shards; documents are numbered in the order in which they come,
from the oldest article to the newest. What is in the files follows from the documents alone, however the segment came
to hold them. docs/search.md tells the format.
"""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, filterfalse
from operator import itemgetter
from typing import NamedTuple

from syrnews_site.search.analysis import OUTLET, TAG, Analysis, decode_analysis
from syrnews_site.search.format.bits import pack, pack_hex, quoted, rice_width, unpack
from syrnews_site.search.format.characters import encode
from syrnews_site.search.format.documents import DOCUMENTS, decode_row, document_shard, encode_row
from syrnews_site.search.format.postings import (
    MARK_BITS,
    MARKS,
    Postings,
    Values,
    capped,
    mark,
    marks,
    patched,
    postings,
)
from syrnews_site.search.format.word_shards import ends, entries, shard_name, weight
from syrnews_site.search.ranking import TITLE, length_class
from syrnews_site.search.words import STOPWORDS, Place, place

COMMON = 1500  # words that a misspelt one is compared with
STAMP = 5  # hexadecimal digits
OWN = 6_000  # marks: a word that has so many, some 3 KB, has a file of its own for them
FEW = 8  # spans: so many are looked for in each word, of more all words are read
GATHERED = 2_000  # documents whose values are gathered in lists, which are faster than arrays, and larger
_is_stopword = STOPWORDS.__contains__
NO_VALUES: Values = array("I")

File = tuple[str, bytes | None]  # path below the output folder, and bytes; none where the file is as it was


class Span(NamedTuple):
    """Documents first <= number < end give way to those that will have start <= number < stop."""

    first: int
    end: int
    start: int
    stop: int


@dataclass(frozen=True)
class Change:
    """What a `replace` does to the numbers of `size` documents."""

    spans: Sequence[Span]
    size: int

    @cached_property
    def numbers(self) -> list[int | None]:
        """The new number of each document, none for one that is replaced."""
        moved: list[int | None] = []
        shift = 0
        for span in self.spans:
            moved.extend(range(len(moved) + shift, span.first + shift))
            moved.extend([None] * (span.end - span.first))
            shift = span.stop - span.end
        return [*moved, *range(len(moved) + shift, self.size + shift)]


class Known(NamedTuple):
    """What was published of a word: its place, the number of its documents, how many bits its postings are."""

    place: Place
    documents: int
    bits: int


class Shard(NamedTuple):
    """A published shard of words: where it begins, its last word, how many there are, its stamp, packed postings."""

    place: Place
    first: str
    last: str
    words: int
    stamp: str
    bits: str


class Index:
    """A segment. An empty one becomes a whole one by one `replace`, and then goes on to be changed by others."""

    def __init__(self) -> None:
        self.lengths: list[int] = []  # classes
        self.rows: list[bytes] = []
        self.values: dict[str, Values] = {}
        # What was published: words in their order, shards of words, shards of documents as rows and stamp.
        self.known: dict[str, Known] = {}
        self.shards: list[Shard] = []
        self.document_shards: list[tuple[list[bytes], str]] = []
        self.common = ""  # the stamp of the common words
        self._stale: set[str] = set()  # known words whose postings are no longer what was published
        self._patched: dict[str, Postings] = {}
        self._unpacked: dict[int, dict[str, Postings]] = {}  # by number of the shard
        self._order: list[str] = []  # known words, and the number of the first one of each shard
        self._begins: list[int] = []
        self._marks = Marks()

    def replace(self, spans: Sequence[Span], encoded: Iterable[bytes]) -> None:
        """Put new documents, as `analyse` gave them, in the place of others. Spans are in order and apart.

        One replace between two calls of `files`: what is known of the words is known of the published ones.
        """
        size = len(self.rows)
        fresh: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        given = iter(encoded)
        for span in spans:
            lengths, rows = [], []
            for begin in range(span.start, span.stop, GATHERED):
                values: defaultdict[str, list[int]] = defaultdict(list)
                for number in range(begin, min(begin + GATHERED, span.stop)):
                    seen = decode_analysis(next(given))
                    rows.append(encode_row(seen.row))
                    lengths.append(self._take(seen, number, values))
                for word, found in values.items():
                    fresh[word].extend(found)
            at = slice(span.start, span.start + span.end - span.first)
            self.lengths[at], self.rows[at] = lengths, rows
        change = Change(spans, size)
        for word in dict.fromkeys([*self._touched(change), *fresh]):
            self._set(word, fresh.pop(word, NO_VALUES), change)
        if len(self.rows) != size:
            self._forget_other_widths(size)

    def _take(self, seen: Analysis, number: int, values: defaultdict[str, list[int]]) -> int:
        """Note where the words of a document stand, its stop words once. Returns its class of length."""
        first = number << MARK_BITS
        marked = [first | each for each in range(MARKS)]  # few numbers, held by many words
        title, text, mark_of = seen.title.split(), seen.body.split(), self._marks.__getitem__
        for part in (*[[*filterfalse(_is_stopword, title)]] * TITLE, [*filterfalse(_is_stopword, text)]):
            followers = [*map(mark_of, part[1:]), 0]
            for word, value in zip(part, map(marked.__getitem__, followers), strict=False):
                values[word].append(value)
        for word in (*STOPWORDS.intersection(title + text), *seen.keys):
            values[word].append(first)
        return length_class(len(title) + len(text))

    def _touched(self, change: Change) -> Iterable[str]:
        """The words that stand in replaced documents, or in documents that get other numbers; all, for many spans."""
        spans = change.spans
        if len(spans) > FEW:
            return self.values
        runs = [(span.first << MARK_BITS, span.end << MARK_BITS) for span in spans if span.first < span.end]
        ends_at = [*(span.first for span in spans[1:]), change.size]
        runs += [
            (span.end << MARK_BITS, end << MARK_BITS)
            for span, end in zip(spans, ends_at, strict=False)
            if span.stop != span.end and span.end < end
        ]
        found = []
        for word, values in self.values.items():
            for first, end in runs:
                at = bisect_left(values, first)
                if at < len(values) and values[at] < end:
                    found.append(word)
                    break
        return found

    def _set(self, word: str, fresh: Values, change: Change) -> None:
        """Give a word its values; where they are what they were, what is known of it stays."""
        spans, size = change.spans, change.size
        if not size:
            self.values[word] = fresh
            return
        before, fresh = self.values.get(word, NO_VALUES), array("I", capped(fresh))
        after = _renumbered(before, fresh, change.numbers) if len(spans) > FEW else _spliced(before, fresh, spans)
        if before.tobytes() == after.tobytes():
            return
        if word in self.known:
            self._stale.add(word)
            if after and len(spans) == 1:
                first, end, _, stop = spans[0]
                sizes = (size, len(self.rows))
                self._patched[word] = patched(self._was(word), before, sizes, after, (first, end, stop))
        if after:
            self.values[word] = after
        else:
            del self.values[word]

    def _was(self, word: str) -> Postings:
        """The published postings of a known word."""
        number = bisect_right(self.shards, (self.known[word].place, word), key=lambda shard: shard[:2]) - 1
        if number not in self._unpacked:
            self._unpack(number)
        return self._unpacked[number][word]

    def _unpack(self, number: int) -> None:
        """Find the postings of each word of a published shard."""
        if not self._unpacked:
            self._order = [*self.known]
            self._begins = [*accumulate((shard.words for shard in self.shards), initial=0)]
        bits, found, at = unpack(self.shards[number].bits), {}, 0
        for word in self._order[self._begins[number] : self._begins[number + 1]]:
            _, documents, length = self.known[word]
            found[word] = Postings(documents, bits[at : at + length])
            at += length
        self._unpacked[number] = found

    def _forget_other_widths(self, size: int) -> None:
        """The number of documents has changed: so has the code of words whose gaps have another width now."""
        now = len(self.rows)
        frequencies = {each.documents for each in self.known.values()}
        other = {each for each in frequencies if rice_width(size, each) != rice_width(now, each)}
        if other:
            self._stale.update(word for word, each in self.known.items() if each.documents in other)

    def files(self, name: str, version: str, *, keep: bool) -> Iterator[File]:
        """All files of the segment. When all are taken, the index knows what it has published.

        `keep`: what it knows to have published is there, so that it needs no bytes again.
        """
        keys, stamps = [], []
        shards: list[Shard] = []
        known: dict[str, Known] = {}
        published = {shard.first: shard for shard in self.shards}
        if not keep:
            self.document_shards = []
        for words in self._cut():
            was = published.get(words[0][1])
            shard, files = self._shard(name, words, known, was if keep else None)
            shards.append(shard)
            keys.append(shard.place.stem)
            stamps.append(shard.stamp)
            yield from files
        self.shards, self.known = shards, known
        self._stale, self._patched, self._unpacked = set(), {}, {}
        for number, stamp, data in self._document_files(name):
            stamps.append(stamp)
            yield f"search/{name}/d{number}.js", data
        before, common = self.common, pack(encode(_common(known)))
        self.common = _stamp(common)
        stamps.append(self.common)
        path, data = script(f"{name}/w", self.common, common)
        yield path, None if keep and before == self.common else data
        yield script(
            f"{name}/head",
            version,
            pack("".join(format(each, "04b") for each in self.lengths)),
            pack(encode(" ".join(keys))),
            pack(encode(self._months())),
            pack_hex("".join(stamps)),
        )

    def _cut(self) -> Iterator[list[tuple[Place, str, Postings | None]]]:
        """The words in their order, cut into shards, each with its place, and its postings if they are new.

        Values that a word turns out to have too many of are dropped.
        """
        ordered = sorted((self.known[word].place if word in self.known else place(word), word) for word in self.values)
        shard: list[tuple[Place, str, Postings | None]] = []
        size, before, names = 0, "", set[str]()
        for at, word in ordered:
            found = None
            if word in self._stale or word not in self.known:
                found = self._patched.get(word)
                if not found:
                    found, self.values[word] = postings(self.values[word], len(self.rows))
            more = weight(len(found.bits) if found else self.known[word].bits)
            if at.stem != before and ends(size, at.stem, more) and shard_name(at.stem) not in names:
                names.add(shard_name(shard[0][0].stem))
                yield shard
                shard, size = [], 0
            shard.append((at, word, found))
            size += more
            before = at.stem
        if shard:
            yield shard

    def _shard(
        self, name: str, words: list[tuple[Place, str, Postings | None]], known: dict[str, Known], was: Shard | None
    ) -> tuple[Shard, list[File]]:
        """A shard of words and its files; `known` takes in what is published of the words.

        `was` is the published shard that begins with the same word, if there is one that may stay.
        """
        place_of_first, first, _ = words[0]
        last, stem = words[-1][1], shard_name(place_of_first.stem)
        marked = [(number, self.values[word]) for number, (_, word, _) in enumerate(words) if _is_marked(word)]
        shared = [values for _, values in marked if len(values) < OWN]
        own = {f"{name}/n{stem}-{number}": values for number, values in marked if len(values) >= OWN}
        if was and (was.last, was.words) == (last, len(words)) and not any(found for _, _, found in words):
            known.update((word, self.known[word]) for _, word, _ in words)
            return was, [(f"search/{path}.js", None) for path in (f"{name}/t{stem}", f"{name}/n{stem}", *own)]
        found = [each or self._was(word) for _, word, each in words]
        known.update(
            (word, Known(at, each.documents, len(each.bits))) for (at, word, _), each in zip(words, found, strict=True)
        )
        bits = pack("".join(each.bits for each in found))
        listed = entries((at.body, word) for at, word, _ in words)
        together = pack_hex("".join(map(marks, shared)))
        alone = {path: pack_hex(marks(values)) for path, values in own.items()}
        stamp = _stamp(listed, bits, together, *alone.values())
        files: list[File] = [script(f"{name}/t{stem}", stamp, listed, bits), script(f"{name}/n{stem}", stamp, together)]
        files += (script(path, stamp, data) for path, data in alone.items())
        return Shard(place_of_first, first, last, len(words), stamp, bits), files

    def _document_files(self, name: str) -> Iterator[tuple[int, str, bytes | None]]:
        """Number, stamp and bytes of each shard of documents."""
        before, self.document_shards = self.document_shards, []
        for number, start in enumerate(range(0, len(self.rows), DOCUMENTS)):
            rows = self.rows[start : start + DOCUMENTS]
            was = before[number] if number < len(before) else None
            if was and was[0] == rows:
                self.document_shards.append(was)
                yield number, was[1], None
                continue
            data = document_shard(rows)
            stamp = _stamp(data)
            self.document_shards.append((rows, stamp))
            yield number, stamp, script(f"{name}/d{number}", stamp, data)[1]

    def _months(self) -> str:
        """How many documents each month has, in order: `2011-05:9 2011-06:3`; an undated one has no month."""
        months = Counter(decode_row(row).date[:7] for row in self.rows)
        return " ".join(f"{month}:{count}" for month, count in months.items())


def _spliced(values: Values, fresh: Values, spans: Sequence[Span]) -> array[int]:
    """A word's values: those of replaced documents gone, those behind with new numbers, fresh ones in their places."""
    out = array("I")
    begin = shift = 0
    for span in spans:
        _append(out, values[begin : bisect_left(values, span.first << MARK_BITS)], shift)
        inside = bisect_left(fresh, span.start << MARK_BITS), bisect_left(fresh, span.stop << MARK_BITS)
        _append(out, fresh[slice(*inside)], 0)
        begin = bisect_left(values, span.end << MARK_BITS)
        shift = span.stop - span.end
    _append(out, values[begin:], shift)
    return out


def _renumbered(values: Values, fresh: Values, numbers: Sequence[int | None]) -> array[int]:
    """Like `_spliced`, from each document's new number: where there are many spans."""
    kept = [
        number << MARK_BITS | value % MARKS for value in values if (number := numbers[value >> MARK_BITS]) is not None
    ]
    return array("I", sorted([*kept, *fresh], key=lambda value: value >> MARK_BITS) if fresh else kept)


def _append(out: array[int], values: Values, shift: int) -> None:
    if shift:
        out.extend([value + (shift << MARK_BITS) for value in values])
    else:
        out.frombytes(values.tobytes())


class Marks(dict[str, int]):
    """Word -> its mark."""

    def __missing__(self, word: str) -> int:
        found = self[word] = mark(word)
        return found


def _is_marked(word: str) -> bool:
    return word[0] not in OUTLET + TAG and word not in STOPWORDS


def script(name: str, stamp: str, *data: str) -> tuple[str, bytes]:
    """The path and the bytes of a file that hands data, ASCII, to the search page."""
    arguments = ",".join(map(quoted, (name, stamp, *data)))
    return f"search/{name}.js", f"syrnews({arguments})\n".encode("ascii")


def _stamp(*data: str) -> str:
    state = hashlib.blake2b(digest_size=8)
    for each in data:
        state.update(each.encode("ascii") + b"\n")
    return state.hexdigest()[:STAMP]


def _common(known: dict[str, Known]) -> str:
    """The commonest words, for questions that find nothing: `word count word count`, in the order of words."""
    counted = [(-each.documents, word) for word, each in known.items() if each.documents > 1 and len(word) > 2]
    often = sorted(each for each in counted if each[1][0] not in OUTLET + TAG)[:COMMON]
    return " ".join(f"{word} {-count}" for count, word in sorted(often, key=itemgetter(1)))
