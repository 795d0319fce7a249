"""Dates that name a month or a year and no day: `آذار 2013`, `2013-03`, `2013`.

`parse` refuses them, since a line in a news page that lacks the day is seldom the date of the article. They are asked
for where a person wrote a date, and where a text has no other one.
"""

from __future__ import annotations

import datetime
import re
from typing import cast

from syrnews_site.arabic.dates import tokens
from syrnews_site.arabic.dates.lexicon import normalise
from syrnews_site.arabic.dates.parse import LONGEST_LEAD, NotADate, PrintedDate

# "In", "month", "year", "of": words before a month or a year.
_LEADS = re.compile(
    r"(?:^|(?<=\s))(?:في|خلال|شهر|من|عام|العام|لعام|سنه|السنه|لسنه|بتاريخ)(?=\s)",
)
_IN_DIGITS = re.compile(
    r"(?:(?P<year>\d{4})\s?[-/.]\s?(?P<month>\d{1,2})|(?P<first>\d{1,2})\s?[-/.]\s?(?P<last>\d{4}))"
)
# The letters of `tokens`: a label, then a year, or a month by all its names and a year in either order, with the era.
_SHAPE = re.compile(r"P*(?:M{1,3}Y[gm]?|Y[gm]?M{0,3})")


def parse_period(text: str) -> PrintedDate | NotADate:
    """The month or year of a line that holds nothing else, perhaps after a lead such as `في عام`.

    The `day` of the result is the first day of the period, its `unit` tells which period it is.
    """
    bare = " ".join(_LEADS.sub("", normalise(text)).split())
    if len(bare) > LONGEST_LEAD:
        return NotADate("it is too long for a month or a year")
    if match := _IN_DIGITS.fullmatch(bare):
        return _period(int(match["year"] or match["last"]), int(match["month"] or match["first"]))
    line = tokens.read(bare)
    if not _SHAPE.fullmatch(line.shape):
        return NotADate("it is no month or year")
    values = list(zip(line.shape, line.values, strict=True))
    months = {cast("int", value) for letter, value in values if letter == "M"}
    if len(months) > 1:
        return NotADate("the month names disagree")
    year = next(cast("int", value) for letter, value in values if letter == "Y")
    return _period(year, next(iter(months), None))


def _period(year: int, month: int | None) -> PrintedDate | NotADate:
    """The period of a month, or of a year without a month."""
    if year not in tokens.GREGORIAN_YEARS:
        return NotADate(f"{year} is not a year of this calendar")
    if month is None:
        return PrintedDate(datetime.date(year, 1, 1), unit="year")
    if not 1 <= month <= 12:
        return NotADate("there is no such month")
    return PrintedDate(datetime.date(year, month, 1), unit="month")
