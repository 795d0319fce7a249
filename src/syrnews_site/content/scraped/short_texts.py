"""What a reading leaves open and a short text answers: a date without a day, and a text of one line.

Both count only if the text says nothing else: a month or a year is the date of an article without a better date, and
the one line of a text is its title.
"""

from __future__ import annotations

from syrnews_site.arabic.dates.parse import PrintedDate
from syrnews_site.arabic.dates.periods import parse_period
from syrnews_site.content.scraped.labelled import KEPT, Reading
from syrnews_site.content.scraped.lines import CLOCK, DATE, Line
from syrnews_site.model import Note

LONGEST_FLASH = 160  # characters; a longer line without a title is a paragraph whose title was not copied
_YEARS = range(1850, 2101)  # of a line that may as well be a number


def take_period(found: Reading) -> PrintedDate | None:
    """The month or year that a line above or below the body names, if it is the only one. The line leaves the body."""
    periods = {index: period for index, line in enumerate(found.page.lines) if (period := _period(line))}
    body = [index for index, state in enumerate(found.states) if state in KEPT and index not in periods]
    outside = [index for index in periods if index != found.title_at and (not body or not body[0] < index < body[-1])]
    if len({(periods[index].day, periods[index].unit) for index in outside}) != 1:
        return None
    for index in outside:
        _take(found, index)
    return periods[outside[0]]


def take_only_line(found: Reading) -> None:
    """Let the only line of a text that is no date be the title."""
    numbers = [line.number for line in found.page.lines if line.kind not in (DATE, CLOCK)]
    if found.title or len(found.paragraphs) != 1 or numbers != [found.body_line]:
        return
    if len(found.paragraphs[0]) <= LONGEST_FLASH:
        numbers = [line.number for line in found.page.lines]
        found.title, found.title_at = found.paragraphs.pop(), numbers.index(found.body_line)
        found.notes.append(Note("title", found.body_line, found.title))


def _period(line: Line) -> PrintedDate | None:
    if len(line.text) > 40 or not any(map(str.isdigit, line.text)):
        return None
    period = parse_period(line.text)
    return period if isinstance(period, PrintedDate) and period.day.year in _YEARS else None


def _take(found: Reading, index: int) -> None:
    """Take the line out of the body, or out of what another rule took it for."""
    line = found.page.lines[index]
    found.unread_dates = [(unread, reason) for unread, reason in found.unread_dates if unread is not line]
    found.notes = sorted(
        [*(note for note in found.notes if note.line != line.number), Note("date", line.number, line.text)],
        key=lambda note: note.line,
    )
    if found.states[index] in KEPT:
        divided = (paragraph.split("\n") for paragraph in found.paragraphs)
        left = ("\n".join(text for text in lines if text != line.text) for lines in divided)
        found.paragraphs = [paragraph for paragraph in left if paragraph]
