"""The plausibility of Arabic tells right readings of bytes from wrong readings."""

from __future__ import annotations

import pytest

from syrnews_site.content.decoding.plausible import arabic_letters, mostly_arabic, plausibility

PROSE = "عاد الأهالي إلى قراهم بعد غياب طويل، وأعيد افتتاح السوق"


def test_arabic_prose_is_plausible() -> None:
    assert plausibility(PROSE) > 1.5


@pytest.mark.parametrize("text", ["", "plain ASCII", "été à Noël", "\u0621\u0629ة\u0629ا", "xسوقy"])
def test_other_text_and_impossible_words_are_not_plausible(text: str) -> None:
    assert plausibility(text) < 0.5


@pytest.mark.parametrize(("right", "wrong"), [("cp1256", "iso8859-6"), ("cp1256", "latin-1"), ("utf-8", "cp1256")])
def test_a_wrong_reading_is_less_plausible_than_the_right_reading(right: str, wrong: str) -> None:
    data = PROSE.encode(right)
    assert plausibility(data.decode(wrong, "replace")) < plausibility(data.decode(right)) - 0.5


def test_arabic_letters_are_counted_among_the_letters_of_a_text() -> None:
    assert arabic_letters("سوق abc 12 !") == 3
    assert [mostly_arabic(text) for text in ("سوقان abc", "سوق abcd", "12")] == [True, False, False]
