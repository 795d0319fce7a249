"""Why a line has its label, in words: the evidence that speaks most for the label against the next best one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from syrnews_site.content.scraped import candidates, evidence, lines, model
from syrnews_site.content.scraped.labelled import Reading
from syrnews_site.content.scraped.page import PastedPage, compare

MOST = 3  # reasons of a line

KINDS: Mapping[str, str] = {
    lines.PROSE: "prose",
    lines.RULES: "rules for readers",
    lines.SENTENCE: "a short sentence",
    lines.DATE: "a date",
    lines.AGE: "a relative date",
    lines.CLOCK: "a clock or weekday",
    lines.CHROME: "a button or notice",
    lines.SECTION: "the name of a section",
    lines.AUTHOR: "a label of an author",
    lines.SOURCE: "a label of a source",
    lines.KEYWORDS: "keywords",
    lines.ADDRESS: "an address",
    lines.PICTURE: "the name of a picture",
    lines.CAPTION: "a caption",
    lines.OUTLET: "a known outlet or agency",
    lines.BYLINE: "a byline",
    lines.NAME: "a person's name",
    lines.LATIN: "Latin letters",
    lines.NUMBER: "a number",
    lines.SHORT: "a few words",
    lines.MIDDLE: "a line of words",
    "^": "the beginning of the text",
    "$": "the end of the text",
}


def _kind(page: PastedPage, index: int, _: str) -> str:
    line = page.lines[index]
    detail = f": {line.detail}" if line.kind == lines.CHROME and line.detail else ""
    return f"it looks like {KINDS[line.kind]}{detail}"


def _place(page: PastedPage, index: int, _: str) -> str:
    if index < page.start:
        distance = page.start - index
        return f"it is {distance} line{'s' * (distance > 1)} above the longest run of prose"
    if index < page.end:
        return "it is in the longest run of prose"
    distance = index - page.end + 1
    return f"it is {distance} line{'s' * (distance > 1)} below the longest run of prose"


def _before(page: PastedPage, index: int, _: str) -> str:
    return f"it comes after {KINDS[page.kind(index - 1)]}"


def _after(page: PastedPage, index: int, _: str) -> str:
    return f"it comes before {KINDS[page.kind(index + 1)]}"


def _between(page: PastedPage, index: int, _: str) -> str:
    return f"it is between {KINDS[page.kind(index - 1)]} and {KINDS[page.kind(index + 1)]}"


def _length(page: PastedPage, index: int, _: str) -> str:
    return f"it has {len(page.lines[index].text)} characters"


def _blanks(page: PastedPage, index: int, _: str) -> str:
    blanks = page.lines[index].blanks
    return f"{blanks or 'no'} blank line{'s' * (blanks != 1)} above it"


def _words(page: PastedPage, index: int, _: str) -> str:
    count = page.lines[index].key.count(" ") + 1
    return f"it has {count} word{'s' * (count > 1)}"


def _sentence(page: PastedPage, index: int, _: str) -> str:
    ends = lines.ends_sentence(page.lines[index].text)
    return "it ends like a sentence" if ends else "it does not end like a sentence"


_SHARES = {"0": "none", "1": "few", "2": "some", "3": "most", "4": "all"}


def _shared(_: PastedPage, __: int, name: str) -> str:
    share = _SHARES.get(name.split()[1][0])
    return f"{share} of its words are in the text" if share else ""


def _again(page: PastedPage, index: int, _: str) -> str:
    return f"it is on the page {page.counts[page.lines[index].key]} times"


def _rank(page: PastedPage, index: int, _: str) -> str:
    rank = page.ranks.get(index, 0)
    return f"{rank - 1 or 'no'} possible title{'s' * (rank != 2)} nearer to the text" if rank else ""


def _dates(_: PastedPage, __: int, name: str) -> str:
    if "n" in name.split()[1][1:2]:
        return "a date is in the next lines"
    return "no date between it and the text" if name.split()[1][0] == "0" else "a date between it and the text"


def _date(page: PastedPage, index: int, name: str) -> str:
    what, value = name.split()[1:3] if name.count(" ") > 1 else ("", "")
    yes = value.startswith("True")
    return {
        "time": "the date has a time" if yes else "the date has no time",
        "company": "other words are beside the date" if yes else "the date is alone on its line",
        "update": "it says when the page was updated",
        "alone": "it is the only date of the text",
        "latest": "no date of the text is later" if yes else "other dates of the text are later",
        "same": "another line has the same date" if yes else "no other line has this date",
        "rank": "it is the date nearest to the text" if value[:1] == "0" else "other dates are nearer to the text",
        "below": "it is near below a possible title",
        "between": _between(page, index, name),
    }.get(what, "")


def _run(_: PastedPage, __: int, name: str) -> str:
    return "it is in a row of short lines" if name.split()[1][0] not in "01" else "it is in no row of short lines"


_Words = Callable[[PastedPage, int, str], str]
_FIXED = {
    "ends": "the mark at its end",
    "begins": "it begins with a dash or a bullet",
    "brackets": "it is in brackets",
    "credit": "it ends with a name in brackets or after a dash",
    "marks": "it has quotation marks, dots or a question",
    "colon": "it has a colon",
    "bar": "it has a bar",
    "latin": "it has Latin letters",
    "menu": "words of menus",
    "button": "words of buttons",
    "question": "a question, and what comes after it",
    "shape": "how much prose the page has",
    "below": "how much is below the text",
    "above": "how much is above the text",
    "once": "it is on the page once",
    "contained": "it is a part of another line",
    "contains": "it contains another line of the page",
    "two": "what is two lines above it",
}
_WORDS: Mapping[str, _Words] = {
    "kind": _kind,
    "detail": _kind,
    "place": _place,
    "after": _before,
    "before": _after,
    "between": _between,
    "length": _length,
    "blanks": _blanks,
    "words": _words,
    "sentence": _sentence,
    "shared": _shared,
    "again": _again,
    "rank": _rank,
    "top": _rank,
    "dates": _dates,
    "date": _date,
    "run": _run,
}


def in_words(page: PastedPage, index: int, name: str) -> str:
    """What a piece of evidence says of the line; "" if it has no words."""
    first = name.partition(" ")[0]
    return _WORDS[first](page, index, name) if first in _WORDS else _FIXED.get(first, "")


class Reasons:
    """The reasons for the labels of one reading."""

    def __init__(self, found: Reading) -> None:
        if not found.page.amid:  # a clear text was not compared
            compare(found.page)
        self._found = found
        self._small = candidates.is_small(found.page)
        self._weights = model.weights()
        self._allowed = candidates.of_page(found.page)

    def of(self, index: int) -> tuple[str, ...]:
        """The strongest reasons for the label of the line, the strongest first."""
        page, state = self._found.page, self._found.states[index]
        line = page.lines[index]
        if page.amid[index]:
            return ("it is prose between prose",)
        others = [other for other in self._allowed[index] if other != state]
        if self._small or not others:
            return (_kind(page, index, ""),)
        names = tuple(dict.fromkeys(evidence.of_line(page, index)))
        rows = {name: row for name in names if (row := self._weights.row(name))}
        rival = max(others, key=lambda other: sum(row[other] for row in rows.values()))
        gains: dict[str, int] = {}
        for name, row in rows.items():
            words = in_words(page, index, name)
            if words:
                gains[words] = gains.get(words, 0) + row[state] - row[rival]
        best = sorted((words for words, gain in gains.items() if gain > 0), key=lambda words: -gains[words])
        sure = _kind(page, index, "")
        if line.kind not in (lines.MIDDLE, lines.SHORT, lines.PROSE) and sure not in best[:MOST]:
            best.insert(0, sure)
        return tuple(best[:MOST]) or (sure,)
