"""What the index needs of one article: its words, in order, without those that say little, and its excerpt.

The analysis depends on the article alone. It is lines of UTF-8 text: the excerpt; the number of words; then words
parted by spaces, folded: those of the title, those of the body, and the stop words of both, each of them once.
"""

from __future__ import annotations

import re
from itertools import filterfalse
from typing import NamedTuple

from syrnews_site.arabic.fold import words
from syrnews_site.model import Headline

from .words import STOPWORDS

TITLE = 3  # a word of the title counts as so many of the body
EXCERPT = 100  # characters

# What Markdown writes around text, for excerpts: images, link targets, marks at the begin of a line, emphasis.
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|^[ \t]*(?:#+|>|[*+-]|\d+\.)[ \t]|^[ \t|:-]+$|[*_`\[|]|\[\^\w+\]", re.M
)
_MARKED = re.compile(r"[#>*+_`\[|-]|\d\.")
_is_stopword = STOPWORDS.__contains__


class Analysis(NamedTuple):
    """One article as the index sees it: folded words in UTF-8."""

    excerpt: str
    length: int
    title: list[bytes]
    body: list[bytes]
    stopwords: list[bytes]


def terms(headline: Headline, body: str) -> bytes:
    """The analysis of one article, encoded. `body` is clean text or Markdown."""
    title, text = words(headline.title), words(body)
    lines = (
        _excerpt(headline.summary or body),
        str(len(title) + len(text)),
        " ".join(filterfalse(_is_stopword, title)),
        " ".join(filterfalse(_is_stopword, text)),
        " ".join(sorted(STOPWORDS.intersection(title + text))),
    )
    return "\n".join(lines).encode("utf-8")


def analysis(encoded: bytes) -> Analysis:
    """What `terms` has encoded."""
    excerpt, length, title, body, stopwords = encoded.split(b"\n")
    return Analysis(excerpt.decode("utf-8"), int(length), title.split(), body.split(), stopwords.split())


def _excerpt(text: str) -> str:
    """The begin of a text in one line, cut between words."""
    begin = text[: EXCERPT * 3]
    flat = " ".join((_MARKUP.sub(" ", begin) if _MARKED.search(begin) else begin).split())
    if len(flat) <= EXCERPT:
        return flat
    return flat[:EXCERPT].rpartition(" ")[0].rstrip(" ،,؛:.-…") + "…"
