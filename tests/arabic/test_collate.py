"""collate: the recorded order of ICU's locale ar, so that these tests need no ICU."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given

from syrnews_site.arabic.collate import collate
from tests.arabic.vectors import any_text, rows


@pytest.mark.parametrize("seed", range(3))
def test_lists_are_in_the_order_of_icu_with_and_without_articles(seed: int) -> None:
    _, plain, without_article = zip(*rows("collation.tsv"), strict=True)
    shuffled = list(plain)
    random.Random(seed).shuffle(shuffled)
    assert sorted(shuffled, key=lambda text: collate(text, skip_article=False)) == list(plain)
    assert sorted(shuffled, key=collate) == list(without_article)


def test_two_thousand_recorded_strings_are_in_the_order_of_icu() -> None:
    recorded = rows("collation_icu.tsv")
    keys = [collate(text, skip_article=False) for _, text in recorded]
    relations = ["<" if lower < higher else "=" if lower == higher else ">" for lower, higher in pairwise(keys)]
    assert relations == [relation for relation, _ in recorded[1:]]


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("القدس", "قرطبة"),
        ("القدس", "قدس"),
        ("الْقدس", "قرطبة"),
        ("الـقدس", "قرطبة"),
        ("\u200fالقدس", "قرطبة"),
        ("ألمانيا", "بيت"),
        ("إدلب", "الاقتصاد"),
        ("9", "ا"),
        ("ي", "a"),
        ("«", "0"),
        ("z", "я"),
        ("é", "f"),
        ("a", "A"),
        ("😀", "0"),
        ("درسَ", "دَرَس"),
    ],
)
def test_lower_comes_before_higher(lower: str, higher: str) -> None:
    assert collate(lower) < collate(higher)


@pytest.mark.parametrize(
    ("spelling", "variant"), [("2011", "٢٠١١"), ("سوريا", "سـوريا"), ("سوريا", "\u200fسوريا"), ("آ", "ا\u0653")]
)
def test_difference_that_no_reader_sorts_by_does_not_count(spelling: str, variant: str) -> None:
    assert collate(spelling) == collate(variant)


@given(any_text)
def test_any_string_has_a_key(text: str) -> None:
    assert len(collate(text)) == 6
    assert collate(text)[3:] == collate(text, skip_article=False)
