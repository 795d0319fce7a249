"""The archive in figures. All of them are counts that SQL aggregates, so that planning takes little time and memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from syrnews_site.catalog.rows import TermCount
from syrnews_site.model import SHOWN_KINDS, CountedLink, Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.links import linked, most_frequent
from syrnews_site.pages.view import View, always, page

SOURCES = 20  # the most frequent sources have a row each, all others one row together
PAIRED = 32  # the most frequent tags, among which pairs are counted
PAIRS = 20


class KindCount(Struct, frozen=True, array_like=True):
    """Tags of one kind: the number of tags, and how often articles carry one of them."""

    kind: str
    tags: int
    uses: int


class Pair(Struct, frozen=True, array_like=True):
    """Two tags and the number of articles that carry both."""

    one: CountedLink
    other: CountedLink
    count: int


class StatsPage(Struct):
    """Data of stats.html."""

    count: int  # articles
    tag_count: int
    years: dict[str, int]  # articles of each year that has some, the oldest first
    undated: int
    sources: tuple[CountedLink, ...]  # the most frequent first
    other_sources: CountedLink  # all other sources together; `kind` has their number
    sourceless: int  # articles without a source
    kinds: tuple[KindCount, ...]
    pairs: tuple[Pair, ...]
    rejected: tuple[tuple[str, int], ...]  # diagnostic code, number of files


def _pages(archive: Archive, part: str) -> Iterator[Page]:
    if not archive.site.stats:
        return
    sources = most_frequent(archive.sources)
    top, rest = sources[:SOURCES], sources[SOURCES:]
    data = StatsPage(
        archive.articles,
        len(archive.tags),
        archive.years,
        archive.catalog.articles.undated(),
        tuple(map(linked, top)),
        CountedLink("", "", sum(source.articles for source in rest), str(len(rest))),
        archive.articles - sum(source.articles for source in sources),
        tuple(_kinds(archive.tags)),
        tuple(_pairs(archive, most_frequent(archive.tags)[:PAIRED])),
        archive.rejected,
    )
    yield page("stats.html", "stats.html", data)


def _kinds(tags: Sequence[TermCount]) -> Iterator[KindCount]:
    for kind in SHOWN_KINDS:
        counts = [tag.articles for tag in tags if tag.kind == kind]
        if counts:
            yield KindCount(kind, len(counts), sum(counts))


def _pairs(archive: Archive, tags: Sequence[TermCount]) -> list[Pair]:
    """The pairs that most articles carry. The articles of a tag are the bits of an integer: 500 pairs take 2 ms."""
    carriers = [_bits(archive.catalog.terms.article_numbers(tag.term)) for tag in tags]
    counted = [((carriers[i] & carriers[j]).bit_count(), i, j) for i, j in combinations(range(len(tags)), 2)]
    ranked = sorted((-count, tags[i].term, tags[j].term, i, j) for count, i, j in counted if count > 1)
    return [Pair(linked(tags[i]), linked(tags[j]), -count) for count, _, _, i, j in ranked[:PAIRS]]


def _bits(numbers: Sequence[int]) -> int:
    """The integer in which these bits are set."""
    bits = bytearray(max(numbers, default=0) // 8 + 1)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


STATS = View("stats", always, always, _pages, rejections=True)
