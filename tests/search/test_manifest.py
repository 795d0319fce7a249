"""The two files about the whole archive."""

from __future__ import annotations

import json

from syrnews_site.authority.entries import Entry
from syrnews_site.search.manifest import NAMED_TAGS, Facet, SegmentVersion, facets, manifest, synonyms
from syrnews_site.search.segments import Segment


def read(file: tuple[str, bytes]) -> dict[str, list[object]]:
    """The JSON of a file."""
    text = file[1].decode()
    found: dict[str, list[object]] = json.loads(text[text.index("{") : text.rindex("}") + 1])
    return found


def test_the_manifest_lists_segments_with_their_versions() -> None:
    versions = [
        SegmentVersion(Segment("undated", "", "", 2), "aa"),
        SegmentVersion(Segment("2010s", "2011-01-02", "2019-03-04", 5), "bb"),
    ]
    file = manifest(versions, [])
    assert file[0] == "search/index.js"
    assert read(file)["segments"] == [
        {"name": "undated", "version": "aa", "first": "", "last": "", "count": 2},
        {"name": "2010s", "version": "bb", "first": "2011-01-02", "last": "2019-03-04", "count": 5},
    ]


def test_the_manifest_has_synonyms_of_the_program_and_of_tags_yaml() -> None:
    entries = [
        Entry("city", "دير الزور", "place", spellings=("دير الزور", "الدير", "ديرالزور")),
        Entry("rain", "مطر", "topic", spellings=("مطر", "المطر", "بالمطر")),
    ]
    groups = list(synonyms(entries))
    assert ["سوريا", "سوريه"] in groups
    assert groups[-1] == ["الدير", "ديرالزور"]
    assert read(manifest([], entries))["synonyms"] == [" ".join(group) for group in groups]


def test_facets_come_by_count_and_then_by_slug() -> None:
    listed = [Facet("a", "أ", 1, 4, ("إ", "ألف")), Facet("c", "ج", 3, 3), Facet("b", "ب", 3, 3)]
    file = facets(outlets=listed, tags=reversed(listed))
    assert file[0] == "search/facets.js"
    assert read(file) == {
        kind: [["b", "ب", 3, "ب"], ["c", "ج", 3, "ج"], ["a", "أ", 4, "ا|الف"]] for kind in ("source", "tag")
    }


def test_only_the_commonest_tags_are_facets() -> None:
    many = [Facet(f"t{number:04}", "وسم", number, number) for number in range(NAMED_TAGS + 5)]
    found = read(facets(outlets=many, tags=many))
    assert len(found["source"]) == NAMED_TAGS + 5
    assert len(found["tag"]) == NAMED_TAGS
    assert found["tag"][0] == [f"t{NAMED_TAGS + 4:04}", "وسم", NAMED_TAGS + 4, "وسم"]
