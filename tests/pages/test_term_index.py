"""The letter under which the index lists a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.pages.term_index import letter_of


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("الحسكة", "ح"),
        ("إدلب", "ا"),
        ("آثار", "ا"),
        ("أحمد", "ا"),
        ("ال", "ا"),
        ("«العربي»", "ا"),
        ("unesco", "U"),
        ("École", "E"),
        ("2011", "#"),
        ("٢٠١١", "#"),
        ("؟", "#"),
    ],
)
def test_a_name_is_listed_under_its_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter


@given(st.text())
def test_every_name_has_a_letter(name: str) -> None:
    assert len(letter_of(name)) >= 1
