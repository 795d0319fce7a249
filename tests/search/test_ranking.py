"""The figures of the ranking."""

from __future__ import annotations

from itertools import pairwise

import pytest

from syrnews_site.search.ranking import LENGTHS, NORMS, RATIO, SHORTEST, WEIGHTS, length_class


@pytest.mark.parametrize(
    ("length", "number"), [(0, 0), (1, 0), (SHORTEST, 0), (20, 1), (250, 7), (1_000, 10), (10**9, LENGTHS - 1)]
)
def test_a_length_belongs_to_the_class_whose_middle_is_nearest(length: int, number: int) -> None:
    assert length_class(length) == number


def test_the_middle_of_each_class_is_in_the_class() -> None:
    assert [length_class(round(SHORTEST * RATIO**number)) for number in range(LENGTHS)] == list(range(LENGTHS))


def test_longer_documents_divide_counts_by_larger_numbers() -> None:
    assert len(NORMS) == LENGTHS
    assert all(shorter < longer for shorter, longer in pairwise(NORMS))


def test_the_weights_of_the_three_levels_make_one() -> None:
    assert sum(WEIGHTS) == pytest.approx(1)
