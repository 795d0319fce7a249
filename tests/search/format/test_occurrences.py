"""Occurrences of words and their marks."""

from __future__ import annotations

from array import array
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.search.format.occurrences import MARK_BITS, MARKS, capped, mark, marks
from syrnews_site.search.ranking import HIGHEST


@given(st.text(min_size=1))
def test_the_mark_of_a_word_is_never_the_mark_of_no_word(word: str) -> None:
    if word.isprintable():
        assert 1 <= mark(word) < MARKS


def test_marks_are_the_low_four_bits_of_occurrences() -> None:
    assert marks(array("I", [0x10, 0x1F, 0xABC7])) == "0f7"


def test_a_document_keeps_one_occurrence_of_each_mark_before_repeated_ones() -> None:
    first = [5 << MARK_BITS | 3] * 20 + [5 << MARK_BITS | 7]
    second = [6 << MARK_BITS | 1] * 2
    kept = list(capped(first + second))
    assert Counter(value >> MARK_BITS for value in kept) == {5: HIGHEST, 6: 2}
    assert {value % MARKS for value in kept if value >> MARK_BITS == 5} == {3, 7}
    assert kept[-2:] == second


def test_occurrences_that_are_few_enough_stay_as_they_are() -> None:
    occurrences = [number << MARK_BITS for number in range(3) for _ in range(HIGHEST)]
    assert list(capped(occurrences)) == occurrences
