"""tagger: the entries that a text names, by proclitics, ambiguity, longest match and number of mentions."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.authority.tagger import GROUPS, MARK, marked_words, plain

HERE = Path(__file__).parent.parent
SHIPPED = (HERE.parent / "content/tags.yaml").read_text(encoding="utf-8")

# The vectors name a subject that the shipped file does not have.
HEART = """
قلب:
  kind: topic
  slug: heart
"""

with (HERE / "data/tag_clitics.tsv").open(encoding="utf-8", newline="") as table:
    CLITICS = [tuple(row.values()) for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)]

SMALL = """
حماة:
  kind: place
  slug: hama
الباب:
  kind: place
  slug: al-bab
  requires: place
منبج:
  kind: place
  slug: manbij
دمشق:
  kind: place
  slug: damascus
جامعة دمشق:
  kind: organisation
  slug: damascus-university
الأسد:
  kind: person
  slug: assad
  spellings:
    - بشار الأسد
  requires:
    - بشار
    - الرئيس
الكهرباء:
  kind: topic
  slug: electricity
  spellings:
    - كهرباء
در:
  kind: place
  slug: short
بدر:
  kind: place
  slug: long
"""


@pytest.fixture(scope="module")
def shipped() -> Authority:
    return load_authority(SHIPPED + HEART, "")[0]


@pytest.fixture(scope="module")
def small() -> Authority:
    return load_authority(SMALL, "")[0]


def slugs(authority: Authority, title: str, body: str, count: int = 2) -> list[str]:
    return [entry.slug for entry in authority.find(title, body, count)]


@pytest.mark.parametrize(("text", "entity", "meant", "why"), CLITICS)
def test_entry_is_found_only_if_the_text_means_it(
    shipped: Authority, text: str, entity: str, meant: str, why: str
) -> None:
    entry = shipped.tag(entity)
    assert entry is not None
    assert (entry in shipped.find("", text, 1)) == (meant == "1"), why
    assert (entry in shipped.find(text, "", 1)) == (meant == "1"), why


TWICE = """
زار دمشق ثم غادر دمشق
"""
ONCE = """
زار دمشق
"""
UNIVERSITY_TWICE = """
جامعة دمشق في دمشق وطلاب جامعة دمشق
"""
PROVED_LATER = """
وصل إلى الباب. وقال سكان مدينة الباب ذلك
"""
DOOR = """
فتح الباب
"""
TOWN = """
في مدينة الباب
"""
SLIP_PROVED = """
في ريف حماه وفي حماه
"""
SLIP = """
في حماه وفي حماه
"""
WRAPPED = """
منبج الباب ثم مدينة
"""
FULL_NAME = "بشار الأسد"
SURNAME = "الأسد"
LONG = "بدر"
WITH_TEH = "حماة"
WITH_HEH = "حماه"
WITH_ALEF = "درعا"


@pytest.mark.parametrize(
    ("title", "body", "count", "expected"),
    [
        (ONCE, "", 2, ["damascus"]),
        ("", ONCE, 2, []),
        ("", TWICE, 2, ["damascus"]),
        ("", TWICE, 3, []),
        ("", UNIVERSITY_TWICE, 2, ["damascus-university"]),
        ("", UNIVERSITY_TWICE, 1, ["damascus", "damascus-university"]),
        ("", PROVED_LATER, 2, ["al-bab"]),
        (DOOR, "", 2, []),
        (DOOR, TOWN, 2, ["al-bab"]),
        ("", SLIP_PROVED, 2, ["hama"]),
        ("", SLIP, 1, []),
        ("", "", 1, []),
    ],
)
def test_title_needs_one_mention_and_a_body_needs_several(
    small: Authority, title: str, body: str, count: int, expected: list[str]
) -> None:
    assert slugs(small, title, body, count) == expected


def test_spelling_that_contains_a_required_word_needs_no_sign(small: Authority) -> None:
    assert slugs(small, FULL_NAME, SURNAME) == ["assad"]
    assert slugs(small, SURNAME, SURNAME) == []


def test_name_without_a_proclitic_wins_over_a_name_with_one(small: Authority) -> None:
    assert slugs(small, LONG, "") == ["long"]


def test_sign_at_the_other_end_of_a_text_is_not_beside_a_name(small: Authority) -> None:
    assert slugs(small, WRAPPED, "") == ["manbij"]


def test_order_of_the_entries_does_not_matter(small: Authority) -> None:
    backwards = Authority(reversed(small.entries))
    for text in (TWICE, UNIVERSITY_TWICE, PROVED_LATER, SLIP_PROVED):
        assert slugs(backwards, text, "") == slugs(small, text, "")


@given(st.text(), st.text(), st.integers(0, 3))
def test_entries_of_any_text_are_sorted_and_distinct(title: str, body: str, count: int) -> None:
    authority = load_authority(SMALL, "")[0]
    found = slugs(authority, title, body, count)
    assert found == sorted(set(found))


@given(st.lists(st.sampled_from([word for line in (SMALL, TWICE, SLIP, TOWN) for word in line.split()]), max_size=12))
def test_repeating_a_text_loses_no_entry(chosen: list[str]) -> None:
    authority = load_authority(SMALL, "")[0]
    text = " ".join(chosen)
    assert set(slugs(authority, "", text, 1)) <= set(slugs(authority, "", f"{text} . {text}", 1))


def test_mark_survives_folding_and_is_removed_by_plain() -> None:
    word, heh, alef = WITH_TEH, WITH_HEH, WITH_ALEF
    assert plain(" ".join(marked_words(word))) == heh
    assert marked_words(word) != marked_words(heh)
    assert marked_words(MARK) == [MARK]
    for tanwin in ("\u064b", ""):
        assert plain(" ".join(marked_words(alef + tanwin))) == alef
    assert marked_words(alef + "\u064b") != marked_words(alef)


def test_group_lists_a_word_once() -> None:
    for listed in GROUPS.values():
        assert sorted(listed.split()) == sorted(set(listed.split()))
