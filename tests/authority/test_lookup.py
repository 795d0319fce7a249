"""tags.yaml and sources.yaml: what they mean, what is wrong with them, and the two that ship."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from syrnews_site.authority.entries import key
from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.model import TAG_KINDS, Diagnostic, Outlet

CONTENT = Path(__file__).parents[2] / "content"

TAGS = """\
سوريا:
  kind: place
  slug: syria
  spellings:
    - سورية
السويداء:
  kind: place
  slug: suwayda
  part_of: محافظه السويداء
محافظة السويداء:
  kind: place
  slug: suwayda-governorate
  part_of: سورية
الباب:
  kind: place
  slug: al-bab
  requires:
    - place
    - معبر
تعليم:
  kind: topic
  slug: education
حمص:
  kind: place
  slug: homs
"""

SOURCES = """\
عنب بلدي:
  slug: enab-baladi
  url: https://www.enabbaladi.net/
  country: سوريا
  spellings:
    - Enab Baladi
"""


@pytest.fixture(scope="module")
def authority() -> Authority:
    loaded, diagnostics = load_authority(TAGS, SOURCES)
    assert diagnostics == ()
    return loaded


LOOKUPS = """
سُورِيّة = syria
Suwayda = suwayda
سويداء = suwayda
#محافظة_السويداء = suwayda-governorate
الباب = al-bab
باب =
الحمص =
التعليم = education
تعليم = education
دمشق =
=
"""


def test_a_tag_in_any_spelling_is_the_entry(authority: Authority) -> None:
    for line in LOOKUPS.strip().split("\n"):
        spelling, slug = line.split("=")
        entry = authority.tag(spelling.strip())
        assert (entry.slug if entry else "") == slug.strip(), line


def test_an_entry_without_a_slug_gets_one_from_its_name() -> None:
    entry = load_authority("Damascus: {kind: place}", "")[0].tag("damascus")
    assert entry is not None
    assert re.fullmatch("[0-9a-f]{8}", entry.slug)


def test_an_entry_knows_what_it_is_part_of(authority: Authority) -> None:
    town = authority.entry("suwayda")
    assert town is not None
    assert town.part_of == "suwayda-governorate"
    province = authority.entry(town.part_of)
    assert province is not None
    assert province.part_of == "syria"
    assert authority.entry("nowhere") is None


def test_an_outlet_in_any_spelling(authority: Authority) -> None:
    outlet = authority.outlet("enab  BALADI")
    assert isinstance(outlet, Outlet)
    assert outlet == authority.outlet(outlet.name)
    publisher = authority.outlet_entry(outlet.slug)
    assert publisher is not None
    assert publisher.url == "https://www.enabbaladi.net/"
    assert authority.outlet("") is None


def test_empty_files_are_no_mistake() -> None:
    loaded, diagnostics = load_authority("", "")
    assert diagnostics == ()
    assert loaded.tag("x") is None
    assert loaded.find("x", "x", 1) == ()


def said(tags: str, sources: str = "") -> list[tuple[str, int, int, str]]:
    return [(each.file, each.line, each.column, each.code) for each in diagnostics_of(tags, sources)]


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
def test_a_mistake_is_reported_where_it_stands(text: str, line: int, column: int, code: str) -> None:
    assert ("tags.yaml", line, column, code) in said(text)


def test_a_mistake_is_reported_once() -> None:
    for text, _, _, code in MISTAKES:
        assert [each[3] for each in said(text)].count(code) == 1, text


def test_an_address_that_no_reader_can_open() -> None:
    assert said("", "a: {url: 'javascript:1'}\n") == [("sources.yaml", 1, 10, "SN124")]
    assert load_authority("", "a: {url: 'javascript:1'}\n")[0].outlet_entries[0].url == ""


def test_the_nearest_known_word_is_suggested() -> None:
    text = "Damascus: {kind: plaice, spelling: x}\nb: {kind: place, part_of: Damascs}\n"
    hints = [each.hint for each in diagnostics_of(text)]
    for near in ("place", "spellings", "Damascus"):
        assert any(near in hint for hint in hints), hints


def test_a_broken_entry_costs_that_entry_alone() -> None:
    loaded, diagnostics = load_authority("a: {kind: place}\nb: {kind: place\nc: {kind: place}\n", "")
    assert diagnostics
    assert loaded.tag("a") is not None
    assert loaded.tag("c") is not None


def test_the_first_of_two_claims_stands() -> None:
    loaded, _ = load_authority("a: {kind: place, slug: x}\nb: {kind: topic, slug: x, spellings: [a]}\n", "")
    entry = loaded.tag("a")
    assert entry is not None
    assert entry.kind == "place"
    assert loaded.entry("x") == entry


TOWN = "مدينة"


@pytest.fixture(scope="module")
def shipped() -> Authority:
    tags, sources = ((CONTENT / name).read_text(encoding="utf-8") for name in ("tags.yaml", "sources.yaml"))
    loaded, diagnostics = load_authority(tags, sources)
    assert diagnostics == ()
    return loaded


def test_the_shipped_files_are_worth_having(shipped: Authority) -> None:
    kinds = [entry.kind for entry in shipped.entries]
    assert len(kinds) >= 400
    assert set(kinds) == set(TAG_KINDS)
    assert kinds.count("topic") >= 80
    assert len(shipped.outlet_entries) >= 60


def test_each_slug_was_written_by_hand(shipped: Authority) -> None:
    for slug in [entry.slug for entry in shipped.entries] + [each.outlet.slug for each in shipped.outlet_entries]:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", slug)
        assert not re.fullmatch(r"[0-9a-f]{8}", slug)


def test_fourteen_governorates_are_part_of_syria(shipped: Authority) -> None:
    governorates = [each for each in shipped.entries if each.slug.endswith("-governorate")] + [
        each for each in shipped.entries if each.slug == "rif-dimashq"
    ]
    assert len(governorates) == 14
    assert {each.part_of for each in governorates} == {"syria"}


def test_each_name_is_found_and_looked_up(shipped: Authority) -> None:
    for entry in shipped.entries:
        assert shipped.tag(entry.name) == entry
        if not entry.requires:
            assert entry in shipped.find(entry.name, "", 1), entry.name


def test_each_ambiguous_entry_can_be_shown(shipped: Authority) -> None:
    for entry in shipped.entries:
        if entry.requires:
            sign = TOWN if entry.requires[0] == "place" else entry.requires[0]
            assert entry in shipped.find(f"{sign} {entry.name}", "", 1), entry.name


def test_each_country_is_an_entry(shipped: Authority) -> None:
    for publisher in shipped.outlet_entries:
        assert not publisher.country or shipped.tag(publisher.country), publisher.outlet.name
        assert not publisher.url or publisher.url.startswith("https://")


def test_no_spelling_is_a_single_letter(shipped: Authority) -> None:
    for entry in shipped.entries:
        assert all(len(key(spelling)) > 1 for spelling in entry.spellings)
