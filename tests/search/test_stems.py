"""Stems: light10 by Lucene's own cases, and the stems under which the search looks for a word."""

from __future__ import annotations

import pytest
from hypothesis import given

from syrnews_site.arabic.fold import fold, words
from syrnews_site.search.words import place, rests, without_endings
from tests.arabic.vectors import any_text, rows
from tests.search.light10 import light10


@pytest.mark.parametrize("row", rows("stem.tsv"), ids=lambda row: row[0])
def test_word_is_found_under_its_stems(row: list[str]) -> None:
    _, word, key, light, extended, candidates, *_ = row
    assert fold(word) == key
    assert light10(word) == light
    stems = {without_endings(rest) for rest in rests(key)}
    assert {extended, *candidates.split()} <= stems
    assert place(key).stem in stems


@pytest.mark.parametrize(("word", "expected"), rows("light10_lucene_testcases.tsv"))
def test_light10_is_what_lucene_does(word: str, expected: str) -> None:
    assert light10(word) == expected


@given(any_text)
def test_any_word_has_a_stem(text: str) -> None:
    for word in words(text):
        assert all(without_endings(rest) for rest in rests(word))
