"""The tags.yaml and sources.yaml of the sample archive."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from syrnews_site.authority.entries import key
from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.model import TAG_KINDS

CONTENT = Path(__file__).parents[2] / "content"
TOWN = "مدينة"


@pytest.fixture(scope="module")
def shipped() -> Authority:
    tags, sources = ((CONTENT / name).read_text(encoding="utf-8") for name in ("tags.yaml", "sources.yaml"))
    loaded, diagnostics = load_authority(tags, sources)
    assert diagnostics == ()
    return loaded


def test_shipped_files_have_enough_entries_of_every_kind(shipped: Authority) -> None:
    kinds = [entry.kind for entry in shipped.entries]
    assert len(kinds) >= 400
    assert set(kinds) == set(TAG_KINDS)
    assert kinds.count("topic") >= 80
    assert len(shipped.outlet_entries) >= 60


def test_every_slug_is_written_by_hand(shipped: Authority) -> None:
    for slug in [entry.slug for entry in shipped.entries] + [entry.outlet.slug for entry in shipped.outlet_entries]:
        assert re.fullmatch(r"[a-z][a-z0-9-]*", slug)
        assert not re.fullmatch(r"[0-9a-f]{8}", slug)


def test_fourteen_governorates_are_part_of_syria(shipped: Authority) -> None:
    governorates = [
        entry for entry in shipped.entries if entry.slug.endswith("-governorate") or entry.slug == "rif-dimashq"
    ]
    assert len(governorates) == 14
    assert {entry.part_of for entry in governorates} == {"syria"}


def test_every_clear_name_is_found_in_a_text(shipped: Authority) -> None:
    for entry in shipped.entries:
        assert shipped.tag(entry.name) == entry
        if not entry.requires:
            assert entry in shipped.find(entry.name, "", 1), entry.name


def test_every_ambiguous_name_is_found_beside_its_sign(shipped: Authority) -> None:
    for entry in shipped.entries:
        if entry.requires:
            sign = TOWN if entry.requires[0] == "place" else entry.requires[0]
            assert entry in shipped.find(f"{sign} {entry.name}", "", 1), entry.name


def test_every_country_of_an_outlet_is_an_entry(shipped: Authority) -> None:
    for entry in shipped.outlet_entries:
        assert not entry.country or shipped.tag(entry.country), entry.outlet.name
        assert not entry.url or entry.url.startswith("https://")


def test_every_spelling_has_more_than_one_letter(shipped: Authority) -> None:
    for entry in shipped.entries:
        assert all(len(key(spelling)) > 1 for spelling in entry.spellings)
