"""Months and years as dates."""

from __future__ import annotations

import datetime

import pytest

from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, parse
from syrnews_site.arabic.dates.periods import parse_period
from syrnews_site.zones import zone

DAMASCUS = zone("Asia/Damascus")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2013", "2013"),
        ("٢٠١٣", "2013"),
        ("عام 2013", "2013"),
        ("في سنة 2013 م", "2013"),
        ("آذار 2013", "2013-03"),
        ("آذار/مارس 2013", "2013-03"),
        ("شهر آذار من عام 2013", "2013-03"),
        ("2013 مارس", "2013-03"),
        ("March, 2013", "2013-03"),
        ("ت2 2025", "2025-11"),
        ("2013-03", "2013-03"),
        ("2013/3", "2013-03"),
        ("٠٣/٢٠١٣", "2013-03"),
        ("نُشر في: تشرين الثاني 2025", "2025-11"),
    ],
)
def test_a_month_or_a_year_is_kept_as_such(text: str, iso: str) -> None:
    period = parse_period(text)
    assert isinstance(period, PrintedDate)
    assert period.iso(DAMASCUS) == iso
    assert period.day == datetime.date(int(iso[:4]), int(iso[5:] or 1), 1)
    assert isinstance(parse(text), NotADate)


@pytest.mark.parametrize(
    "text",
    ["", "آذار", "2013-13", "2013-00", "كانون 2013", "آذار/نيسان 2013", "2011-2013", "1434", "رمضان 1434", "13",
     "20133", "خريف 2013", "2013 خبر", "6 آذار 2013", "x" * 50 + " 2013"],
)  # fmt: skip
def test_anything_else_is_no_period(text: str) -> None:
    assert isinstance(parse_period(text), NotADate)
