"""What a reading leaves open and a short text answers: a date without a day, a text of one line, a title of two words.

Each counts only if the text has nothing better: a month or a year is the date of an article without a better date, the
one line of a text is its title, and so are the only words above a body, or the words of the file's name.
"""

from __future__ import annotations

import posixpath
import re

from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.dates.parse import PrintedDate
from syrnews_site.arabic.dates.periods import parse_period
from syrnews_site.arabic.fold import words
from syrnews_site.content.printed_dates import without_date
from syrnews_site.content.scraped import lines, names
from syrnews_site.content.scraped.labelled import KEPT, TITLE, Reading
from syrnews_site.content.scraped.lines import CLOCK, DATE, Line
from syrnews_site.model import Note

LONGEST_FLASH = 160  # characters; a longer line without a title is a paragraph whose title was not copied
_MOST_ABOVE = 3  # lines above the body of a text in which a line of two words can be the title
_FEWEST_NAME_WORDS = 3  # of a file's name that is a title
_BESIDE_TITLE = frozenset((DATE, CLOCK, lines.AUTHOR, lines.SOURCE, lines.KEYWORDS, lines.ADDRESS))
_COUNTRYSIDE = "ريف "
_ARABIC = re.compile(r"[\u0621-\u064a]{2}")
_BETWEEN_WORDS = re.compile(r"[-_\s]+")
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


def take_short_title(found: Reading) -> None:
    """Let a line of two words be the title, if it is the only line of words above the body. This is a doubt (SN131)."""
    body = next((index for index, state in enumerate(found.states) if state in KEPT), 0)
    if TITLE in found.states or not 0 < body <= _MOST_ABOVE:
        return
    others = [index for index in range(body) if found.page.lines[index].kind not in _BESIDE_TITLE]
    if len(others) != 1:
        return
    line = found.page.lines[others[0]]
    if line.kind == lines.SHORT and " " in line.key and line.key.removeprefix(_COUNTRYSIDE) not in names.CITIES:
        found.states = (*found.states[: others[0]], TITLE, *found.states[others[0] + 1 :])
        found.title_from = "short line"


def take_file_name(found: Reading, path: str) -> None:
    """Let the Arabic words of the file's name be the title of a body without one. This is a doubt (SN131)."""
    if found.title or not found.paragraphs:
        return
    title = words_of_name(path)
    if len(words(title)) >= _FEWEST_NAME_WORDS and all(map(_ARABIC.search, title.split())):
        found.title, found.title_from = title, "file name"


def words_of_name(path: str) -> str:
    """The words of a file's name, without its suffix and the date that begins it; a name that is a date stays whole."""
    stem = posixpath.splitext(posixpath.basename(path))[0]
    return one_line(_BETWEEN_WORDS.sub(" ", without_date(stem) or stem))


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
