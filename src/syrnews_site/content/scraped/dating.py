"""The date of a page: which of its date lines is the article's, its clock, and the last update."""

from __future__ import annotations

from datetime import timedelta

from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, published_and_updated
from syrnews_site.content.scraped import lines
from syrnews_site.content.scraped.labelled import DATES, KEPT, Reading, date_margin

_EARLY = 3  # lines from the beginning of the body, among which a date line can be the article's


def read_dates(found: Reading) -> None:
    chosen = [index for index, state in enumerate(found.states) if state in DATES]
    found.unread_dates = [
        (line, line.value) for line in found.page.lines if line.kind == lines.DATE and line.date is None
    ]
    dated = [index for index in chosen if (line := found.page.lines[index]).date and line.date.date]
    dated = [index for index in dated if _is_published(found, index)] or dated or _within_body(found)
    if dated:
        found.date_at = max(dated, key=lambda index: date_margin(found, index)) if len(dated) > 1 else dated[0]
        date = found.page.lines[found.date_at].date
        assert date is not None
        found.published, found.updated = date.date, date.updated if date.published else None
    for index in chosen:
        _read_date(found, index)


def _is_published(found: Reading, index: int) -> bool:
    """Whether the line says when the article was published, not only when it was updated."""
    date = found.page.lines[index].date
    return date is not None and date.published is not None


def _within_body(found: Reading) -> list[int]:
    """A date line that stays in the body, below its first paragraph; none if the body has more of them as headings."""
    kept = [index for index, state in enumerate(found.states) if state in KEPT]
    dated = [index for index in kept if (line := found.page.lines[index]).date and line.date.date]
    return dated if len(dated) == 1 and dated[0] <= kept[0] + _EARLY else []


def _read_date(found: Reading, index: int) -> None:
    """What a further date line says: the clock, the Gregorian date beside a Hijri one, the last update."""
    line = found.page.lines[index]
    if line.kind == lines.CLOCK and found.published and not found.published.time:
        dates = published_and_updated(f"{found.page.lines[found.date_at].text} {line.text}")
        if not isinstance(dates, NotADate) and dates[0] and abs(index - found.date_at) == 1:
            found.published = dates[0]
    if line.date is None or index == found.date_at or found.published is None:
        return
    other = line.date.published
    if other and found.published.approximate and not other.approximate and _same_day(other, found.published):
        found.published, found.date_at = other, index
    found.updated = found.updated or line.date.updated


def _same_day(one: PrintedDate, other: PrintedDate) -> bool:
    """Whether the two mean one day; a date converted from the Hijri calendar may be a day off, or two."""
    slack = 2 if one.approximate or other.approximate else 0
    return abs(one.day - other.day) <= timedelta(days=slack)
