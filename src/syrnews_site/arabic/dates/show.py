"""Dates as this site shows them, in Arabic."""

from __future__ import annotations

import datetime
from typing import Literal

from syrnews_site.arabic.dates.months import HIJRI_NAMES, WEEKDAY_NAMES, Months, month_name

Digits = Literal["western", "arabic"]

_ARABIC_DIGITS = str.maketrans(
    "0123456789",
    "٠١٢٣٤٥٦٧٨٩",
)
_COMMA = "، "
_AFTER_HIJRA = "هـ"


def show(
    iso: str, *, months: Months = "levantine", digits: Digits = "western", weekday: bool = False, time: bool = False
) -> str:
    """An ISO 8601 date, with or without a time, as readers see it: the day, the month's name, the year.

    `weekday` puts the weekday before it; `time` puts hour and minute behind it, where the date has them, as they were
    printed: no offset is applied, none is shown.
    """
    day = datetime.date.fromisoformat(iso[:10])
    shown = f"{day.day} {month_name(day.month, months)} {day.year}"
    if weekday:
        shown = f"{WEEKDAY_NAMES[day.weekday()]} {shown}"
    if time and len(iso) > 10:
        shown = f"{shown}{_COMMA}{iso[11:16]}"
    return _in_digits(shown, digits)


def show_month(year: int, month: int, *, months: Months = "levantine", digits: Digits = "western") -> str:
    """A month's name and its year."""
    return _in_digits(f"{month_name(month, months)} {year}", digits)


def show_hijri(iso: str, *, digits: Digits = "western") -> str:
    """The day in the Umm al-Qura calendar, computed; empty outside its tables (1924-08-01 to 2077-11-16)."""
    from hijridate import Gregorian  # noqa: PLC0415 - takes 50 ms to import, and few sites show it

    try:
        hijri = Gregorian.fromisoformat(iso[:10]).to_hijri()
    except OverflowError:
        return ""
    return _in_digits(f"{hijri.day} {HIJRI_NAMES[hijri.month - 1]} {hijri.year} {_AFTER_HIJRA}", digits)


def weekday_name(iso: str) -> str:
    """The Arabic name of the weekday of an ISO 8601 date."""
    return WEEKDAY_NAMES[datetime.date.fromisoformat(iso[:10]).weekday()]


def _in_digits(text: str, digits: Digits) -> str:
    return text.translate(_ARABIC_DIGITS) if digits == "arabic" else text
