"""Reads a date line that has company: a city, an outlet, an author, counters, buttons before or after the date."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from syrnews_site.arabic.dates import tokens
from syrnews_site.arabic.dates.lexicon import LEXICON, normalise
from syrnews_site.arabic.dates.parse import LONGEST_LINE, NotADate, PrintedDate, published_and_updated

LONGEST = 170  # characters; a longer line is a sentence, whatever dates it names
_MOST_COMPANY = 7  # words beside the date; a line with more is a sentence, a headline
# A line is worth reading if it has a year, or two numbers with a mark between them.
LIKE = re.compile(r"\d{4}|\d[\s\u200e\u200f\u061c]*[/.-][\s\u200e\u200f\u061c]*\d")
_YEAR = re.compile(r"\d{4}|\d[/.-]\d")
_MARKS = re.compile(r"[|•·()\[\]–—]|(?<=\s)-(?=\s)")
_STRONG = frozenset("|•·()[]")
_EDGE_MARKS = "|•·()[]–—-:،,/؛"
_MOST_UNMARKED = 3  # words beside a date without a mark between: a city, a section, a counter
_DROPPED = ",،؛:;.*\"'«»“”\u200e\u200f"
_TOKENS_OF_A_DAY = frozenset("MKHnh2")  # letters of `tokens`: a month, a date in digits
# Letters of `datewords` that can be part of a date by themselves; a relative word or a place cannot.
_PARTS = frozenset("MHKWDAamgjqSPUZ-")
# Marks between a date and its company.
_COMPANY_EDGES = re.compile(r"^[\s|•·()\[\]–—:،,*-]+|[\s|•·()\[\]–—:،,*-]+$")


class DateLine(NamedTuple):
    """What a date line says: when the article was published, when it was updated, and the rest of the line."""

    published: PrintedDate | None
    updated: PrintedDate | None
    company: str = ""  # text beside the date: a city, an outlet, an author, a counter

    @property
    def date(self) -> PrintedDate | None:
        """The date of publication; a line that only says when the article was updated gives that date."""
        return self.published or self.updated


def read(text: str) -> DateLine | None:
    """The dates of a line that is a date line, with or without company; None for any other line."""
    if len(text) > LONGEST or not LIKE.search(text):
        return None
    if len(text) <= LONGEST_LINE:
        dates = published_and_updated(text)
        if not isinstance(dates, NotADate):
            return DateLine(*dates)
    return _with_company(text)


def why_unread(text: str) -> str:
    """Why a line that was meant as a date could not be read: its words are words of dates, but make no day; else ""."""
    if len(text) > LONGEST_LINE or not LIKE.search(text):
        return ""
    shape = tokens.read(text).shape
    if "x" in shape or _TOKENS_OF_A_DAY.isdisjoint(shape):
        return ""
    dates = published_and_updated(text)
    return dates.reason if isinstance(dates, NotADate) else ""


def _with_company(text: str) -> DateLine | None:
    pieces = _MARKS.sub(r" \g<0> ", text).split()
    parts = [_may_be_part(piece) for piece in pieces]
    if sum(not part for part in parts) > _MOST_COMPANY:
        return None
    for start, end in _runs(pieces, parts):
        found = _read_trimmed(pieces, start, end)
        if found:
            dates, first, last = found
            if not _is_company(pieces[:first], pieces[last:]):
                return None
            company = " ".join((*pieces[:first], "|", *pieces[last:]))
            return DateLine(*dates, _COMPANY_EDGES.sub("", company))
    return None


def _is_company(before: list[str], after: list[str]) -> bool:
    """Whether the words beside a date are company, not the sentence that the date is in: marks part them from it."""
    if before and before[-1][-1] not in _EDGE_MARKS and (after or len(before) > _MOST_UNMARKED):
        return False
    return not after or after[0][0] in _EDGE_MARKS or len(after) <= _MOST_UNMARKED


def _may_be_part(token: str) -> bool:
    """Whether a token can be a part of a date: it has a digit, or the lexicon knows it, or it is a mark."""
    if any(character.isdigit() for character in token):
        return True
    bare = normalise(token).strip(_DROPPED)
    return all(_is_part(word) for word in bare.split("/"))


def _is_part(bare: str) -> bool:
    word = LEXICON.get(bare)
    return not any(map(str.isalnum, bare)) or (word is not None and word.letter in _PARTS)


def _runs(pieces: list[str], parts: list[bool]) -> list[tuple[int, int]]:
    """Where runs of tokens begin and end that may be dates, longest first: whole, then cut at strong marks."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index in range(len(pieces) + 1):
        if index == len(pieces) or not parts[index]:
            if index > start:
                runs.append((start, index))
            start = index + 1
    runs.sort(key=lambda run: run[0] - run[1])
    shorter: list[tuple[int, int]] = []
    for first, last in runs:
        cuts = [first - 1, *(i for i in range(first, last) if pieces[i] in _STRONG), last]
        if len(cuts) > 2:
            shorter += [(one + 1, other) for one, other in pairwise(cuts) if other > one + 1]
    return runs + shorter


def _read_trimmed(
    pieces: list[str], start: int, end: int
) -> tuple[tuple[PrintedDate | None, PrintedDate | None], int, int] | None:
    """The dates of a run, if need be without some tokens at its end (a counter) or its beginning."""
    for last in range(end, max(start, end - 4), -1):
        for first in range(start, min(last, start + 4)):
            if any(map(str.isdigit, "".join(pieces[start:first]))):
                break  # what is left of a date without its beginning is another date
            run = " ".join(pieces[first:last])
            if len(run) > LONGEST_LINE or not _YEAR.search(run):
                continue
            dates = published_and_updated(run)
            if not isinstance(dates, NotADate):
                return dates, first, last
    return None
