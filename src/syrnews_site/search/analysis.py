"""What the index needs of one article: its words with their counts, and for phrases what follows each of them.

The analysis depends on the article alone. It is lines of UTF-8 text: the excerpt; the number of words; then a line for
each count that occurs, with a tab between its three parts: the count, the words of that count parted by spaces, and
their marks. The words of a count of `n` have `n` marks each: a mark is one character that stands for the word that
follows, so that two words beside each other are told from two words anywhere (1 in 91 is taken for another).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple
from zlib import crc32

from syrnews_site.arabic.fold import words
from syrnews_site.model import Headline

from .bits import BASE, DIGITS
from .words import STOPWORDS

HIGHEST = 16  # counts above it say nothing more of an article
TITLE = 3  # a word of the title counts as so many of the body
EXCERPT = 180  # characters
NOTHING = DIGITS[0]  # the mark of a word that nothing follows

# What Markdown writes around text, for excerpts: images, link targets, marks at the begin of a line, emphasis.
_MARKUP = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|^[ \t]*(?:#+|>|[*+-]|\d+\.)[ \t]|^[ \t|:-]+$|[*_`\[|]|\[\^\w+\]", re.M)


class Analysis(NamedTuple):
    """One article as the index sees it: `groups` are (count, words, marks), where stop words have no marks."""

    excerpt: str
    length: int
    groups: list[tuple[int, list[str], str]]


def terms(headline: Headline, body: str) -> bytes:
    """The analysis of one article, encoded. `body` is clean text or Markdown."""
    title, text = words(headline.title), words(body)
    counts = Counter(text)
    for word in title:
        counts[word] += TITLE
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        groups[count].append(word)
    for count in [count for count in groups if count > HIGHEST]:
        groups[HIGHEST] += groups.pop(count)
    pairs = _pairs(title) + _pairs(text)
    once = dict(pairs)
    several = _several(pairs, {word for count, found in groups.items() if count > 1 for word in found})
    lines = [_excerpt(headline.summary or body), str(len(title) + len(text))]
    for count, found in sorted(groups.items()):
        plain = STOPWORDS.intersection(found)
        telling = [word for word in found if word not in plain] if plain else found
        if plain:
            lines.append(f"{count}\t{' '.join(sorted(plain))}\t")
        if telling and count == 1:
            lines.append(f"1\t{' '.join(telling)}\t{''.join(map(once.get, telling, repeat(NOTHING)))}")
        elif telling:
            marks = "".join([_marks(several[word], count) for word in telling])
            lines.append(f"{count}\t{' '.join(telling)}\t{marks}")
    return "\n".join(lines).encode("utf-8")


def analysis(encoded: bytes) -> Analysis:
    """What `terms` has encoded."""
    excerpt, length, *lines = encoded.decode("utf-8").split("\n")
    return Analysis(excerpt, int(length), list(_groups(lines)))


def _groups(lines: list[str]) -> Iterator[tuple[int, list[str], str]]:
    for line in lines:
        count, found, marks = line.split("\t")
        yield int(count), found.split(" "), marks


@lru_cache(1 << 17)
def mark(word: str) -> str:
    """One of 90 characters that stands for a word: from the CRC-32 of its UTF-8."""
    return DIGITS[crc32(word.encode("utf-8")) % (BASE - 1) + 1]


def _pairs(part: list[str]) -> list[tuple[str, str]]:
    """Each telling word with the mark of the next one; stop words are passed over."""
    telling = [word for word in part if word not in STOPWORDS]
    return list(zip(telling, map(mark, telling[1:]), strict=False))


def _several(pairs: list[tuple[str, str]], wanted: set[str]) -> defaultdict[str, str]:
    """For each wanted word the marks of all that follows it, in order."""
    follow: defaultdict[str, str] = defaultdict(str)
    for word, after in [pair for pair in pairs if pair[0] in wanted]:
        follow[word] += after
    return follow


def _marks(follow: str, count: int) -> str:
    """So many marks: the different ones first, then what fills up."""
    if len(follow) > count:
        follow = "".join(dict.fromkeys(follow))
    return follow[:count].ljust(count, NOTHING)


def _excerpt(text: str) -> str:
    """The begin of a text in one line, cut between words."""
    flat = " ".join(_MARKUP.sub(" ", text[: EXCERPT * 3]).split())
    if len(flat) <= EXCERPT:
        return flat
    return flat[:EXCERPT].rpartition(" ")[0].rstrip(" ،,؛:-") + "…"
