"""Dates in the form that the site shows to readers, in Arabic."""

from __future__ import annotations

import datetime

from syrnews_site.arabic.dates.months import HIJRI_NAMES, WEEKDAY_NAMES, Months, month_name
from syrnews_site.arabic.digits import Digits, in_digits

_COMMA = "، "
_AFTER_HIJRA = "هـ"


def show(
    iso: str, *, months: Months = "levantine", digits: Digits = "western", weekday: bool = False, time: bool = False
) -> str:
    """An ISO 8601 date, with or without a time, in the form for readers: the day, the month's name, the year.

    `weekday` adds the weekday before the date. `time` adds hour and minute after the date, if the date has a time. The
    time is the printed time: no offset is applied or shown. `2025-11` is shown as a month and year, `2025` as a year.
    """
    if len(iso) < len("2025-11-06"):
        return (
            show_month(int(iso[:4]), int(iso[5:]), months=months, digits=digits) if iso[4:] else in_digits(iso, digits)
        )
    day = datetime.date.fromisoformat(iso[:10])
    shown = f"{day.day} {month_name(day.month, months)} {day.year}"
    if weekday:
        shown = f"{WEEKDAY_NAMES[day.weekday()]} {shown}"
    if time and len(iso) > 10:
        shown = f"{shown}{_COMMA}{iso[11:16]}"
    return in_digits(shown, digits)


def show_month(year: int, month: int, *, months: Months = "levantine", digits: Digits = "western") -> str:
    """A month (1 to 12) by its name, with its year."""
    return in_digits(f"{month_name(month, months)} {year}", digits)


def show_hijri(iso: str, *, digits: Digits = "western") -> str:
    """The day of an ISO 8601 date in the Umm al-Qura calendar; empty outside its tables (1924-08-01 to 2077-11-16).

    Empty too for a month or a year, which are no Hijri month or year.
    """
    if len(iso) < len("2025-11-06"):
        return ""
    from hijridate import Gregorian  # noqa: PLC0415 - takes 50 ms to import, and few sites show it

    try:
        hijri = Gregorian.fromisoformat(iso[:10]).to_hijri()
    except OverflowError:
        return ""
    return in_digits(f"{hijri.day} {HIJRI_NAMES[hijri.month - 1]} {hijri.year} {_AFTER_HIJRA}", digits)
