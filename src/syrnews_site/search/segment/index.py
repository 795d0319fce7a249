"""A segment as data: its documents and the occurrences of its words. Some documents can be replaced by others.

The files of a segment depend on its documents alone, not on the replacements that led to them. docs/search.md
describes the format of the files.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, filterfalse

from syrnews_site.packed import encode
from syrnews_site.search.analysis import Analysis, decode_analysis
from syrnews_site.search.format.occurrences import MARK_BITS, MARKS, NONE, Occurrences, capped, mark
from syrnews_site.search.format.postings import Postings, ReplacedRun, patched
from syrnews_site.search.ranking import TITLE, length_class
from syrnews_site.search.segment.published_segment import PublishedSegment
from syrnews_site.search.segment.spans import Replacement, Span
from syrnews_site.search.words import STOPWORDS

FEW = 8  # spans: for more, reading all occurrences of all words is faster than a search for each span in each word
GATHERED = 2_000  # documents whose occurrences are gathered in lists, which are faster than arrays but larger
_is_stopword = STOPWORDS.__contains__


class SegmentIndex:
    """A segment.

    An empty index becomes a segment by one `replace`. Between two calls of `replace`, `segment.files.files_of` must
    make the files, since `changed` compares the occurrences with `published`.

    `length_classes`, `rows`: the length class and the ResultRow (in MessagePack) of each document.
    `occurrences`: the occurrences of each word.
    `published`: what the segment's files hold. `changed`: the words whose published postings are out of date, with the
    new postings, or with None if `files_of` must make the new postings.
    """

    def __init__(self) -> None:
        self.length_classes: list[int] = []
        self.rows: list[bytes] = []
        self.occurrences: dict[str, Occurrences] = {}
        self.published = PublishedSegment()
        self.changed: dict[str, Postings | None] = {}
        self._marks = MarkCache()

    def replace(self, spans: Sequence[Span], analyses: Iterable[bytes]) -> None:
        """Replace documents. `analyses`: the encoded Analysis of each new document, in order."""
        replacement = Replacement(spans, len(self.rows))
        added = self._replace_documents(spans, iter(analyses))
        for word in dict.fromkeys([*self._words_in(replacement), *added]):
            self._update(word, added.pop(word, NONE), replacement)
        if len(self.rows) != replacement.size:
            for word in self.published.words_of_another_width(replacement.size, len(self.rows)):
                self.changed.setdefault(word, None)

    def _replace_documents(self, spans: Sequence[Span], analyses: Iterator[bytes]) -> defaultdict[str, array[int]]:
        """Replace rows and classes of length. Returns the occurrences of words in the new documents."""
        added: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
        for span in spans:
            length_classes, rows = [], []
            for start in range(span.start, span.stop, GATHERED):
                gathered: defaultdict[str, list[int]] = defaultdict(list)
                for number in range(start, min(start + GATHERED, span.stop)):
                    analysis = decode_analysis(next(analyses))
                    rows.append(encode(analysis.row))
                    length_classes.append(self._gather(analysis, number, gathered))
                for word, occurrences in gathered.items():
                    added[word].extend(occurrences)
            replaced = slice(span.start, span.start + span.end - span.first)
            self.length_classes[replaced], self.rows[replaced] = length_classes, rows
        return added

    def _gather(self, analysis: Analysis, number: int, gathered: defaultdict[str, list[int]]) -> int:
        """Add the occurrences of the words of a document, one for each stop word. Returns its class of length."""
        unmarked = number << MARK_BITS
        marked = [*range(unmarked, unmarked + MARKS)]  # all words share these few objects
        title, text, mark_of = analysis.title.split(), analysis.body.split(), self._marks.__getitem__
        names = [name.split() for name in analysis.names]
        parts = [title] * TITLE + [text, *names]
        for part in ([*filterfalse(_is_stopword, words)] for words in parts):
            next_marks = [*map(mark_of, part[1:]), 0]
            for word, occurrence in zip(part, map(marked.__getitem__, next_marks), strict=False):
                gathered[word].append(occurrence)
        for word in (*STOPWORDS.intersection(chain(title, text, *names)), *analysis.keys):
            gathered[word].append(unmarked)
        return length_class(len(title) + len(text))

    def _words_in(self, replacement: Replacement) -> Iterable[str]:
        """The words of documents that are replaced or get another number; if there are many spans, all words."""
        if len(replacement.spans) > FEW:
            return self.occurrences
        runs = [(first << MARK_BITS, end << MARK_BITS) for first, end in replacement.changed]
        words = []
        for word, occurrences in self.occurrences.items():
            for first, end in runs:
                at = bisect_left(occurrences, first)
                if at < len(occurrences) and occurrences[at] < end:
                    words.append(word)
                    break
        return words

    def _update(self, word: str, added: Occurrences, replacement: Replacement) -> None:
        """Update the occurrences of a word. If they stay the same, the published postings of the word stay valid."""
        spans = replacement.spans
        if not replacement.size:
            self.occurrences[word] = added
            return
        before, added = self.occurrences.get(word, NONE), array("I", capped(added))
        after = _renumbered(before, added, replacement) if len(spans) > FEW else _spliced(before, added, spans)
        if before.tobytes() == after.tobytes():
            return
        if word in self.published.words:
            self.changed[word] = None
            if after and len(spans) == 1:
                first, end, _, stop = spans[0]
                run = ReplacedRun(first, end, stop, replacement.size, len(self.rows))
                self.changed[word] = patched(self.published.postings(word), before, after, run)
        if after:
            self.occurrences[word] = after
        else:
            del self.occurrences[word]


def _spliced(before: Occurrences, added: Occurrences, spans: Sequence[Span]) -> array[int]:
    """A word's occurrences after the replacement of spans, made by copying what lies between the spans."""
    after = array("I")
    begin = shift = 0
    for span in spans:
        _append(after, before[begin : bisect_left(before, span.first << MARK_BITS)], shift)
        inside = bisect_left(added, span.start << MARK_BITS), bisect_left(added, span.stop << MARK_BITS)
        _append(after, added[slice(*inside)], 0)
        begin = bisect_left(before, span.end << MARK_BITS)
        shift = span.stop - span.end
    _append(after, before[begin:], shift)
    return after


def _append(after: array[int], occurrences: Occurrences, shift: int) -> None:
    """Append occurrences whose documents move by `shift`."""
    if shift:
        after.extend([occurrence + (shift << MARK_BITS) for occurrence in occurrences])
    else:
        after.frombytes(occurrences.tobytes())


def _renumbered(before: Occurrences, added: Occurrences, replacement: Replacement) -> array[int]:
    """The same as `_spliced`, made from the new number of each document: faster if there are many spans."""
    numbers = replacement.numbers
    kept = [
        number << MARK_BITS | occurrence % MARKS
        for occurrence in before
        if (number := numbers[occurrence >> MARK_BITS]) is not None
    ]
    if not added:
        return array("I", kept)
    return array("I", sorted([*kept, *added], key=lambda occurrence: occurrence >> MARK_BITS))


class MarkCache(dict[str, int]):
    """Word -> its mark. Marks are computed when they are first looked up."""

    def __missing__(self, word: str) -> int:
        number = self[word] = mark(word)
        return number
