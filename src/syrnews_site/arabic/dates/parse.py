"""A printed date line -> a date, or the reason why the line is not a date.

`tokens` turns the line into letters, by the words of `lexicon`; `grammar` matches the letters; this module checks the
result. The parser never guesses. docs/dates.md lists the forms that it knows.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from syrnews_site.arabic.dates import grammar, tokens

# Characters. The longest printed date line seen so far has 105 (two calendars, two clocks); longer lines are sentences.
LONGEST_LINE = 120
# Characters. A longer line without a digit is no date. A shorter line is parsed, to find what it lacks.
LONGEST_LEAD = 30
_DIGIT = re.compile(r"\d")


_ISO_LENGTH = {"day": 10, "month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in the form that a line prints. `time` and `offset` (east of Greenwich) are None if the line has none.

    `warnings` may hold "weekday" (the day has a different weekday than the line prints) and "hijri" (the line has only
    a Hijri date, converted by Umm al-Qura: where months begin by sighting, the day may be one off).
    """

    day: datetime.date
    time: datetime.time | None = None
    offset: datetime.timedelta | None = None
    warnings: tuple[str, ...] = ()
    unit: Literal["day", "month", "year"] = "day"  # what the line names; `day` is the first day of a month or year

    @property
    def approximate(self) -> bool:
        """Whether the day was converted from the Hijri calendar."""
        return "hijri" in self.warnings

    def iso(self, zone: ZoneInfo) -> str:
        """The date in ISO 8601: `2025-11-06` or `2025-11-06T01:16+03:00`, with seconds if these are not 0.

        A month is `2025-11`, a year `2025`.

        A time without an offset gets the offset that `zone` had at that time. If the clocks went back and the time
        came twice, the first time counts; if they went forward and skipped the time, the offset before the change
        counts (fold=0, PEP 495). Seconds of an offset, as before 1920, are cut: RFC 3339 has none.
        """
        if self.time is None:
            return self.day.isoformat()[: _ISO_LENGTH[self.unit]]
        moment = datetime.datetime.combine(self.day, self.time)
        offset = zone.utcoffset(moment) if self.offset is None else self.offset
        minutes = datetime.timedelta(minutes=int((offset or datetime.timedelta()).total_seconds() / 60))
        moment = moment.replace(tzinfo=datetime.timezone(minutes))
        return moment.isoformat(timespec="seconds" if self.time.second else "minutes")


@dataclass(frozen=True, slots=True)
class NotADate:
    """The reason why a line is not a date, in plain English."""

    reason: str


def parse(text: str) -> PrintedDate | NotADate:
    """The date of a line that holds a date, perhaps after a lead such as `نشر في`, and nothing else.

    If a line has a date of publication and a date of an update, the result is the date of publication.
    """
    dates = published_and_updated(text)
    if isinstance(dates, NotADate):
        return dates
    published, updated = dates
    return published or updated or NotADate("it has no date")


def published_and_updated(text: str) -> tuple[PrintedDate | None, PrintedDate | None] | NotADate:
    """The two dates of a line such as `نشر في ... آخر تحديث ...`. If the line lacks one date, that date is None."""
    if len(text) > LONGEST_LINE:
        return NotADate("it is too long for a date")
    if len(text) > LONGEST_LEAD and not _DIGIT.search(text):
        return NotADate("it has no date")
    try:
        dates: dict[bool, PrintedDate] = {}
        for section in _with_days(grammar.sections(tokens.read(text))):
            printed = _printed(section)
            if dates.setdefault(section.updated, printed) != printed:
                return NotADate("it has two dates")
    except grammar.Refusal as refusal:
        return NotADate(str(refusal))
    return (dates.get(False), dates.get(True)) if dates else NotADate("it has no date")


def _with_days(sections: list[grammar.Section]) -> list[grammar.Section]:
    """The sections that name a day. A time alone, as in `6/11/2025 آخر تحديث 14:20`, takes the day before it."""
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


def _printed(section: grammar.Section) -> PrintedDate:
    day = section.day()
    time, offset = section.time(day)
    weekday = ("weekday",) if section.weekdays - {day.weekday()} else ()
    return PrintedDate(day, time, offset, weekday if section.days else (*weekday, "hijri"))
