"""Dates as sources write them, in ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timezone
from zoneinfo import ZoneInfo

from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, parse
from syrnews_site.arabic.dates.periods import parse_period

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?", re.ASCII)
_SECONDS = re.compile(r"-?[0-9]{9,10}(?:\.[0-9]+)?|[0-9]{12,13}")  # since 1970, or thousandths of them
_THOUSANDTHS = 1e11
_FIRST_YEAR, _LAST_YEAR = 1800, 2099
_LONGEST = 100  # characters
_UTC = ZoneInfo("UTC")


def iso_moment(text: str) -> str:
    """A date of any form in ISO 8601, with its offset if the text has one; empty if it is no date."""
    text = " ".join(text.split())
    if _SECONDS.fullmatch(text):
        return of_seconds(float(text) / (1000 if float(text) > _THOUSANDTHS else 1))
    if moment := _MOMENT.fullmatch(text):
        offset = {"UTC": "+00:00", "Z": "+00:00"}.get(moment[3] or "", moment[3] or "")
        try:
            found = datetime.fromisoformat(f"{moment[1]}T{moment[2]}{offset}")
        except ValueError:
            return ""
        if not _FIRST_YEAR <= found.year <= _LAST_YEAR:  # programs write 0001-01-01 for no date
            return ""
        return found.isoformat(timespec="seconds" if found.second else "minutes")
    if not text or len(text) > _LONGEST:
        return ""
    printed = parse(text)
    if isinstance(printed, NotADate):
        period = parse_period(text)
        return "" if isinstance(period, NotADate) else period.iso(_UTC)
    return written(printed)


def of_seconds(seconds: float) -> str:
    """A moment from seconds since 1970, in UTC; empty if no calendar has it."""
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""


def written(printed: PrintedDate) -> str:
    """A printed date as front matter has it: with a time or an offset only if the line has one."""
    if printed.time is None:
        return printed.iso(_UTC)
    moment = datetime.combine(printed.day, printed.time)
    if printed.offset is not None:
        moment = moment.replace(tzinfo=timezone(printed.offset))
    return moment.isoformat(timespec="seconds" if printed.time.second else "minutes")
