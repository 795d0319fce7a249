"""What the index needs of one article: its words with their counts, and for phrases what follows each of them.

The analysis depends on the article alone. It is lines of UTF-8 text: the excerpt; the number of words; then a line for
each count that occurs, with a tab between its three parts: the count, the words of that count parted by spaces, and
their marks. The words of a count of `n` have `n` marks each: a mark is one character that stands for the word that
follows, so that two words beside each other are told from two words anywhere (1 in 19 is taken for another).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple
from zlib import crc32

from syrnews_site.arabic.fold import words
from syrnews_site.model import Headline

from .bits import MARKS
from .words import STOPWORDS

HIGHEST = 16  # counts above it say nothing more of an article
TITLE = 3  # a word of the title counts as so many of the body
EXCERPT = 140  # characters
NOTHING = MARKS[0]  # the mark of a word that nothing follows

# What Markdown writes around text, for excerpts: images, link targets, marks at the begin of a line, emphasis.
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|^[ \t]*(?:#+|>|[*+-]|\d+\.)[ \t]|^[ \t|:-]+$|[*_`\[|]|\[\^\w+\]", re.M
)
_MARKED = re.compile(r"[#>*+_`\[|-]|\d\.")


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
    plain = [(word, counts.pop(word)) for word in sorted(STOPWORDS.intersection(counts))]
    single = [word for word, count in counts.items() if count == 1]
    repeated = {word: min(count, HIGHEST) for word, count in counts.items() if count > 1}
    once, several = _followers((title, text), repeated)
    lines = [_excerpt(headline.summary or body), str(len(title) + len(text))]
    for count, found in _by_count((word, min(count, HIGHEST)) for word, count in plain):
        lines.append(f"{count}\t{' '.join(found)}\t")
    if single:
        lines.append(f"1\t{' '.join(single)}\t{''.join(map(once.get, single, repeat(NOTHING)))}")
    for count, found in _by_count(repeated.items()):
        marks = "".join([_marks(several[word], count) for word in found])
        lines.append(f"{count}\t{' '.join(found)}\t{marks}")
    return "\n".join(lines).encode("utf-8")


def _by_count(counted: Iterable[tuple[str, int]]) -> list[tuple[int, list[str]]]:
    """The words of each count, by count."""
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in counted:
        groups[count].append(word)
    return sorted(groups.items())


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
    """The mark that stands for a word: from the CRC-32 of its UTF-8."""
    return MARKS[crc32(word.encode("utf-8")) % (len(MARKS) - 1) + 1]


def _followers(parts: Iterable[list[str]], repeated: Collection[str]) -> tuple[dict[str, str], defaultdict[str, str]]:
    """The mark of what follows each word, and all such marks of each repeated word; stop words are passed over."""
    once: dict[str, str] = {}
    several: defaultdict[str, str] = defaultdict(str)
    for part in parts:
        telling = [word for word in part if word not in STOPWORDS]
        marks = [*map(mark, telling[1:])]
        once.update(zip(telling, marks, strict=False))
        for word, after in zip(telling, marks, strict=False):
            if word in repeated:
                several[word] += after
    return once, several


def _marks(follow: str, count: int) -> str:
    """So many marks: the different ones first, then what fills up."""
    if len(follow) > count:
        follow = "".join(dict.fromkeys(follow))
    return follow[:count].ljust(count, NOTHING)


def _excerpt(text: str) -> str:
    """The begin of a text in one line, cut between words."""
    begin = text[: EXCERPT * 3]
    flat = " ".join((_MARKUP.sub(" ", begin) if _MARKED.search(begin) else begin).split())
    if len(flat) <= EXCERPT:
        return flat
    return flat[:EXCERPT].rpartition(" ")[0].rstrip(" ،,؛:.-…") + "…"
