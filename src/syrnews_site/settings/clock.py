"""Moments of builds and of articles, compared in UTC. A build reads the clock once."""

from __future__ import annotations

import os
import re
import time
from datetime import UTC, datetime

from syrnews_site.zones import zone

_REST_OF_FIRST_DAY = {4: "-01-01", 7: "-01"}  # what a year, or a month, lacks of its first day, by its length

_SECONDS = re.compile(r"[0-9]{1,12}(\.[0-9]+)?")
_END = 253_402_214_400  # 9999-12-31: a time zone may add a day


def now() -> str:
    """The moment of this build in UTC: `2025-11-05T22:16:00`, the form that begins a `sort_key`.

    SOURCE_DATE_EPOCH (seconds since 1970), if it is set, replaces the clock.
    """
    return _in_utc(datetime.fromtimestamp(_seconds(), UTC))


def today(timezone: str) -> str:
    """The day of this build in a time zone: `2025-11-06`."""
    return datetime.fromtimestamp(_seconds(), zone(timezone)).date().isoformat()


def start_of(date: str, timezone: str) -> datetime:
    """The moment of a headline's date. A day, month or year without a time begins at midnight of the time zone."""
    moment = datetime.fromisoformat(date + _REST_OF_FIRST_DAY.get(len(date), ""))
    return moment if moment.tzinfo else moment.replace(tzinfo=zone(timezone))


def sort_key(date: str, timezone: str) -> str:
    """What orders articles in time: the moment of a headline's date in UTC, then the date. Empty for an empty date.

    The date divides equal moments: an article that prints only a year comes first, then a month, a day, a time.
    """
    return f"{_in_utc(start_of(date, timezone))} {date}" if date else ""


def is_after(key: str, moment: str) -> bool:
    """Whether the moment of a sort key is after another moment."""
    return key[: len(moment)] > moment


class NotATime(ValueError):
    """SOURCE_DATE_EPOCH is no number of seconds between the years 1970 and 9999."""


def check_environment() -> None:
    """Raise NotATime if SOURCE_DATE_EPOCH has a value that `now` and `today` cannot read."""
    _seconds()


def _seconds() -> float:
    value = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not value:
        return time.time()
    if not _SECONDS.fullmatch(value) or float(value) >= _END:
        raise NotATime(f"SOURCE_DATE_EPOCH is {value!r}; it must be seconds since 1970, such as 1762380000")
    return float(value)


def _in_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
