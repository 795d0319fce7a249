"""What the search page reads first: search/index.js, the segments and which words mean the same, and search/facets.js,
what results can be narrowed to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from msgspec import Struct

from syrnews_site.arabic.fold import fold
from syrnews_site.authority.entries import Entry
from syrnews_site.search.segments import Segment
from syrnews_site.search.synonyms import SYNONYMS
from syrnews_site.search.words import body, without_endings

TAGS = 400  # that the search page offers; every tag can be asked for by its slug


class SegmentVersion(Struct, frozen=True, array_like=True):
    """A segment and the version of its files."""

    segment: Segment
    version: str


class Facet(Struct, frozen=True, array_like=True):
    """A source or a tag that results can be narrowed to."""

    slug: str
    name: str
    count: int


def manifest(indexed: Iterable[SegmentVersion], entries: Iterable[Entry]) -> tuple[str, bytes]:
    """The path and the bytes of the manifest. `indexed` oldest first."""
    segments = [
        {
            "name": each.segment.name,
            "version": each.version,
            "first": each.segment.first,
            "last": each.segment.last,
            "count": each.segment.count,
        }
        for each in indexed
    ]
    return _script("index", {"segments": segments, "synonyms": [" ".join(group) for group in synonyms(entries)]})


def facets(*, outlets: Iterable[Facet], tags: Iterable[Facet]) -> tuple[str, bytes]:
    """The path and the bytes of what results can be narrowed to; of `tags` the commonest are kept."""
    lists = {"source": _commonest(outlets, None), "tag": _commonest(tags, TAGS)}
    return _script("facets", {name: [[each.slug, each.name] for each in found] for name, found in lists.items()})


def _script(name: str, data: dict[str, object]) -> tuple[str, bytes]:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for separator in ("\u2028", "\u2029"):
        text = text.replace(separator, " ")
    return f"search/{name}.js", f"syrnews('{name}','',{text})\n".encode("utf-8", "replace")


def _commonest(facets: Iterable[Facet], most: int | None) -> list[Facet]:
    return sorted(facets, key=lambda each: (-each.count, each.slug))[:most]


def synonyms(entries: Iterable[Entry]) -> Iterator[list[str]]:
    """Groups of folded words that mean the same: this module's own, and what tags.yaml spells in several ways.

    Only single words, and only those that no reading of a word joins already.
    """
    for line in SYNONYMS.strip().splitlines():
        yield [fold(word) for word in line.split("|")]
    for entry in entries:
        spellings = dict.fromkeys(fold(spelling) for spelling in entry.spellings)
        group = {body(without_endings(word)): word for word in spellings if word and " " not in word}
        if len(group) > 1:
            yield list(group.values())
