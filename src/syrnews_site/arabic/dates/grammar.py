"""The grammar of date lines: which orders of tokens make a date, and the meaning of each order.

A line has one section, or two sections if it says when an article was published and when it was updated. The parts of
a section (a day, a time, a zone, a weekday) may have any order. The grammar refuses a line that contradicts itself.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from syrnews_site.arabic.dates.tokens import GREGORIAN_YEARS, TokenLine, Value
from syrnews_site.arabic.dates.words import AFTERNOON, MORNING, Hours
from syrnews_site.zones import zone

# `tokens` and `lexicon` explain the letters.
_PART = re.compile(
    r"""
      (?P<gregorian> n[gm]? | (?: DM{1,3}Y | M{1,3}DY ) [gm]? | Y[gm]?M{1,3}D )
    | (?P<split> M{1,3}DT[Aam]?Z?Y )
    | (?P<hijri> hj? | (?: DH{1,2}Y | H{1,2}DY ) j? | Yj?H{1,2}D )
    | (?P<time> S?[Tt][Aam]C? | S?TC? | [Aa]S?TC? | StC? | t(?=q?Z) | S?D[Aa]C? | SDm?C? )
    | (?P<zone> q?Z | qC )
    | (?P<weekday> W )
    | (?P<relative> UD?r[rSD]* )
    | (?P<label> [PU]+ )
    | (?P<day_part> A )
    | (?P<issue> e )
    """,
    re.VERBOSE,
)
Zone = int | str  # minutes east of Greenwich, or a name of the tz database


class Refusal(Exception):
    """A line is not a date line; the text is the reason, in plain English. `parse` catches it."""


@dataclass(slots=True)
class Section:
    """The content of a line, or of the part of a line after "published" or "updated".

    `times` holds each printed time with its zones. `zones` holds the zones that the line prints before any time.
    """

    updated: bool = False
    days: set[datetime.date] = field(default_factory=set)
    hijri_days: set[tuple[int, int, int]] = field(default_factory=set)
    weekdays: set[int] = field(default_factory=set)
    times: list[tuple[datetime.time, list[Zone]]] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    day_part: bool = False

    @property
    def dated(self) -> bool:
        """Whether the section names a day."""
        return bool(self.days or self.hijri_days)

    def day(self) -> datetime.date:
        """The day that the section names: its Gregorian date, else its Hijri date. Raises Refusal if there are two."""
        if len(self.days or self.hijri_days) > 1:
            raise Refusal("it has two dates")
        return next(iter(self.days)) if self.days else _from_hijri(*next(iter(self.hijri_days)))

    def time(self, day: datetime.date) -> tuple[datetime.time | None, datetime.timedelta | None]:
        """The first time of the section, and its offset. Raises Refusal if a further time is another moment."""
        if not self.times:
            return None, None
        if self.day_part:
            raise Refusal("the part of the day is not beside its time")
        times = [(time, _offset(zones, day, time) if zones else None) for time, zones in self.times]
        if len(times) == 1:
            return times[0]
        moments = {
            (offset is None, (datetime.datetime.combine(day, time) - (offset or datetime.timedelta())).time())
            for time, offset in times
        }
        if len(moments) > 1:
            raise Refusal("it has two times")
        return times[0]


def _offset(zones: Sequence[Zone], day: datetime.date, time: datetime.time) -> datetime.timedelta | None:
    """The offset that all the zones have at this time on this day. Raises Refusal if two zones differ."""
    moment = datetime.datetime.combine(day, time)
    offsets = {
        datetime.timedelta(minutes=printed) if isinstance(printed, int) else zone(printed).utcoffset(moment)
        for printed in zones
    }
    if len(offsets) > 1:
        raise Refusal("the time zones disagree")
    return offsets.pop() if offsets else None


def sections(line: TokenLine) -> list[Section]:
    """The sections of a line, in their order. Raises Refusal if the line is not a date line."""
    section = Section()
    all_sections = [section]
    for kind, letters, start, end in _parts(line.shape):
        if kind in ("label", "relative"):
            if section.dated:
                section = Section()
                all_sections.append(section)
            section.updated = kind == "relative" or letters[-1] == "U"
        elif kind != "issue":
            _RULES[kind](section, letters, line.values[start:end])
    return all_sections


@lru_cache(maxsize=1024)  # an outlet prints its dates in one or two shapes
def _parts(shape: str) -> tuple[tuple[str, str, int, int], ...]:
    """The parts of a shape: the kind of each part, its letters, its start and its end."""
    parts: list[tuple[str, str, int, int]] = []
    position = 0
    while position < len(shape):
        part = _PART.match(shape, position)
        if part is None:
            raise Refusal(_why_not(shape))
        parts.append((part.lastgroup or "", part.group(), position, part.end()))
        position = part.end()
    return tuple(parts)


def _named_day(section: Section, letters: str, values: Sequence[Value]) -> None:
    section.days.add(_gregorian(*_year_month_day(letters, values, "M")))


def _named_hijri_day(section: Section, letters: str, values: Sequence[Value]) -> None:
    year, month, day = _year_month_day(letters, values, "H")
    if year in GREGORIAN_YEARS:
        raise Refusal(f"{year} is not a year of this calendar")
    section.hijri_days.add((year, month, day))


def _split_day(section: Section, letters: str, values: Sequence[Value]) -> None:
    """The order of C's `ctime`: Thu Nov 6 01:16:00 2025."""
    _named_day(section, letters, values)
    start = letters.index("T")
    _time(section, letters[start:].rstrip("ZY"), values[start:])
    if "Z" in letters:
        _zone(section, "Z", (values[letters.index("Z")],))


def _year_month_day(letters: str, values: Sequence[Value], month: str) -> tuple[int, int, int]:
    if letters[0] in "nh":
        return cast("tuple[int, int, int]", values[0])
    months = {value for letter, value in zip(letters, values, strict=True) if letter == month}
    if len(months) > 1:
        raise Refusal("the month names disagree")
    return cast("int", values[letters.index("Y")]), cast("int", months.pop()), cast("int", values[letters.index("D")])


def _gregorian(year: int, month: int, day: int) -> datetime.date:
    if year not in GREGORIAN_YEARS:
        raise Refusal(f"{year} is not a year of this calendar")
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise Refusal("there is no such day") from None


def _from_hijri(year: int, month: int, day: int) -> datetime.date:
    """The Gregorian day of a Hijri date, by the Umm al-Qura calendar, whose tables cover 1343 to 1500 AH."""
    from hijridate import Hijri  # noqa: PLC0415 - takes 50 ms to import, and few archives need it

    try:
        gregorian = Hijri(year, month, day).to_gregorian()
    except OverflowError:
        raise Refusal(f"the Hijri year {year} is outside the tables of Umm al-Qura, 1343 to 1500") from None
    except ValueError:
        raise Refusal("there is no such day in the Hijri calendar") from None
    return datetime.date(gregorian.year, gregorian.month, gregorian.day)


def _time(section: Section, letters: str, values: Sequence[Value]) -> None:
    hour = minute = second = 0
    hours: Hours | None = None
    zones: list[Zone] = []
    for letter, value in zip(letters, values, strict=False):
        if letter in "Tt":
            hour, minute, second = cast("tuple[int, int, int]", value)
        elif letter == "D":
            hour = cast("int", value)
        elif letter in "Aam":
            hours = MORNING if letter == "a" else AFTERNOON if letter == "m" else cast("Hours", value)
        elif letter == "C":
            zones = [cast("str", value)]
    if hours and hour < 24:
        clock_hour = hours[hour]
        if clock_hour is None:
            raise Refusal("the hour does not fit the part of the day")
        hour = clock_hour
    try:
        time = datetime.time(hour, minute, second)
    except ValueError:
        raise Refusal("there is no such time") from None
    section.times.append((time, zones + section.zones))
    section.zones = []


def _zone(section: Section, _letters: str, values: Sequence[Value]) -> None:
    printed = cast("Zone", values[-1])
    if isinstance(printed, int) and abs(printed) > 14 * 60:
        raise Refusal("there is no such time zone")
    (section.times[-1][1] if section.times else section.zones).append(printed)


def _weekday(section: Section, _letters: str, values: Sequence[Value]) -> None:
    section.weekdays.add(cast("int", values[0]))


def _day_part(section: Section, _letters: str, _values: Sequence[Value]) -> None:
    section.day_part = True


_RULES: dict[str, Callable[[Section, str, Sequence[Value]], None]] = {
    "gregorian": _named_day,
    "hijri": _named_hijri_day,
    "split": _split_day,
    "time": _time,
    "zone": _zone,
    "weekday": _weekday,
    "day_part": _day_part,
}

# Why a line is no date line: the reason of the first pattern that the letters of the line match.
_REASONS = tuple(
    (re.compile(pattern), reason)
    for pattern, reason in (
        ("r", "it is relative to a day that the line does not name"),
        ("x", "it has words that are not part of a date"),
        ("2|D[MH]+D|[MH]+DD", "its year has two digits"),
        ("K", "it has half of a month's name, and two months share that half"),
        ("V", "it names a clock, and two places with different clocks are spelt so"),
        ("0", "it has a number that is not part of a date"),
        ("[Yn]m?j|h[mg]|H+D?Y[mg]", "the era does not fit the date"),
        ("^[^YnhDMH]*$", "it has no date"),
        ("^[^Ynh]*$", "it has no year"),
        ("^[^D]*$|^DY$|^YD$", "it has no day"),
    )
)


def _why_not(shape: str) -> str:
    for pattern, reason in _REASONS:
        if pattern.search(shape):
            return reason
    return "its parts are in an order that no date has"
