"""Two texts compared word by word, as HTML: what only one of them has is marked, in the order of reading.

Words that occur once in both texts are anchors (Bram Cohen's patience diff), and the text between two anchors is
compared in the same way; what has no anchors, by the longest common subsequence if it is short. The work is bounded by
the number of words, whatever they are, and every machine finds the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from syrnews_site.arabic.fold import fold
from syrnews_site.markup.body import body_text
from syrnews_site.model import Article

MOST_WORDS = 4000  # of each text
LARGEST = 40_000  # pairs of words between two anchors that are compared one by one
DEEPEST = 12  # how often the text between anchors is searched for anchors

# The elements of words that both texts have, only the first, only the second.
SAME, FIRST, SECOND = "", "del", "ins"


class Comparison(NamedTuple):
    """The second text with the words of the first in their places.

    `share`: how many of 100 words of the second text the first has as well. `equal`: the words are the same. `whole`:
    no text was cut.
    """

    html: Markup
    share: int
    equal: bool
    whole: bool


class ComparedWord(NamedTuple):
    """A word as it is written, the form in which it is compared, and whether a paragraph begins with it."""

    shown: str
    key: str
    begins: bool


def compare(second: Article, first: Article) -> Comparison:
    """The text of an article compared with that of another one."""
    before, after = _words(body_text(first)), _words(body_text(second))
    whole = max(len(before), len(after)) <= MOST_WORDS
    before, after = before[:MOST_WORDS], after[:MOST_WORDS]
    matches = common([word.key for word in before], [word.key for word in after])
    share = round(100 * len(matches) / len(after)) if after else 0
    equal = len(before) == len(after) == len(matches)
    return Comparison(_html(before, after, matches), share, equal, whole)


def _words(text: str) -> list[ComparedWord]:
    return [
        ComparedWord(word, fold(word) or word, place == 0)
        for paragraph in text.split("\n\n")
        for place, word in enumerate(paragraph.split())
    ]


def common(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """The places of words that both texts have in the same order, as pairs that rise on both sides."""
    return list(_matches(before, after, 0, len(before), 0, len(after), DEEPEST))


def _matches(
    a: Sequence[str], b: Sequence[str], a_low: int, a_high: int, b_low: int, b_high: int, depth: int
) -> Iterator[tuple[int, int]]:
    while a_low < a_high and b_low < b_high and a[a_low] == b[b_low]:
        yield a_low, b_low
        a_low, b_low = a_low + 1, b_low + 1
    tail = 0
    while a_low < a_high - tail and b_low < b_high - tail and a[a_high - tail - 1] == b[b_high - tail - 1]:
        tail += 1
    a_high, b_high = a_high - tail, b_high - tail
    if a_low < a_high and b_low < b_high:
        if depth and (anchors := _anchors(a, b, a_low, a_high, b_low, b_high)):
            for a_place, b_place in anchors:
                yield from _matches(a, b, a_low, a_place, b_low, b_place, depth - 1)
                yield a_place, b_place
                a_low, b_low = a_place + 1, b_place + 1
            yield from _matches(a, b, a_low, a_high, b_low, b_high, depth - 1)
        elif (a_high - a_low) * (b_high - b_low) <= LARGEST:
            yield from _longest(a, b, a_low, a_high, b_low, b_high)
    yield from ((a_high + place, b_high + place) for place in range(tail))


def _anchors(
    a: Sequence[str], b: Sequence[str], a_low: int, a_high: int, b_low: int, b_high: int
) -> list[tuple[int, int]]:
    """The longest rising row of words that occur once on both sides."""
    once = Counter(a[a_low:a_high])
    places = {a[place]: place for place in range(a_low, a_high) if once[a[place]] == 1}
    twice = Counter(b[b_low:b_high])
    pairs = [(places[b[at]], at) for at in range(b_low, b_high) if twice[b[at]] == 1 and b[at] in places]
    tops: list[int] = []  # the smallest end of a row of each length
    ends: list[int] = []  # the pair at that end
    before: list[int] = []
    for index, (place, _) in enumerate(pairs):
        length = bisect_left(tops, place)
        before.append(ends[length - 1] if length else -1)
        tops[length : length + 1] = [place]
        ends[length : length + 1] = [index]
    row: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        row.append(pairs[index])
        index = before[index]
    return row[::-1]


def _longest(
    a: Sequence[str], b: Sequence[str], a_low: int, a_high: int, b_low: int, b_high: int
) -> Iterator[tuple[int, int]]:
    """The longest common subsequence of two short texts."""
    width = b_high - b_low
    table = [[0] * (width + 1)]
    for place in range(a_high - 1, a_low - 1, -1):
        below, row, word = table[-1], [0] * (width + 1), a[place]
        for at in range(width - 1, -1, -1):
            row[at] = below[at + 1] + 1 if b[b_low + at] == word else max(below[at], row[at + 1])
        table.append(row)
    place, at = a_low, 0
    while place < a_high and at < width:
        here, below = table[a_high - place], table[a_high - place - 1]
        if a[place] == b[b_low + at]:
            yield place, b_low + at
            place, at = place + 1, at + 1
        elif below[at] >= here[at + 1]:
            place += 1
        else:
            at += 1


def _html(before: Sequence[ComparedWord], after: Sequence[ComparedWord], matches: Sequence[tuple[int, int]]) -> Markup:
    paragraphs: list[list[tuple[str, str]]] = [[]]
    a_place = b_place = 0
    for a_next, b_next in (*matches, (len(before), len(after))):
        paragraphs[-1] += [(FIRST, word.shown) for word in before[a_place:a_next]]
        for place in range(b_place, min(b_next + 1, len(after))):
            word = after[place]
            if word.begins and paragraphs[-1] and place:
                paragraphs.append([])
            paragraphs[-1].append((SAME if place == b_next else SECOND, word.shown))
        a_place, b_place = a_next + 1, b_next + 1
    return Markup("".join(f"<p>{_runs(paragraph)}</p>\n" for paragraph in paragraphs if paragraph))


def _runs(paragraph: Sequence[tuple[str, str]]) -> str:
    runs = []
    for element, words in groupby(paragraph, key=lambda word: word[0]):
        text = escape(" ".join(shown for _, shown in words))
        runs.append(f"<{element}>{text}</{element}>" if element else text)
    return " ".join(runs)
