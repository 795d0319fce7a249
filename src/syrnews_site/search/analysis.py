"""What the search index takes from one article: its words in order, and what a result shows of it.

The analysis depends on the article alone. A worker makes it when it loads the article. The encoded analysis waits in
the spool folder until the article's segment is made.
"""

from __future__ import annotations

import hashlib
import re

import msgspec
from msgspec import Struct

from syrnews_site.arabic.fold import spaced
from syrnews_site.model import Headline
from syrnews_site.packed import encode

EXCERPT = 200  # characters that the index keeps; a result shows a part of them
DIGEST_SIZE = 8  # bytes
OUTLET, TAG = "$", "@"  # `$slug` and `@slug` are indexed like words of the articles of that outlet and that tag

# Markdown that an excerpt does not show: images, link targets, marks at the start of a line, emphasis, footnotes.
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|^[ \t]*(?:#+|>|[*+-]|\d+\.)[ \t]|^[ \t|:-]+$|[*_`\[|]|\[\^\w+\]", re.M
)
_MARKED = re.compile(r"[#>*+_`\[|-]|\d\.")  # a text without any of these needs no search for Markdown


class ResultRow(Struct, frozen=True, array_like=True):
    """What a search result shows of an article.

    `date`: the day, or empty. `address`: the article's id if day and id make its URL, else the whole URL,
    which has a full stop or a slash.
    """

    title: str
    date: str
    address: str
    outlet: str
    excerpt: str


class Analysis(Struct, frozen=True, array_like=True):
    """One article as the index takes it. `title`, `body` and each of `names` are folded words with white space between.

    `keys`: `@slug` of each tag and `$slug` of the outlet. `names`: of the author, and of the tags that the file gives,
    which the text need not have.
    """

    row: ResultRow
    title: str
    body: str
    keys: list[str]
    names: list[str]


decode_analysis = msgspec.msgpack.Decoder(Analysis).decode


def analyse(headline: Headline, body: str, author: str = "") -> bytes:
    """The Analysis of one article in MessagePack. `body` is clean text or Markdown."""
    keys = [TAG + tag.slug for tag in headline.tags]
    if headline.outlet:
        keys.append(OUTLET + headline.outlet.slug)
    given = [author, *(tag.name for tag in headline.tags if not tag.found)]
    names = [name for name in map(spaced, given) if name]
    return encode(Analysis(_result_row(headline, body), spaced(headline.title), spaced(body), keys, names))


def analysis_digest(encoded: bytes) -> bytes:
    """The digest of an encoded Analysis, DIGEST_SIZE bytes."""
    return hashlib.blake2b(encoded, digest_size=DIGEST_SIZE).digest()


def _result_row(headline: Headline, body: str) -> ResultRow:
    day = headline.date[:10].replace("-", "/")
    is_plain = headline.url == f"{day}/{headline.id}.html" and "." not in headline.id
    address = headline.id if is_plain else headline.url
    outlet = headline.outlet.name if headline.outlet else ""
    return ResultRow(headline.title, headline.date[:10], address, outlet, _excerpt(headline.summary or body))


def _excerpt(text: str) -> str:
    """The start of a text in one line, EXCERPT characters at most, cut between words."""
    start = text[: EXCERPT * 3]
    line = " ".join((_MARKUP.sub(" ", start) if _MARKED.search(start) else start).split())
    if len(line) <= EXCERPT:
        return line
    return line[:EXCERPT].rpartition(" ")[0].rstrip(" ،,؛:.-…") + "…"
