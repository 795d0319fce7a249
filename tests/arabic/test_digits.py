"""digits: Western digits of a text in the digits of the site."""

from __future__ import annotations

from unicodedata import decimal

from syrnews_site.arabic.digits import ARABIC_INDIC, PERSIAN, WESTERN, in_digits


def test_tables_have_the_digits_in_order() -> None:
    for digits in (WESTERN, ARABIC_INDIC, PERSIAN):
        assert [decimal(digit) for digit in digits] == list(range(10))


def test_only_western_digits_change_and_only_for_an_arabic_site() -> None:
    assert in_digits("6, 2025 — a۵", "arabic") == "٦, ٢٠٢٥ — a۵"
    assert in_digits("6, 2025 — ٥", "western") == "6, 2025 — ٥"
