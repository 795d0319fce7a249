"""fold: spellings that are one word to a reader fold alike; the fast path and the slow path agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.clean import clean_text
from syrnews_site.arabic.fold import ORDINARY, fold, words
from tests.arabic.vectors import any_text, rows

RARE = "\U0001f5de"  # outside the code page: the text takes the slow path; the character folds to nothing


@pytest.mark.parametrize(("name", "text", "key"), rows("normalize.tsv"))
def test_text_is_folded(name: str, text: str, key: str) -> None:
    assert fold(text) == key


@given(any_text)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text)
def test_clean_text_folds_to_the_same_words(text: str) -> None:
    assert fold(clean_text(text)) == fold(text)


@given(st.text(st.sampled_from(ORDINARY)))
def test_fast_path_and_slow_path_agree(text: str) -> None:
    assert fold(f"{text} {RARE}") == fold(text)


@given(any_text)
def test_words_of_a_folded_text_have_single_spaces_between_them(text: str) -> None:
    assert " ".join(words(text)) == fold(text)
    assert all(words(text))


@pytest.mark.slow
def test_folding_any_code_point_twice_is_folding_it_once() -> None:
    unstable = [hex(code) for code in range(0x110000) if fold(fold(chr(code))) != fold(chr(code))]
    assert unstable == []
