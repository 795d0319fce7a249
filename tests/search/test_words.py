"""The forms of a word: bodies, cores and the places where the index keeps them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.fold import fold
from syrnews_site.search.page.spelling import other_seats
from syrnews_site.search.words import body, core, places, rests, without_endings

ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويء", min_size=1, max_size=12)


@given(ARABIC, st.sampled_from(["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ولل", "فبال"]))
def test_a_word_has_the_same_body_with_and_without_proclitics(word: str, front: str) -> None:
    if len(body(word)) >= 3 and len(word) >= 3:
        assert body(front + word) in {body(word), body(front + word[1:] if word[0] == "ل" else word)} or (
            # "li-" before a word that begins with "al-" or lam is read as the article.
            front[-1] == "ل" and word[0] in "ال"
        )


@given(ARABIC, ARABIC, st.sampled_from(["", "ات", "ين", "ها", "اتها", "يه", "ه", "ونها"]))
def test_the_body_of_every_form_that_a_word_means_is_among_its_places(word: str, other: str, ending: str) -> None:
    count = {word: 3, other: 9}
    bare = core(word, count)
    form = bare + ending
    if without_endings(core(form, count)) == without_endings(bare):
        assert body(form) in places(word)


def test_a_proclitic_is_taken_off_only_if_the_rest_is_a_word_as_common_or_a_tag() -> None:
    assert core("بدمشق", {"بدمشق": 1, "دمشق": 1}) == "دمشق"
    assert core("بدمشق", {"بدمشق": 2, "دمشق": 1}) == "بدمشق"
    assert core("بدمشق", {"بدمشق": 2}, {"دمشق"}) == "دمشق"
    assert core("لاردن", {"لاردن": 2}, {"الاردن"}) == "اردن"
    assert core("بدمشق", {}) == "بدمشق"
    assert core("وبيروت", {"وبيروت": 1, "بيروت": 9}) == "بيروت"
    assert core("بيروت", {"بيروت": 9, "يروت": 0}) == "بيروت"
    assert core("وزير", {"وزير": 50, "زير": 2}) == "وزير"
    assert core("بوزير", {"بوزير": 1, "وزير": 50, "زير": 2}) == "وزير"
    assert core("الولايه", {}) == "ولايه"
    assert rests("بدمشق") == ["بدمشق", "دمشق"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("هيأة", "هيئة"),
        ("الهيأة", "الهيئة"),
        ("هيآت", "هيئات"),
        ("بدأوا", "بدؤوا"),
        ("يقرأون", "يقرؤون"),
        ("مبدأين", "مبدئين"),
        ("شاطىء", "شاطئ"),
        ("القارىء", "القارئ"),
    ],
)
def test_a_hamza_on_another_letter_is_another_spelling_of_the_word(one: str, other: str) -> None:
    assert fold(other) in other_seats(fold(one))
    assert fold(one) in other_seats(fold(other))


@pytest.mark.parametrize("word", ["شيء", "جزء", "بطيء", "سماء", "دمشق", "قالوا", "ء", ""])
def test_most_words_have_no_other_seat_for_a_hamza(word: str) -> None:
    assert other_seats(fold(word)) == []
