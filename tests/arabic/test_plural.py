"""plural: the six categories of counts, and the form of a noun in each category."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.plural import NOUNS, category, number, plural
from tests.arabic.vectors import rows


@pytest.mark.parametrize(("count", "expected", "phrase"), rows("plurals.tsv"))
def test_count_of_articles_has_the_category_of_cldr(count: str, expected: str, phrase: str) -> None:
    assert category(int(count)) == expected
    assert plural(int(count), "مقالة") == phrase


@pytest.mark.parametrize("row", rows("nouns.tsv"), ids=lambda row: row[0])
def test_noun_has_the_form_of_its_count(row: list[str]) -> None:
    noun, *phrases = row
    assert [plural(count, noun) for count in (0, 1, 2, 3, 11, 100)] == phrases


def test_every_noun_has_its_vectors() -> None:
    assert {row[0] for row in rows("nouns.tsv")} == set(NOUNS)


def test_thousands_are_divided_and_digits_are_those_of_the_site() -> None:
    assert plural(5200, "مادة", group=True) == "5,200 مادة"
    assert plural(5200, "مادة", "arabic", group=True) == "٥٬٢٠٠ مادة"
    assert plural(1000, "مادة", "arabic") == "١٠٠٠ مادة"
    assert plural(11, "tag", "arabic") == "١١ وسماً"
    assert number(1234567) == "1,234,567"


@given(st.integers(min_value=3))
def test_last_two_digits_decide_from_three_upwards(count: int) -> None:
    assert category(count) == category(count + 100)
