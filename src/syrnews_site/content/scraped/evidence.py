"""The evidence of each line: what it looks like, where it is, what is beside it. The model has a weight for each name.

No word of a page is evidence by itself. A word counts only if it is in a table of this package, or occurs again on the
page. So the weights contain no text of the pages that they were learned from.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from syrnews_site.arabic.fold import spaced
from syrnews_site.content.scraped import lines, wording
from syrnews_site.content.scraped.lines import Line
from syrnews_site.content.scraped.page import FEWEST_TITLE_WORDS, TITLE_LIKE, PastedPage

_PLAIN = frozenset((lines.MIDDLE, lines.SENTENCE, lines.PROSE))
_SHORT_KINDS = lines.SHORT + lines.SECTION + lines.CHROME + lines.LATIN + lines.NAME + lines.NUMBER
_TOLD = frozenset((lines.CHROME, lines.KEYWORDS, lines.AGE, lines.ADDRESS))  # their kind says nearly all of them
_STEM = 4  # letters; a shorter word says little
_PREFIXES = re.compile(r"^(?:[وفبكل]{0,2}ال|لل|[وب](?=\w{4}))")
_AGENCY_AT_END = re.compile(r"\([^()]{2,25}\)$|\s-\s\S{2,12}$")
_LATIN = re.compile(r"[A-Za-z]{2}")


def of_page(page: PastedPage) -> tuple[tuple[str, ...], ...]:
    """The evidence of each line; none for prose amid the prose of a sure body, which can be nothing else."""
    return tuple(() if page.amid[index] else tuple(of_line(page, index)) for index in range(len(page.lines)))


def of_line(page: PastedPage, index: int) -> list[str]:
    """The evidence of one line."""
    line = page.lines[index]
    kind = line.kind
    zone, place = _place(page, index)
    before = page.kind(index - 1)
    after = page.kind(index + 1)
    length = bisect_left((5, 12, 25, 40, 60, 85, 120, 200, 300, 600), len(line.text))
    found = [
        f"kind {kind}{zone}",
        f"place {kind} {place}",
        f"after {before}{kind}",
        f"before {kind}{after}",
        f"length {length}{zone}",
        f"blanks {min(line.blanks, 2)}{zone}{'P' if kind == lines.PROSE else ''}",
        f"between {before}{after}{zone}" if kind in _PLAIN else f"two before {page.kind(index - 2)}{zone}",
    ]
    if kind in (lines.PROSE, lines.RULES):
        _add_prose(found, page, index, zone)
    elif kind in _TOLD:
        found.append(f"detail {kind} {line.detail}{zone}")
        return found
    else:
        _add_short(found, page, index, zone)
    if line.key:
        _add_repetition(found, page, index, zone)
    return found


def _place(page: PastedPage, index: int) -> tuple[str, str]:
    """The zone of a line (b before the run of prose, i in it, a after it), and its distance from the run."""
    if index < page.start:
        return "b", f"b{bisect_left((1, 2, 3, 4, 6, 9, 14, 25), page.start - index)}"
    if index < page.end:
        return "i", f"i{bisect_left((0, 1, 3), index - page.start)}{bisect_left((0, 1), page.end - 1 - index)}"
    return "a", f"a{bisect_left((1, 2, 4, 8, 15), index - page.end + 1)}"


def _add_prose(found: list[str], page: PastedPage, index: int, zone: str) -> None:
    text = page.lines[index].text
    found.append(f"shape {page.shape}{zone}")
    found.append(f"sentence {lines.ends_sentence(text)}{zone}")
    if zone != "i":
        found.append(f"shared {_shared(page, page.lines[index])}{zone}P")
        found.append(f"below {bisect_left((0, 3, 10), len(page.lines) - page.end)}{zone}P")
    if index in page.ranks:
        found.append(f"rank {bisect_left((1, 2, 3, 5), page.ranks[index])}P")


def _add_short(found: list[str], page: PastedPage, index: int, zone: str) -> None:
    line = page.lines[index]
    text, kind = line.text, line.kind
    last, first = text[-1], text[0]
    count = line.key.count(" ") + 1
    found.append(f"words {bisect_left((1, 2, 3, 4, 6, 9, 14), count)}{zone}")
    found.append(
        f"above {bisect_left((0, 2, 5, 10, 20), page.start)}{kind}"
        if zone == "b"
        else f"below {bisect_left((0, 1, 3, 6, 15), len(page.lines) - page.end)}{kind}{zone}"
    )
    if line.detail:
        found.append(f"detail {kind} {line.detail}")
        found.append(f"detail {kind} {line.detail}{zone}")
    if last in ":：":
        found.append(f"ends :{zone}")
    elif last in ".؟?!":
        found.append(f"ends {last}{zone}")
    if first in "-*•–—":
        found.append(f"begins -{zone}")
    if first == "(" and last == ")":
        found.append(f"brackets {zone}")
    elif _AGENCY_AT_END.search(text):
        found.append(f"credit {zone}")
    if ".." in text or "…" in text or "؟" in text or "«" in text or '"' in text or "“" in text:
        found.append(f"marks {zone}")
    if ":" in text[1:-1]:
        found.append(f"colon {zone}")
    if " | " in text or "| " in text or " > " in text:
        found.append(f"bar {zone}")
    if _LATIN.search(text):
        found.append(f"latin {zone}")
    menu, button = wording.shares(line.key.split())
    if menu or button:
        found.append(f"menu words {bisect_left((0, 34, 60, 99), menu)}{zone}")
        found.append(f"button words {bisect_left((0, 34, 60, 99), button)}{zone}")
    if last in "؟?" and page.kind(index + 1) != lines.PROSE:
        found.append(
            f"question {bisect_left((0, 8, 20), len(page.lines[index + 1].text) if index + 1 < len(page.lines) else 0)}"
        )
    run = _run(page, index)
    found.append(f"run {run}{zone}")
    found.append(f"run {run}{kind}")
    if kind == lines.DATE:
        _add_date(found, page, index, zone)
    elif zone != "i":
        found.append(f"dates {_dates_between(page, index)}{zone}{'m' if kind in TITLE_LIKE else kind}")
    if kind in TITLE_LIKE:
        shared = _shared(page, line)
        found.append(f"shared {shared}{zone}")
        found.append(f"shared {shared}{kind}{bisect_left((3, 6), count)}")
        if index in page.ranks:
            rank, most = page.ranks[index], len(page.ranks)
            found.append(f"rank {bisect_left((1, 2, 3, 5), rank)}")
            found.append(f"rank {bisect_left((1, 2, 3), rank)} of {bisect_left((1, 2, 3, 5), most)}")
            found.append(f"top {bisect_left((0, 1, 3), most - rank)}{kind}")


_ROW_STEPS = (1, 2, 4, 8, 16)
_ROW = _ROW_STEPS[-1] + 1


def _run(page: PastedPage, index: int) -> int:
    """The length, in steps, of the row of short lines (three words, a button, a section) around this line."""
    if page.kinds[index] not in _SHORT_KINDS:
        return 0
    low, high = (0, page.start) if index < page.start else (page.start, len(page.kinds))
    # A row that is longer than the last step is looked at no further, or a text of such lines would be slow.
    above, below = page.kinds[max(low, index - _ROW) : index], page.kinds[index : min(high, index + _ROW)]
    size = len(above) - len(above.rstrip(_SHORT_KINDS)) + len(below) - len(below.lstrip(_SHORT_KINDS))
    return bisect_left(_ROW_STEPS, size)


def _shared(page: PastedPage, line: Line) -> str:
    """The share, in steps, of the line's longer words that are in the body too; - if the line has no longer word."""
    stems = {stem for word in (line.key or spaced(line.text)).split() if len(stem := _PREFIXES.sub("", word)) >= _STEM}
    if not stems or not page.core:
        return "-"
    share = sum(stem in page.core for stem in stems) / len(stems)
    return f"{bisect_left((0, 34, 60, 99), int(share * 100))}"


def _dates_between(page: PastedPage, index: int) -> str:
    """How many dates are between the line and the body, and whether a date is among the next lines."""
    low, high = (index, page.start) if index < page.start else (page.end - 1, index)
    between = [at for at in page.dates if low < at < high]
    near = any(0 < at - index <= 4 for at in page.dates)
    return f"{min(len(between), 2)}{'n' if near else ''}"


def _add_date(found: list[str], page: PastedPage, index: int, zone: str) -> None:
    line = page.lines[index]
    if line.date is None or line.date.date is None:
        return
    own = line.date.date
    others = [date for at in page.dates if at != index and (read := page.lines[at].date) and (date := read.date)]
    found.append(f"date time {own.time is not None}{zone}")
    found.append(f"date company {bool(line.date.company)}{zone}")
    if line.date.published is None:
        found.append(f"date update {zone}")
    if not others:
        found.append(f"date alone {zone}")
    else:
        found.append(f"date latest {all(own.day >= other.day for other in others)}{zone}")
        found.append(f"date same {any(own.day == other.day for other in others)}{zone}")
    nearest = [at for at in page.dates if at < page.start]
    found.append(f"date rank {bisect_left((0, 1), len([at for at in nearest if at > index]))}{zone}")
    titles = [at for at in page.ranks if at < index]
    distance = index - max(titles) if titles else 99
    found.append(f"date below title {bisect_left((1, 2, 4, 8), distance)}{zone}")
    found.append(f"date between {page.kind(index - 1)}{page.kind(index + 1)}{zone}")


def _add_repetition(found: list[str], page: PastedPage, index: int, zone: str) -> None:
    key = page.lines[index].key
    kind = page.lines[index].kind
    count = page.counts[key]
    words = key.count(" ") + 1
    if count > 1:
        first = page.firsts[key] == index
        beside = key in (_key_at(page, index - 1), _key_at(page, index + 1))
        found.append(f"again {'first' if first else 'later'} {'beside' if beside else ''}{zone}")
        found.append(f"again {'first' if first else 'later'}{kind}{bisect_left((2, 4), words)}")
        found.append(f"again {min(count, 3)}{zone}")
    elif words >= FEWEST_TITLE_WORDS and key in page.parts:
        found.append(f"contained {zone}{kind}")
    else:
        found.append(f"once {zone}{'m' if kind in TITLE_LIKE else ''}")
    if words > FEWEST_TITLE_WORDS and page.parts and (inner := _contains_other(page, index)):
        found.append(f"contains {inner}{zone}")


def _contains_other(page: PastedPage, index: int) -> str:
    """Whether the line ends or begins with a long line of the page: an alt text, a trail, a window's title."""
    key = page.lines[index].key
    for other in page.parts:
        if len(other) < len(key):
            if key.endswith(other):
                return "end"
            if key.startswith(other):
                return "start"
    return ""


def _key_at(page: PastedPage, index: int) -> str:
    return page.lines[index].key if 0 <= index < len(page.lines) else ""
