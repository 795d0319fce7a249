"""Dates as Arabic newspapers print them: read from a line, and shown in the reader's way.

A line becomes tokens (`datetokens`, by the words of `datewords` and `months`), their letters are matched against a
grammar (`datesections`), and what was found is checked here: nothing is guessed. docs/dates.md lists what is known.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from syrnews_site.arabic.dates import grammar as datesections
from syrnews_site.arabic.dates import tokens as datetokens
from syrnews_site.arabic.dates.months import Months, month_name
from syrnews_site.arabic.dates.show import Digits, show, show_hijri, show_month, weekday_name

__all__ = [
    "Digits",
    "Months",
    "NotADate",
    "PrintedDate",
    "month_name",
    "parse",
    "published_and_updated",
    "show",
    "show_hijri",
    "show_month",
    "weekday_name",
]

# The longest date line seen in print has 105 characters: two calendars, two clocks. Longer lines are sentences.
LONGEST_LINE = 120
# A longer line without a digit is no date; a shorter one is read all the same, to say what is missing.
LONGEST_LEAD = 30
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as it was printed. `time` and `offset` (east of Greenwich) are None where the line does not say.

    `warnings` may hold "weekday" (the printed weekday is not that of the day) and "hijri" (the line has only a Hijri
    date, converted by Umm al-Qura: a month that was sighted may have begun a day earlier or later).
    """

    day: datetime.date
    time: datetime.time | None = None
    offset: datetime.timedelta | None = None
    warnings: tuple[str, ...] = ()

    @property
    def approximate(self) -> bool:
        """Whether the day was converted from the Hijri calendar."""
        return "hijri" in self.warnings

    def iso(self, zone: ZoneInfo) -> str:
        """ISO 8601: `2025-11-06`, or `2025-11-06T01:16+03:00`; seconds only where they are not 0.

        A time without an offset gets the one that `zone` had then. Where its clocks went back and the time came
        twice, the first is meant; where they went forward and the time never came, the offset before is used
        (fold=0, PEP 495). An offset with seconds, as before 1920, loses them: RFC 3339 has none.
        """
        if self.time is None:
            return self.day.isoformat()
        moment = datetime.datetime.combine(self.day, self.time)
        offset = zone.utcoffset(moment) if self.offset is None else self.offset
        minutes = datetime.timedelta(minutes=int((offset or datetime.timedelta()).total_seconds() / 60))
        moment = moment.replace(tzinfo=datetime.timezone(minutes))
        return moment.isoformat(timespec="seconds" if self.time.second else "minutes")


@dataclass(frozen=True, slots=True)
class NotADate:
    """Why a line was not read as a date, in plain English."""

    reason: str


def parse(text: str) -> PrintedDate | NotADate:
    """The date of a line that holds one, perhaps after a lead such as `نشر في`, and nothing else.

    Where a line says when an article was published and when it was updated, this is when it was published.
    """
    found = published_and_updated(text)
    if isinstance(found, NotADate):
        return found
    published, updated = found
    return published or updated or NotADate("it has no date")


def published_and_updated(text: str) -> tuple[PrintedDate | None, PrintedDate | None] | NotADate:
    """The two dates of a line such as `نشر في ... آخر تحديث ...`; where a line has one of them, the other is None."""
    if len(text) > LONGEST_LINE:
        return NotADate("it is too long for a date")
    if len(text) > LONGEST_LEAD and not _DIGIT.search(text):
        return NotADate("it has no date")
    try:
        found = datesections.sections(datetokens.read(text))
        dates: dict[bool, PrintedDate] = {}
        for section in _with_days(found):
            printed = _printed(section)
            if dates.setdefault(section.updated, printed) != printed:
                return NotADate("it has two dates")
    except datesections.Rejected as rejected:
        return NotADate(str(rejected))
    return (dates.get(False), dates.get(True)) if dates else NotADate("it has no date")


def _with_days(sections: list[datesections.Section]) -> list[datesections.Section]:
    """The sections that name a day. A time alone, as in `6/11/2025 آخر تحديث 14:20`, belongs to the day before it."""
    if len(sections) == 1:
        return sections if sections[0].dated else []
    dated = [section for section in sections if section.dated]
    for section in sections:
        if section.dated or not dated or not section.times:
            continue
        if dated[-1].times:
            section.days, section.hijri_days = dated[-1].days, dated[-1].hijri_days
            dated.append(section)
        else:
            dated[-1].times = section.times
    return dated


def _printed(section: datesections.Section) -> PrintedDate:
    day = section.day()
    time, offset = section.time(day)
    weekday = ("weekday",) if section.weekdays - {day.weekday()} else ()
    return PrintedDate(day, time, offset, weekday if section.days else (*weekday, "hijri"))
