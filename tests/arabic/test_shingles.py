"""Sketches of texts: what they keep, and from when on two texts are near-duplicates."""

from __future__ import annotations

import random

import pytest

from syrnews_site.arabic.fold import spaced
from syrnews_site.arabic.shingles import FEWEST, KEPT, LEAST, MOST, RUN, Likeness, sketch, unpacked

NOTHING: frozenset[int] = frozenset()


def text(words: int, seed: int = 0) -> list[str]:
    """Made-up words of which no five in a row come twice."""
    chance = random.Random(seed)
    return [f"كلمة{chance.randrange(10**9)}" for _ in range(words)]


def alike(one: list[str], other: list[str], likeness: Likeness | None = None) -> bool:
    return (likeness or Likeness()).of(sketch(" ".join(one)), sketch(" ".join(other)), NOTHING)


def test_a_sketch_keeps_one_in_eight_shingles_of_a_long_text() -> None:
    kept = unpacked(sketch(" ".join(text(8000))))
    assert 900 < len(kept) < 1100
    assert list(kept) == sorted(set(kept))
    assert kept[-1] < KEPT


def test_a_sketch_is_the_same_bytes_on_every_machine() -> None:
    expected = "b871bf132195712ccff39758a9ab1f5aed2fbd8f382b279ad357aedffbcdc7ea"
    assert sketch("ا ب ج د ه و ز ح ط ي ك ل").hex() == expected


def test_a_short_text_keeps_more_of_its_shingles_and_a_very_short_one_has_no_sketch() -> None:
    assert len(unpacked(sketch(" ".join(text(60))))) == LEAST
    assert len(unpacked(sketch(" ".join(text(RUN + FEWEST - 1))))) == FEWEST
    assert sketch(" ".join(text(RUN + FEWEST - 2))) == b""
    assert sketch("كلمة " * 500) == b""  # one shingle
    assert sketch("") == b""


def test_the_sketch_of_a_huge_text_has_a_bound() -> None:
    assert len(unpacked(sketch(" ".join(map(str, range(100_000)))))) == MOST


def test_other_spellings_of_a_text_have_the_same_sketch() -> None:
    words = "أعلنت الوزارةُ في بيانٍ أنّ اللجنة عقدت جلسةً لبحث سبل التعاون، وأن الموعد قريب جداً"
    other = "اعلنت الوزاره فى بيان ان اللجنـــة عقدت جلسة لبحث سبل التعاون وأن الموعد قريب جدا"
    assert sketch(spaced(words)) == sketch(spaced(other)) != b""


@pytest.mark.parametrize("length", [30, 60, 200, 700, 5000])
def test_a_text_is_like_itself_and_like_a_lightly_edited_copy(length: int) -> None:
    words = text(length)
    assert alike(words, words)
    edited = [word if place % 40 != 20 else "أخرى" for place, word in enumerate(words)]
    assert alike(words, edited)
    assert not alike(words, text(length, seed=1))


@pytest.mark.parametrize(("part", "whole"), [(60, 600), (120, 700), (300, 3000)])
def test_a_text_that_is_contained_in_a_longer_one_is_found(part: int, whole: int) -> None:
    words = text(whole)
    assert alike(words[:part], words)
    assert alike(words, words[:part])


def test_texts_that_share_a_third_are_not_alike() -> None:
    shared = text(200)
    assert not alike(shared + text(400, seed=2), shared + text(400, seed=3))


def test_boilerplate_counts_for_nothing() -> None:
    footer = text(100)
    one, other = (sketch(" ".join(text(40, seed) + footer)) for seed in (1, 2))
    assert Likeness(500).of(one, other, NOTHING)
    assert not Likeness(500).of(one, other, frozenset(unpacked(one)) & frozenset(unpacked(other)))


def test_a_higher_threshold_finds_less() -> None:
    words = text(1000)
    assert alike(words[:800], words[200:], Likeness(700, 1001))
    assert not alike(words[:800], words[200:], Likeness(900, 1001))


def test_the_recall_of_lightly_edited_copies_is_complete() -> None:
    missed = 0
    for seed in range(200):
        chance = random.Random(seed)
        words = text(chance.randrange(40, 900), seed)
        start = chance.randrange(max(1, len(words) // 8))
        copy = ["أخرى" if chance.random() < 0.02 else word for word in words[start:]] + text(20, seed + 1000)
        missed += not alike(words, copy)
    assert missed <= 2
