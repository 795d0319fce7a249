"""stem: light10 to the letter, light10x by its vectors, and candidates from least to most stripped."""

from __future__ import annotations

import pytest
from hypothesis import given

from syrnews_site.arabic.fold import fold, words
from syrnews_site.arabic.stem import candidates, light10, stem
from tests.arabic.vectors import any_text, rows


@pytest.mark.parametrize("row", rows("stem.tsv"), ids=lambda row: row[0])
def test_word_has_its_stems(row: list[str]) -> None:
    _, word, key, light, extended, in_order, *_ = row
    assert fold(word) == key
    assert light10(word) == light
    assert stem(key) == extended
    assert " ".join(candidates(key)) == in_order


@pytest.mark.parametrize(("word", "expected"), rows("light10_lucene_testcases.tsv"))
def test_light10_is_what_lucene_does(word: str, expected: str) -> None:
    assert light10(word) == expected


@given(any_text)
def test_the_stem_of_a_word_is_among_its_candidates(text: str) -> None:
    for word in words(text):
        found = candidates(word)
        assert len(set(found)) == len(found) >= 1
        assert stem(word) in found
        assert all(found)


@given(any_text)
def test_any_string_has_a_stem(text: str) -> None:
    light10(text)
    stem(text)
    assert candidates(text)
