"""reading: a diagnostic for each mistake in tags.yaml and sources.yaml."""

from __future__ import annotations

import pytest

from syrnews_site.authority.lookup import load_authority
from syrnews_site.authority.reading import read_entries, read_outlet_entries
from syrnews_site.model import Diagnostic


def places_and_codes(tags: str, sources: str = "") -> list[tuple[str, int, int, str]]:
    diagnostics = diagnostics_of(tags, sources)
    return [(diagnostic.file, diagnostic.line, diagnostic.column, diagnostic.code) for diagnostic in diagnostics]


def diagnostics_of(tags: str, sources: str = "") -> tuple[Diagnostic, ...]:
    return load_authority(tags, sources, "tags.yaml", "sources.yaml")[1]


TWO_WORDS = "في مدينة"

MISTAKES = [
    ("a: {kind: place}\nb: {kind: place, spellings: [A]}\n", 2, 30, "SN301"),
    ('"": {kind: place}\n', 1, 1, "SN302"),
    ("'!?': {kind: place}\n", 1, 1, "SN302"),
    ("a: {kind: place, slug: x}\nb:\n  kind: topic\n  slug: x\n", 4, 9, "SN303"),
    ("a: {kind: place, part_of: b}\n", 1, 27, "SN304"),
    ("a: {kind: place, part_of: a}\n", 1, 27, "SN304"),
    ("a: {kind: place, part_of: b}\nb: {kind: place, part_of: a}\n", 2, 27, "SN304"),
    ("a: {kind: palce}\n", 1, 11, "SN305"),
    ("a: {slug: a}\n", 1, 1, "SN305"),
    ("a:\n", 1, 1, "SN305"),
    ("a: {kind: place, requires: [plase]}\n", 1, 29, "SN305"),
    (f"a: {{kind: place, requires: [{TWO_WORDS}]}}\n", 1, 29, "SN122"),
    ("a: {kind: place, spelings: [b]}\n", 1, 18, "SN123"),
    ("a: {kind: place, spellings: {b: c}}\n", 1, 29, "SN122"),
    ("a: {kind: place, spellings: [b, '!']}\n", 1, 33, "SN122"),
    ("a: {kind: [place]}\n", 1, 11, "SN122"),
    ("a: place\n", 1, 4, "SN122"),
    ("- a\n", 1, 1, "SN122"),
    ("a: {kind: place, slug: Deir Ez-Zor}\n", 1, 24, "SN125"),
    ("a: {kind: place, slug: " + "x" * 81 + "}\n", 1, 24, "SN125"),
    ("a: {kind: place}\na: {kind: place}\n", 2, 1, "SN203"),
    ("a: &x {kind: place}\n", 1, 4, "SN202"),
]


@pytest.mark.parametrize(("text", "line", "column", "code"), MISTAKES)
def test_mistake_is_reported_at_its_place(text: str, line: int, column: int, code: str) -> None:
    assert ("tags.yaml", line, column, code) in places_and_codes(text)


def test_mistake_is_reported_once() -> None:
    for text, _, _, code in MISTAKES:
        assert [reported for _, _, _, reported in places_and_codes(text)].count(code) == 1, text


def test_address_that_is_not_of_the_web_is_dropped() -> None:
    assert places_and_codes("", "a: {url: 'javascript:1'}\n") == [("sources.yaml", 1, 10, "SN124")]
    assert load_authority("", "a: {url: 'javascript:1'}\n")[0].outlet_entries[0].url == ""


def test_hint_names_the_nearest_known_word() -> None:
    text = "Damascus: {kind: plaice, spelling: x}\nb: {kind: place, part_of: Damascs}\n"
    hints = [diagnostic.hint for diagnostic in diagnostics_of(text)]
    for near in ("place", "spellings", "Damascus"):
        assert any(near in hint for hint in hints), hints


def test_broken_entry_leaves_the_other_entries_alone() -> None:
    loaded, diagnostics = load_authority("a: {kind: place}\nb: {kind: place\nc: {kind: place}\n", "")
    assert diagnostics
    assert loaded.tag("a") is not None
    assert loaded.tag("c") is not None


def test_entry_has_its_fields_and_its_spellings_begin_with_its_name() -> None:
    text = "a:\n  kind: topic\n  requires: place\n  spellings: [b, a, '', c]\n"
    entries, diagnostics = read_entries(text, "tags.yaml")
    assert diagnostics == ()
    assert [(entry.name, entry.kind, entry.spellings, entry.requires) for entry in entries] == [
        ("a", "topic", ("a", "b", "c"), ("place",))
    ]


FACTS = """
سوريا: {kind: place, slug: syria}
دمشق:
  kind: place
  slug: damascus
  part_of: سوريا
  description: عاصمة سوريا
  coordinates: 33.51، 36.29
  wikidata: Q3766
  also: [سوريا]
  since: 1946-04-17
  until: 2013
"""


def test_no_name_keeps_what_nobody_sees() -> None:
    text = '"\\u202eا\\u2066ب": {kind: place, spellings: ["ج\\u200b\\u202dد", "\\u2067"]}\n'
    entries, _ = read_entries(text, "tags.yaml")
    assert [(entry.name, entry.spellings) for entry in entries] == [("اب", ("اب", "جد"))]
    (outlet,), _ = read_outlet_entries('"ه\\u202eو": {country: "سور\\u202eيا"}\n', "sources.yaml")
    assert (outlet.outlet.name, outlet.country) == ("هو", "سوريا")


def test_entry_says_what_is_known_of_its_subject() -> None:
    entries, diagnostics = read_entries(FACTS, "tags.yaml")
    assert diagnostics == ()
    damascus = entries[1]
    assert damascus.description == "عاصمة سوريا"
    assert damascus.coordinates == (33.51, 36.29)
    assert (damascus.wikidata, damascus.also) == ("Q3766", ("syria",))
    assert (damascus.since, damascus.until) == ("1946-04-17", "2013")


@pytest.mark.parametrize(
    ("before", "after", "line", "code"),
    [
        ("33.51، 36.29", "36.29", 8, "SN122"),
        ("33.51، 36.29", "133.51, 36.29", 8, "SN122"),
        ("33.51، 36.29", "33.51, 536.29", 8, "SN122"),
        ("Q3766", "3766", 9, "SN122"),
        ("[سوريا]", "[لبنان]", 10, "SN304"),
        ("[سوريا]", "[دمشق]", 10, "SN304"),
        ("1946-04-17", "1946-02-30", 11, "SN122"),
        ("until: 2013", "until: 1945", 12, "SN122"),
        ("until: 2013", "until: later", 12, "SN122"),
    ],
)
def test_wrong_fact_is_reported_at_its_line_and_left_out(before: str, after: str, line: int, code: str) -> None:
    entries, diagnostics = read_entries(FACTS.replace(before, after), "tags.yaml")
    assert [(said.line, said.code) for said in diagnostics] == [(line, code)]
    assert len(entries) == 2
