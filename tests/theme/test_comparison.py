"""Two texts compared word by word."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.model import Article, ContentFile, Headline
from syrnews_site.theme.comparison import MOST_WORDS, common, compare

WORDS = st.lists(st.sampled_from("ابجدهوز"), max_size=60)


def article(text: str) -> Article:
    return Article(Headline("id", "id.html", "عنوان", "2025-11-06"), text, "text", ContentFile("a.txt", ""))


def html(second: str, first: str) -> str:
    return str(compare(article(second), article(first)).html)


@given(WORDS, WORDS)
def test_matches_are_equal_words_that_rise_on_both_sides(before: list[str], after: list[str]) -> None:
    matches = common(before, after)
    assert all(before[one] == after[other] for one, other in matches)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(matches))


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_comparison(before: list[str], after: list[str]) -> None:
    made = html(" ".join(after), " ".join(before))
    without = {tag: re.sub(f"<{tag}>.*?</{tag}>", "", made) for tag in ("del", "ins")}
    words = {tag: re.sub("<[^>]*>", " ", text).split() for tag, text in without.items()}
    assert words == {"del": after, "ins": before}


def test_short_texts_have_their_longest_common_part() -> None:
    assert len(common(list("ABCBDAB"), list("BDCABA"))) == 4


def test_spelling_and_marks_are_no_difference_and_the_second_text_is_shown() -> None:
    assert html("أعلنتِ الوزارةُ، اليوم", "اعلنت الوزاره اليوم") == "<p>أعلنتِ الوزارةُ، اليوم</p>\n"


def test_paragraphs_are_those_of_the_second_text() -> None:
    made = html("واحد اثنان\n\nثلاثة أربعة خمسة", "واحد اثنان ثلاثة ستة خمسة")
    assert made == "<p>واحد اثنان</p>\n<p>ثلاثة <del>ستة</del> <ins>أربعة</ins> خمسة</p>\n"


def test_no_text_is_markup() -> None:
    assert html("<b>x</b> & y", "<i>") == "<p><del>&lt;i&gt;</del> <ins>&lt;b&gt;x&lt;/b&gt; &amp; y</ins></p>\n"


def test_the_share_is_of_the_words_of_the_second_text() -> None:
    assert compare(article("ا ب ج د"), article("ا ب")).share == 50
    assert compare(article("ا ب"), article("ا ب ج د")).share == 100
    assert compare(article(""), article("ا ب")).share == 0


@pytest.mark.slow
def test_long_texts_of_few_words_are_compared_as_far_as_their_beginnings() -> None:
    chance = random.Random(1)
    first, second = (" ".join(chance.choices("ابج", k=200_000)) for _ in range(2))
    compared = compare(article(second), article(first))
    assert not compared.whole
    assert len(re.sub("<del>.*?</del>|<[^>]*>", " ", compared.html).split()) == MOST_WORDS
