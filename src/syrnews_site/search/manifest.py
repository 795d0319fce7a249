"""The two files about the whole archive: search/index.js (segments, synonyms) and search/facets.js (sources, tags)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from syrnews_site.arabic.fold import fold
from syrnews_site.authority.entries import Entry
from syrnews_site.search.format.scripts import json_script
from syrnews_site.search.segments import Segment
from syrnews_site.search.synonyms import SYNONYMS
from syrnews_site.search.words import body, without_endings

TAGS = 400  # in the list of the search page; the page's address can name any other tag by its slug
NAMED_TAGS = 1_000  # that a question can name; any tag that an article's file gives is found by its words, too


class SegmentVersion(Struct, frozen=True, array_like=True):
    """A segment and the version of its files."""

    segment: Segment
    version: str


class Facet(Struct, frozen=True, array_like=True):
    """A source or a tag that a reader can narrow results to.

    `count`: the number of articles that carry it. `listed`: how many its page lists, with those of its parts.
    `spellings`: those that tags.yaml and sources.yaml know.
    """

    slug: str
    name: str
    count: int
    listed: int
    spellings: tuple[str, ...] = ()


def manifest(versions: Iterable[SegmentVersion], entries: Iterable[Entry]) -> tuple[str, bytes]:
    """The path and the bytes of index.js. `versions`: all segments, the oldest first. `entries`: of tags.yaml."""
    segments = [
        {
            "name": segment.name,
            "version": version,
            "first": segment.first,
            "last": segment.last,
            "count": segment.count,
        }
        for segment, version in ((item.segment, item.version) for item in versions)
    ]
    return json_script("index", {"segments": segments, "synonyms": [" ".join(group) for group in synonyms(entries)]})


def facets(*, outlets: Iterable[Facet], tags: Iterable[Facet]) -> tuple[str, bytes]:
    """The path and the bytes of facets.js: all outlets, and the NAMED_TAGS commonest tags, the commonest first.

    Each has its slug, its name, how many articles its page lists, and its folded spellings with `|` between them.
    """
    lists = {"source": _by_count(outlets), "tag": _by_count(tags)[:NAMED_TAGS]}
    return json_script("facets", {name: [*map(_facet, ordered)] for name, ordered in lists.items()})


def _facet(facet: Facet) -> list[object]:
    folded = dict.fromkeys(map(fold, (facet.name, *facet.spellings)))
    return [facet.slug, facet.name, facet.listed, "|".join(filter(None, folded))]


def _by_count(facets: Iterable[Facet]) -> list[Facet]:
    return sorted(facets, key=lambda facet: (-facet.count, facet.slug))


def synonyms(entries: Iterable[Entry]) -> Iterator[list[str]]:
    """Groups of folded words that mean the same: those of SYNONYMS, and the spellings of each entry of tags.yaml.

    Left out are spellings of several words, and spellings that differ from another one in proclitics or endings only.
    """
    for line in SYNONYMS.strip().splitlines():
        yield [fold(word) for word in line.split("|")]
    for entry in entries:
        spellings = dict.fromkeys(fold(spelling) for spelling in entry.spellings)
        distinct = {body(without_endings(word)): word for word in spellings if word and " " not in word}
        if len(distinct) > 1:
            yield list(distinct.values())
