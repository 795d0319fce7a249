"""Texts that read against their page."""

from __future__ import annotations

from html import escape

import pytest

from syrnews_site.arabic.bidi import isolate
from syrnews_site.markup.direction import marker, reads_against


@pytest.mark.parametrize(("language", "isolates"), [("ar", True), ("ar-SY", True), ("fa", True), ("en", False)])
def test_texts_are_isolated_in_languages_that_are_written_from_right_to_left(language: str, isolates: bool) -> None:
    assert (marker(language) is isolate) is isolates
    assert (marker(language) is escape) is not isolates


@pytest.mark.parametrize(
    ("text", "on_arabic_page", "on_english_page"),
    [
        ("Hello, world.", True, False),
        ("نص عربي", False, True),
        ("Damascus دمشق", False, False),
        ("2025", False, False),
        ("", False, False),
    ],
)
def test_a_text_reads_against_the_page_if_all_its_letters_have_the_other_direction(
    text: str, on_arabic_page: bool, on_english_page: bool
) -> None:
    assert reads_against(text, marker("ar")) is on_arabic_page
    assert reads_against(text, marker("en")) is on_english_page
