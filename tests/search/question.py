"""A question read a second time, in Python: the page's templates/search/question.js must read it in the same way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from syrnews_site.arabic.dates.months import ENGLISH, GULF, LEVANTINE, MAGHREBI, rows
from syrnews_site.arabic.fold import fold, words
from syrnews_site.search.page.tables import BEFORE_YEAR, ERA, UNTIL
from syrnews_site.search.words import STOPWORDS, rests

TERM = re.compile(r'([-−–]?)(?:["“”«]([^"“”«»]*)["“”»]?|([^\s"“”«»]+))')
MONTHS = {
    fold(name): number
    for table in (LEVANTINE, GULF, MAGHREBI, ENGLISH)
    for number, names in enumerate(rows(table), 1)
    for name in names
}
LONGEST_NAME = 6


class Typed(NamedTuple):
    """A folded word, its place in its term, the number of the term, and what that is in the typed text."""

    word: str
    place: int
    term: int
    match: re.Match[str]


class Question(NamedTuple):
    """The words of a question, its periods (first and last), and the keys of names with the words that name them."""

    words: list[str]
    periods: list[tuple[str, str]]
    names: list[tuple[str, list[str]]]


def read_question(text: str, years: tuple[str, str] = ("", ""), keys: Mapping[str, Sequence[str]] = {}) -> Question:
    """`years`: the first and the last one of the archive. `keys`: of the sources and tags of each folded spelling."""
    written = []
    for number, match in enumerate(TERM.finditer(text)):
        if not match[1]:
            found = words(match[3] if match[2] is None else match[2])
            written += [Typed(word, place, number, match) for place, word in enumerate(found)]
    plain = [typed for typed in written if typed.match[2] is None]
    periods, dated = _periods(text, plain, years)
    asked = [typed.word for typed in written if typed not in dated]
    quoted = {typed.word for typed in written if typed.match[2] is not None}
    telling = [word for word in asked if word not in STOPWORDS or word in quoted]
    kept = telling if telling or periods else asked
    return Question([*dict.fromkeys(kept)][:24], periods, _names([typed.word for typed in written], keys))


def _year(text: str, years: tuple[str, str]) -> str:
    found = re.fullmatch(rf"(\d{{4}}){ERA}?", text)
    return found[1] if found and years[0] <= found[1] <= years[1] else ""


def _month(found: Sequence[str]) -> tuple[int, int]:
    for length in (3, 2, 1):
        if month := MONTHS.get(" ".join(found[:length])) if len(found) >= length else None:
            again, more = _month(found[length:])
            return month, length + more if again == month else length
    return 0, 0


def _date(typed: Sequence[Typed], years: tuple[str, str], *, starts: bool) -> tuple[str, int]:
    """The date that words begin with, and the number of its words. `starts`: they begin with a term."""
    found = [word.word for word in typed]
    has_day = bool(re.fullmatch(r"\d{1,2}", found[0])) and int(found[0]) < 32
    for begin in (1, 0) if has_day else (0,):
        month, length = _month(found[begin:])
        if month and begin + length < len(found) and (year := _year(found[begin + length], years)):
            return f"{year}-{month:02}" + (f"-{int(found[0]):02}" if begin else ""), begin + length + 1
    numbers = [word.word for word in typed if word.term == typed[0].term] if starts else []
    if len(numbers) == 1:
        return (_year(numbers[0], years), 1) if _year(numbers[0], years) else ("", 0)
    if not 1 < len(numbers) < 4 or not all(re.fullmatch(r"\d{1,4}", number) for number in numbers):
        return "", 0
    year, *rest = numbers if _year(numbers[0], years) else [*reversed(numbers)]
    limits = zip(map(int, rest), (12, 31), strict=False)
    if not _year(year, years) or not all(1 <= number <= most for number, most in limits):
        return "", 0
    return "-".join([year, *(number.zfill(2) for number in rest)]), len(numbers)


def _two_years(typed: Sequence[Typed], years: tuple[str, str]) -> list[str]:
    same = [word for word in typed if word.term == typed[0].term]
    parts = [fold(part) for part in re.split(r"[-–/]", same[0].match[0])]
    are_years = len(same) == len(parts) == 2 and all(len(part) == 4 and _year(part, years) for part in parts)
    return parts if are_years else []


def _periods(text: str, plain: list[Typed], years: tuple[str, str]) -> tuple[list[tuple[str, str]], list[Typed]]:
    """The periods, and the words that are part of a date."""
    found: list[tuple[str, str, int, int]] = []
    dated: list[Typed] = []
    at = 0
    while at < len(plain):
        rest = plain[at : at + 8]
        starts = rest[0].place == 0
        both = _two_years(rest, years) if starts else []
        first, length = (both[0], 2) if both else _date(rest, years, starts=starts)
        if not first:
            at += 1
            continue
        own = plain[at : at + length]
        if at and len(first) == 4 and plain[at - 1].word in map(fold, BEFORE_YEAR):
            own = [plain[at - 1], *own]
        dated += own
        begin, end = own[0].match.start(), own[-1].match.end()
        between = text[found[-1][3] : begin] if found else ""
        last = both[1] if both else first
        if found and (fold(between) in map(fold, UNTIL) or re.fullmatch(r"\s*[-–—]\s*", between)):
            begin, first = found[-1][2], found[-1][0]
            found[-1] = first, last, begin, end
            dated += [typed for typed in plain if begin <= typed.match.start() < end]
        else:
            found.append((first, last, begin, end))
        at += length
    return [(first, last) for first, last, _, _ in found], dated


def _names(asked: list[str], keys: Mapping[str, Sequence[str]]) -> list[tuple[str, list[str]]]:
    names: dict[str, list[str]] = {}
    at = 0
    while at < len(asked):
        for length in range(min(LONGEST_NAME, len(asked) - at), 0, -1):
            first, *more = asked[at : at + length]
            spelt = (keys.get(" ".join([rest, *more])) for rest in rests(first))
            if found := next(filter(None, spelt), None):
                for key in found:
                    names.setdefault(key, [first, *more])
                at += length - 1
                break
        at += 1
    return [*names.items()]
