"""fold: spellings that a reader takes for one have one key; the quick way and the thorough way agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.clean import clean_text
from syrnews_site.arabic.fold import ORDINARY, fold, words
from tests.arabic.vectors import any_text, rows

RARE = "\U0001f5de"  # one character outside the code page sends the whole text the thorough way; it folds to nothing


@pytest.mark.parametrize(("name", "text", "key"), rows("normalize.tsv"))
def test_text_has_its_key(name: str, text: str, key: str) -> None:
    assert fold(text) == key


@given(any_text)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text)
def test_cleaning_first_changes_no_key(text: str) -> None:
    assert fold(clean_text(text)) == fold(text)


@given(st.text(st.sampled_from(ORDINARY)))
def test_both_ways_of_folding_agree(text: str) -> None:
    assert fold(f"{text} {RARE}") == fold(text)


@given(any_text)
def test_words_are_what_single_spaces_part(text: str) -> None:
    assert " ".join(words(text)) == fold(text)
    assert all(words(text))


@pytest.mark.slow
def test_every_code_point_folds_once_and_for_all() -> None:
    unstable = [hex(code) for code in range(0x110000) if fold(fold(chr(code))) != fold(chr(code))]
    assert unstable == []
