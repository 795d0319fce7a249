"""lookup: entries and outlets by any spelling."""

from __future__ import annotations

import re

import pytest

from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.model import Outlet

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


def test_any_spelling_of_a_tag_gives_its_entry(authority: Authority) -> None:
    for line in LOOKUPS.strip().split("\n"):
        spelling, slug = line.split("=")
        entry = authority.tag(spelling.strip())
        assert (entry.slug if entry else "") == slug.strip(), line


def test_entry_without_a_slug_gets_a_slug_from_its_name() -> None:
    entry = load_authority("Damascus: {kind: place}", "")[0].tag("damascus")
    assert entry is not None
    assert re.fullmatch("[0-9a-f]{8}", entry.slug)


def test_ancestors_of_an_entry_begin_with_the_nearest(authority: Authority) -> None:
    assert [entry.slug for entry in authority.ancestors("suwayda")] == ["suwayda-governorate", "syria"]
    assert authority.ancestors("syria") == ()
    assert authority.ancestors("nowhere") == ()


def test_entry_is_known_by_its_slug(authority: Authority) -> None:
    entry = authority.entry("suwayda")
    assert entry is not None
    assert entry.part_of == "suwayda-governorate"
    assert authority.entry("nowhere") is None


def test_first_of_two_entries_keeps_a_slug_and_a_spelling() -> None:
    loaded, _ = load_authority("a: {kind: place, slug: x}\nb: {kind: topic, slug: x, spellings: [a]}\n", "")
    entry = loaded.tag("a")
    assert entry is not None
    assert entry.kind == "place"
    assert loaded.entry("x") == entry


def test_spelling_without_its_article_means_no_entry_if_two_entries_share_it() -> None:
    one = "الحجر: {kind: place}\n"
    two = "الـحجر: {kind: place, slug: x}\n"
    assert load_authority(one, "")[0].tag("حجر") is not None
    assert load_authority(one + two, "")[0].tag("حجر") is None


def test_any_spelling_of_an_outlet_gives_the_outlet(authority: Authority) -> None:
    outlet = authority.outlet("enab  BALADI")
    assert isinstance(outlet, Outlet)
    assert outlet == authority.outlet(outlet.name)
    entry = authority.outlet_entry(outlet.slug)
    assert entry is not None
    assert entry.url == "https://www.enabbaladi.net/"
    assert authority.outlet("") is None


def test_empty_files_give_an_empty_authority() -> None:
    loaded, diagnostics = load_authority("", "")
    assert diagnostics == ()
    assert loaded.tag("x") is None
    assert loaded.find("x", "x", 1) == ()


NAMED = "دمشق: {kind: place, slug: damascus, name_en: Damascus, name_fr: Damas, spellings: [الشام]}\n"


@pytest.mark.parametrize(
    ("language", "name"), [("ar", "دمشق"), ("", "دمشق"), ("en", "Damascus"), ("fr-CA", "Damas"), ("de", "دمشق")]
)
def test_an_entry_has_its_name_in_the_language_of_the_site_and_all_its_names_mean_it(language: str, name: str) -> None:
    authority, diagnostics = load_authority(NAMED, NAMED.replace("kind: place, ", ""), language=language)
    assert diagnostics == ()
    for spelling in ("دمشق", "Damascus", "damas", "الشام"):
        entry, outlet = authority.tag(spelling), authority.outlet(spelling)
        assert entry is not None
        assert outlet is not None
        assert (entry.name, entry.slug, outlet.name) == (name, "damascus", name)
        assert entry.spellings[0] == name
        assert sorted(entry.spellings) == sorted(("دمشق", "Damascus", "Damas", "الشام"))


def test_a_name_in_another_language_is_one_name() -> None:
    _, diagnostics = load_authority("a: {kind: place, name_en: [b]}\nc: {kind: place, name_english: d}\n", "")
    assert [(found.line, found.column, found.code) for found in diagnostics] == [(1, 27, "SN122"), (2, 18, "SN123")]
