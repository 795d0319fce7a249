"""The dates of an article outside its prose: in its path, as programs write them; and what is doubtful about a date."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from syrnews_site.arabic.dates.parse import PrintedDate
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic
from syrnews_site.settings.site import Site

DATE_HINT = "write 2025-11-06, 2025-11-06 14:20 or 6 تشرين الثاني 2025"

_LENGTHS = {"day": 10, "month": 7, "year": 4}  # characters of ISO 8601
_DATED_NAME = re.compile(r"([0-9]{4})([-_.])([0-9]{2})\2([0-9]{2})(?![0-9])")
_DATED_FOLDERS = re.compile(r"(?:^|/)([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})/")
_ISO = re.compile(
    r"(?:1[89]|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])?)?"
)


def date_of_path(path: str) -> PrintedDate | None:
    """The date that begins the file's name (`2025-11-06-...`), otherwise the date of its folders (`2025/11/06/`)."""
    name = _DATED_NAME.match(path.rpartition("/")[2])
    folders = _DATED_FOLDERS.search(path)
    by_name = _day(name[1], name[3], name[4]) if name else None
    return by_name or (_day(folders[1], folders[2], folders[3]) if folders else None)


def without_date(name: str) -> str:
    """A file's name without the date that begins it and the signs after the date: `ebla` for `2025-01-15-ebla`."""
    dated = _DATED_NAME.match(name)
    return name[dated.end() :].lstrip(" -_.") if dated and _day(dated[1], dated[3], dated[4]) else name


def _day(year: str, month: str, day: str) -> PrintedDate | None:
    try:
        return PrintedDate(datetime.date(int(year), int(month), int(day)))
    except ValueError:
        return None


def iso_date(text: str) -> PrintedDate | None:
    """A date as programs write it (ISO 8601), or None. Takes a thirtieth of the time of `dates.parse`.

    If the result is a date, `dates.parse` returns the same one; a property test compares the two.
    """
    if not _ISO.fullmatch(text):
        return None
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return PrintedDate(moment.date(), moment.time() if len(text) > 10 else None, moment.utcoffset())


def is_before(one: PrintedDate, other: PrintedDate) -> bool:
    """Whether a day is before another day; of a month or a year, whether the month or the year is."""
    length = min(_LENGTHS[one.unit], _LENGTHS[other.unit])
    return one.day.isoformat()[:length] < other.day.isoformat()[:length]


def date_missing(site: Site, file: str, line: int = 1) -> tuple[Diagnostic, ...]:
    """SN111 for an article that has no date anywhere; nothing if the site keeps undated articles."""
    if site.undated == "keep":
        return ()
    hint = "write the date in the text or in the front matter, or begin the file's name with the date: 2025-11-06-name"
    return (Diagnostic(file, line, 1, "SN111", "the article has no date", hint),)


def date_doubts(printed: PrintedDate, text: str, file: str, line: int, column: int) -> Iterable[Diagnostic]:
    """Warnings about a date that the article prints as `text`: a wrong weekday (SN114), a Hijri date (SN115)."""
    if "weekday" in printed.warnings:
        message = f"the weekday does not fit the date: {quoted(text)}"
        yield Diagnostic(file, line, column, "SN114", message, "correct the weekday or the date", "warning")
    if printed.approximate:
        message = f"converted from the Hijri calendar: {quoted(text)} is {printed.day.isoformat()}, give or take a day"
        yield Diagnostic(file, line, column, "SN115", message, "write the Gregorian date too", "warning")
