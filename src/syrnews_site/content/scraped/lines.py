"""Raw scraped text, what a reader gets by selecting a news page and saving it, read line by line from both ends.

The head is read from the top until the first paragraph, the foot from the bottom until the first line that no rule
knows; what lies between them is the article. Every line that a rule takes or drops leaves a Note; every other line
stays in the body as it stands. A list of related headlines stays too, lead and all: no rule can tell it from text.

Paragraphs are what blank lines divide; the lines of one paragraph stay lines of it. A text whose body has no blank
line at all was saved with one paragraph in each line, and is divided so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from operator import itemgetter
from typing import NamedTuple

from syrnews_site.arabic.dates.parse import LONGEST_LINE as LONGEST_DATE
from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, published_and_updated
from syrnews_site.arabic.dates.tokens import read as read_tokens
from syrnews_site.arabic.fold import words
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.scraped import chrome, labels
from syrnews_site.model import Note

HEAD_LINES = 8  # of the text's own, among which the date line may be; chrome is not counted
FOOT_LINES = 5
LONGEST_TITLE = 300  # characters; a first line that is longer is a paragraph
LONGEST_HEADING = 160  # above the body: a subtitle, a caption
LONGEST_OUTLET = 60

# What a date line must have for it to be worth reading: a year, or two numbers with a mark between them.
_DATE_LIKE = re.compile(r"\d{4}|\d[\s\u200e\u200f\u061c]*[/.-][\s\u200e\u200f\u061c]*\d")
_CLOCK = re.compile(r"(?:الساعة\s*:?\s*)?\d{1,2}\s?:\s?\d{2}\b.{0,20}")
_TOKENS_OF_A_DAY = frozenset("MKHnh2")  # letters of `tokens`: a month, a date in digits
_SENTENCE_END = re.compile(r"[.۔][\"'»”)\]]*$")
_SITE_NAME = re.compile(r"\s*[|•»]\s*\S.{0,40}|\s+[-–—:]\s+\S.{0,40}")
_EDGES = ' \t\u00a0\u200e\u200f()[]-–—|•:*"«»/.'


class Line(NamedTuple):
    """A line that is not blank: its number, counted from 1, and its text without the spaces around it."""

    number: int
    text: str


@dataclass(slots=True)
class Scraped:
    """All that a raw text says of its article. An empty value: the text does not say."""

    title: str = ""
    title_line: int = 1
    published: PrintedDate | None = None
    published_in: Line | None = None
    updated: PrintedDate | None = None
    unread_dates: list[tuple[Line, str]] = field(default_factory=list)  # with the reason
    authors: list[tuple[int, str]] = field(default_factory=list)  # with the number of the line
    source: str = ""
    source_url: str = ""
    keywords: list[tuple[int, str]] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    body_line: int = 1
    notes: list[Note] = field(default_factory=list)

    def note(self, rule: str, line: Line) -> bool:
        """Record that the rule took or dropped the line. True, so that a rule can end with it."""
        self.notes.append(Note(rule, line.number, line.text))
        return True


@dataclass(slots=True)
class _Reader:
    """The one pass over the lines of a text: what it is told, and what it has found so far."""

    authority: Authority
    site_chrome: frozenset[str]
    found: Scraped
    outlet: str = ""  # the name of an outlet without a label; the lowest line wins


def scrape(text: str, authority: Authority, site_chrome: Iterable[str] = ()) -> Scraped:
    """What a clean text says of its article, by the rules below. Never raises."""
    lines = [Line(number, stripped) for number, line in enumerate(text.split("\n"), 1) if (stripped := line.strip())]
    reader = _Reader(authority, frozenset(line.strip() for line in site_chrome), Scraped())
    kept = _read_foot(reader, _read_head(reader, lines))
    found = reader.found
    found.paragraphs = _paragraphs(kept, lines)
    found.body_line = kept[0].number if kept else found.title_line
    found.source = found.source or reader.outlet
    # The foot was read from below.
    found.authors.sort(key=itemgetter(0))
    found.keywords.sort(key=itemgetter(0))
    found.notes.sort(key=lambda note: note.line)
    return found


def _read_head(reader: _Reader, lines: Sequence[Line]) -> list[Line]:
    """The lines that no rule of the head takes or drops."""
    kept: list[Line] = []
    own, in_body = 0, False
    for index, line in enumerate(lines):
        if own == HEAD_LINES:
            return [*kept, *lines[index:]]
        if _date(reader, line) if in_body else _known(reader, line):
            continue
        if not in_body and _title(reader, line, lines[index + 1 : index + 1 + HEAD_LINES]):
            own += line.number == reader.found.title_line
            continue
        kept.append(line)
        own += 1
        in_body = in_body or len(line.text) > LONGEST_HEADING or _SENTENCE_END.search(line.text) is not None
    return kept


def _read_foot(reader: _Reader, lines: list[Line]) -> list[Line]:
    """The lines that are left when those of the foot are taken from the end, and a date from among the last five."""
    kept: list[Line] = []
    in_body = False
    while lines and len(kept) < FOOT_LINES:
        line = lines.pop()
        if _date(reader, line) if in_body else _known(reader, line):
            continue
        kept.append(line)
        in_body = True
    return lines + kept[::-1]


def _known(reader: _Reader, line: Line) -> bool:
    """Whether a rule other than the title's takes or drops the line."""
    if len(line.text) > chrome.LONGEST_LINE and not labels.may_be_keywords(line.text):
        return False
    if _date(reader, line):
        return True
    folded = words(line.text)
    return _chrome(reader, line, folded) or _label(reader.found, line, folded) or _outlet(reader, line)


def _date(reader: _Reader, line: Line) -> bool:
    """A line that is a date: of publication, or of the last update. One that is another day's stays in the body."""
    if len(line.text) > LONGEST_DATE:
        return False
    found = reader.found
    if not _DATE_LIKE.search(line.text):
        return _clock(found, line)
    dates = published_and_updated(line.text)
    if isinstance(dates, NotADate):
        if _is_meant_as_date(line.text):
            found.unread_dates.append((line, dates.reason))
        return False
    published, updated = dates
    if published and found.published and not _same_day(published, found.published):
        return False
    if published and (found.published is None or found.published.approximate):
        found.published, found.published_in = published, line
    found.updated = found.updated or updated
    return found.note("date" if published else "updated", line)


def _clock(found: Scraped, line: Line) -> bool:
    """The time of publication, in the line after a date that has none."""
    if not found.published or not found.published_in or found.published.time or not _CLOCK.fullmatch(line.text):
        return False
    dates = published_and_updated(f"{found.published_in.text} {line.text}")
    if isinstance(dates, NotADate) or dates[0] is None:
        return False
    found.published = dates[0]
    return found.note("date", line)


def _is_meant_as_date(text: str) -> bool:
    """Whether a line that could not be read has words of dates alone, with a month or a day in digits among them."""
    shape = read_tokens(text).shape
    return "x" not in shape and not _TOKENS_OF_A_DAY.isdisjoint(shape)


def _same_day(one: PrintedDate, other: PrintedDate) -> bool:
    """Whether the two mean one day; a date converted from the Hijri calendar may be a day off, or two."""
    slack = 2 if one.approximate or other.approximate else 0
    return abs(one.day - other.day) <= timedelta(days=slack)


def _chrome(reader: _Reader, line: Line, folded: Sequence[str]) -> bool:
    kind = "site" if line.text in reader.site_chrome else chrome.kind(line.text, folded)
    return bool(kind) and reader.found.note(f"chrome: {kind}", line)


def _label(found: Scraped, line: Line, folded: Sequence[str]) -> bool:
    """An author, a source, or keywords, by their label; keywords also as a row of hashtags."""
    if labels.hashtags(line.text):
        kind, value = "keywords", line.text
    else:
        kind, value = labels.label(line.text, folded)
        if not kind and found.title:
            kind, value = labels.loose_label(line.text, folded)
    if kind == "author":
        found.authors.append((line.number, value))
    elif kind == "keywords":
        found.keywords += ((line.number, keyword) for keyword in labels.keywords(value))
    elif kind == "source" and value.startswith(("http://", "https://")):
        found.source_url = found.source_url or value
    elif kind == "source":
        found.source = found.source or value
    return bool(kind) and found.note(kind, line)


def _outlet(reader: _Reader, line: Line) -> bool:
    """The name of an outlet that sources.yaml knows, alone on its line."""
    name = line.text.strip(_EDGES)
    if len(line.text) > LONGEST_OUTLET or not name or reader.authority.outlet(name) is None:
        return False
    reader.outlet = name
    return reader.found.note("source", line)


def _title(reader: _Reader, line: Line, following: Sequence[Line]) -> bool:
    """The first line that is neither date nor chrome; later lines that repeat it, perhaps with the site's name."""
    found = reader.found
    if not found.title:
        if following and (kind := chrome.above_title(words(line.text[:LONGEST_HEADING]))):
            return found.note(f"chrome: {kind}", line)
        if len(line.text) > LONGEST_TITLE or any(line is unread for unread, _ in found.unread_dates):
            return False
        found.title, found.title_line = line.text, line.number
        return found.note("title", line)
    shorter = _repeated(found.title, line.text)
    if not shorter:
        return False
    found.title = shorter
    return found.note("title again", line)


def _repeated(one: str, other: str) -> str:
    """The title that both lines are, without the name of the site after it; "" where they are two."""
    if one == other:
        return one
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and _SITE_NAME.fullmatch(longer, len(shorter)):
        return shorter
    return one if words(one) == words(other) else ""


def _paragraphs(kept: Sequence[Line], lines: Sequence[Line]) -> list[str]:
    """The paragraphs of the lines that are left of all `lines` that are not blank."""
    if not kept:
        return []
    first, last = kept[0].number, kept[-1].number
    if sum(first <= line.number <= last for line in lines) == last - first + 1:  # no blank line among them
        return [line.text for line in kept]
    paragraphs: list[list[str]] = []
    end = -1
    for line in kept:
        if line.number == end + 1:
            paragraphs[-1].append(line.text)
        else:
            paragraphs.append([line.text])
        end = line.number
    return ["\n".join(paragraph) for paragraph in paragraphs]
