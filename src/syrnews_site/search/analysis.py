"""What the index needs of one article: its words in order, and what a result shows.

The analysis depends on the article alone. A worker makes it when it loads the article; encoded it waits for its
segment in the cache.
"""

from __future__ import annotations

import hashlib
import re

import msgspec
from msgspec import Struct

from syrnews_site.arabic.fold import spaced
from syrnews_site.model import Headline

EXCERPT = 100  # characters
OUTLET, TAG = "$", "@"  # begin the words that stand for an outlet's slug and a tag's: found like any other

# What Markdown writes around text, for excerpts: images, link targets, marks at the begin of a line, emphasis.
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|^[ \t]*(?:#+|>|[*+-]|\d+\.)[ \t]|^[ \t|:-]+$|[*_`\[|]|\[\^\w+\]", re.M
)
_MARKED = re.compile(r"[#>*+_`\[|-]|\d\.")


class ResultRow(Struct, frozen=True, array_like=True):
    """What a result shows of one document. `address` is the id, or the url where date and id do not give that."""

    title: str
    date: str
    address: str
    outlet: str
    excerpt: str


class Analysis(Struct, frozen=True, array_like=True):
    """One article as the index sees it. Words are folded, and parted by white space."""

    row: ResultRow
    title: str
    body: str
    keys: list[str]  # what stands for its tags and its outlet


_encode = msgspec.msgpack.Encoder().encode
decode_analysis = msgspec.msgpack.Decoder(Analysis).decode


def analyse(headline: Headline, body: str) -> bytes:
    """The analysis of one article, encoded. `body` is clean text or Markdown."""
    keys = [TAG + tag.slug for tag in headline.tags]
    if headline.outlet:
        keys.append(OUTLET + headline.outlet.slug)
    return _encode(Analysis(_row(headline, body), spaced(headline.title), spaced(body), keys))


def analysis_digest(encoded: bytes) -> bytes:
    """8 bytes that change when anything changes that the index takes from an article."""
    return hashlib.blake2b(encoded, digest_size=8).digest()


def _row(headline: Headline, body: str) -> ResultRow:
    day = headline.date[:10].replace("-", "/")
    address = headline.id if headline.url == f"{day}/{headline.id}.html" else headline.url
    outlet = headline.outlet.name if headline.outlet else ""
    return ResultRow(headline.title, headline.date[:10], address, outlet, _excerpt(headline.summary or body))


def _excerpt(text: str) -> str:
    """The begin of a text in one line, cut between words."""
    begin = text[: EXCERPT * 3]
    flat = " ".join((_MARKUP.sub(" ", begin) if _MARKED.search(begin) else begin).split())
    if len(flat) <= EXCERPT:
        return flat
    return flat[:EXCERPT].rpartition(" ")[0].rstrip(" ،,؛:.-…") + "…"
