"""The files of a segment. Files whose contents have not changed since the last build are not made again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from syrnews_site.search.analysis import OUTLET, TAG
from syrnews_site.search.format.bits import pack, pack_hex
from syrnews_site.search.format.characters import text_bits
from syrnews_site.search.format.documents import DOCUMENTS, decode_row, document_shard
from syrnews_site.search.format.occurrences import marks
from syrnews_site.search.format.postings import Postings, postings
from syrnews_site.search.format.scripts import script, stamp_of
from syrnews_site.search.format.word_shards import ends, entries, shard_name, weight
from syrnews_site.search.segment.index import SegmentIndex
from syrnews_site.search.segment.published_segment import DocumentShard, PublishedSegment, PublishedWord, WordShard
from syrnews_site.search.words import STOPWORDS, Place, place

COMMON = 1500  # words that the search page compares a misspelt word with
OWN = 6_000  # marks, some 3 KB: a word with this number of marks or more has a file of its own for them

File: TypeAlias = tuple[str, bytes | None]  # path below the output folder, and bytes; None: the file has not changed


class ShardWord(NamedTuple):
    """A word of a shard. `postings`: the new postings; None if the published postings are valid."""

    place: Place
    word: str
    postings: Postings | None


def files_of(index: SegmentIndex, name: str, version: str, *, keep: bool) -> Iterator[File]:
    """All files of the segment `name`. When the caller has taken them all, `index.published` describes them.

    `keep`: the files that `index.published` describes are in place, so that those which have not changed need no bytes.
    """
    before, made = index.published if keep else PublishedSegment(), PublishedSegment()
    shards_before = {shard.first: shard for shard in before.word_shards}
    for words in _cut(index):
        yield from _word_shard_files(index, name, words, shards_before.get(words[0].word), made)
    yield from _document_files(index, name, before.document_shards, made)
    common = pack(text_bits(_common_words(made.words)))
    made.common_stamp = stamp_of(common)
    path, data = script(f"{name}/w", made.common_stamp, common)
    yield path, None if before.common_stamp == made.common_stamp else data
    stamps = [shard.stamp for shard in made.word_shards]
    stamps += [shard.stamp for shard in made.document_shards]
    yield script(
        f"{name}/head",
        version,
        pack("".join(format(length_class, "04b") for length_class in index.length_classes)),
        pack(text_bits(" ".join(shard.place.stem for shard in made.word_shards))),
        pack(text_bits(_months(index.rows))),
        pack_hex("".join([*stamps, made.common_stamp])),
    )
    index.published, index.changed = made, {}


def _cut(index: SegmentIndex) -> Iterator[list[ShardWord]]:
    """The words of the segment in their order, cut into shards.

    New postings may cap the occurrences of a word, and `index.occurrences` then holds the capped ones.
    """
    published = index.published.words
    ordered = sorted((published[word].place if word in published else place(word), word) for word in index.occurrences)
    shard: list[ShardWord] = []
    size, stem_before, names = 0, "", set[str]()
    for at, word in ordered:
        new = index.changed.get(word)
        if not new and (word in index.changed or word not in published):
            new, index.occurrences[word] = postings(index.occurrences[word], len(index.rows))
        own_weight = weight(len(new.bits) if new else published[word].bits)
        if at.stem != stem_before and ends(size, at.stem, own_weight) and shard_name(at.stem) not in names:
            names.add(shard_name(shard[0].place.stem))
            yield shard
            shard, size = [], 0
        shard.append(ShardWord(at, word, new))
        size += own_weight
        stem_before = at.stem
    if shard:
        yield shard


def _word_shard_files(
    index: SegmentIndex, name: str, words: Sequence[ShardWord], before: WordShard | None, made: PublishedSegment
) -> list[File]:
    """The files of a shard of words, which is added to `made`. `before`: the published shard from the same word on."""
    first, last, stem = words[0], words[-1], shard_name(words[0].place.stem)
    marked = [(number, index.occurrences[word]) for number, (_, word, _) in enumerate(words) if _has_marks(word)]
    shared = [occurrences for _, occurrences in marked if len(occurrences) < OWN]
    own = {f"{name}/n{stem}-{number}": occurrences for number, occurrences in marked if len(occurrences) >= OWN}
    if before and (before.last, before.words) == (last.word, len(words)) and not any(word.postings for word in words):
        made.words.update((word.word, index.published.words[word.word]) for word in words)
        made.word_shards.append(before)
        return [(f"search/{path}.js", None) for path in (f"{name}/t{stem}", f"{name}/n{stem}", *own)]
    bits = []
    for at, word, new in words:
        word_postings = new or index.published.postings(word)
        made.words[word] = PublishedWord(at, word_postings.documents, len(word_postings.bits))
        bits.append(word_postings.bits)
    packed = pack("".join(bits))
    listed = entries((at.body, word) for at, word, _ in words)
    shared_marks = pack_hex("".join(map(marks, shared)))
    own_marks = {path: pack_hex(marks(occurrences)) for path, occurrences in own.items()}
    stamp = stamp_of(listed, packed, shared_marks, *own_marks.values())
    made.word_shards.append(WordShard(first.place, first.word, last.word, len(words), stamp, packed))
    files: list[File] = [script(f"{name}/t{stem}", stamp, listed, packed)]
    files.append(script(f"{name}/n{stem}", stamp, shared_marks))
    files += (script(path, stamp, packed_marks) for path, packed_marks in own_marks.items())
    return files


def _has_marks(word: str) -> bool:
    """Whether the occurrences of a word have marks: not those of outlets, tags and stop words."""
    return word[0] not in OUTLET + TAG and word not in STOPWORDS


def _document_files(
    index: SegmentIndex, name: str, before: Sequence[DocumentShard], made: PublishedSegment
) -> Iterator[File]:
    """The files of the shards of documents, which are added to `made`."""
    for number, start in enumerate(range(0, len(index.rows), DOCUMENTS)):
        rows = index.rows[start : start + DOCUMENTS]
        if number < len(before) and before[number].rows == rows:
            made.document_shards.append(before[number])
            yield f"search/{name}/d{number}.js", None
            continue
        packed = document_shard(rows)
        stamp = stamp_of(packed)
        made.document_shards.append(DocumentShard(rows, stamp))
        yield script(f"{name}/d{number}", stamp, packed)


def _months(rows: Sequence[bytes]) -> str:
    """The number of documents of each month, in order: `2011-05:9 2011-06:3`.

    Those that print only a year have the year as their month. Undated ones have an empty month.
    """
    months = Counter(decode_row(row).date[:7] for row in rows)
    return " ".join(f"{month}:{count}" for month, count in months.items())


def _common_words(words: Mapping[str, PublishedWord]) -> str:
    """The COMMON commonest words: `word count word count`, in alphabetical order."""
    counted = [(-about.documents, word) for word, about in words.items() if about.documents > 1 and len(word) > 2]
    commonest = sorted(item for item in counted if item[1][0] not in OUTLET + TAG)[:COMMON]
    return " ".join(f"{word} {-count}" for count, word in sorted(commonest, key=itemgetter(1)))
