"""The evidence of each line: what it looks like, where it is, what is beside it. Names, whose weights the model has.

No word of a page is evidence by itself: words count by the tables of this package alone, and by whether they come
again elsewhere on the page. So the weights hold nothing of the pages that they were learned from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from syrnews_site.arabic.fold import spaced
from syrnews_site.content.scraped import chrome, lines, prose
from syrnews_site.content.scraped.lines import Line

_PLAIN = frozenset((lines.MIDDLE, lines.SENTENCE, lines.PROSE))
_TITLE_LIKE = frozenset(
    (lines.MIDDLE, lines.SENTENCE, lines.PROSE, lines.SHORT, lines.NAME, lines.BYLINE, lines.CAPTION)
)
_TOLD = frozenset((lines.CHROME, lines.KEYWORDS, lines.AGE, lines.ADDRESS))  # their kind says nearly all of them
_LONGEST_TITLE = 300
_FEWEST_TITLE_WORDS = 3
_CORE_LENGTH = 2500  # characters of the body that are searched for the words of other lines
_MOST_OUTSIDE = 12  # lines
_FEW, _SHORT_PAGE = 3, 25  # lines of prose, lines of all kinds: no list of summaries is so short
_SUREST = 250  # characters of prose beside prose
_SHORTEST_PART = 14  # characters
_STEM = 4  # letters; a shorter word says little
_PREFIXES = re.compile(r"^(?:[وفبكل]{0,2}ال|لل|[وب](?=\w{4}))")
_AGENCY_AT_END = re.compile(r"\([^()]{2,25}\)$|\s-\s\S{2,12}$")
_LISTED = re.compile(r".{2,40}? [-–] ")
_FIGURES = re.compile(r"[0-9A-Za-z]{2}")
_LATIN = re.compile(r"[A-Za-z]{2}")


@dataclass(slots=True)
class Page:
    """The lines of a text, the run of prose that is probably its body, and what all its lines are compared with."""

    lines: list[Line]
    counts: Counter[str]
    start: int
    end: int
    core: str = ""  # the folded words of the run, each between spaces
    listing: str = ""  # the folded words of the other lines
    ranks: dict[int, int] = field(default_factory=dict)  # of title-like lines above the run, the nearest first
    dates: list[int] = field(default_factory=list)
    parts: tuple[str, ...] = ()  # keys that are a part of longer lines too: a title in a trail, in an alt text
    has_title: bool = False  # whether a line above a sure body can be the title
    has_body: bool = False  # whether prose is beside prose, more than lists of headlines have
    shape: str = ""  # how many lines of prose the page has, and how many of them are alone
    plain: frozenset[int] = frozenset()  # lines beside a body that a person selected, of which nothing is known
    amid: list[bool] = field(default_factory=list)  # whether a line is prose amid the prose of a sure body


def page_of(found: list[Line]) -> Page:
    """The lines with what they share."""
    counts = Counter(line.key for line in found if line.key)
    start, end = prose.core(found, counts)
    if (start, end) == (0, 0):
        start = end = len(found)
    for line in (*found[:start], *found[end:]):
        if prose.is_rules(line):
            line.kind = lines.RULES
    page = Page(found, counts, start, end)
    text = " ".join(line.text for line in found[start:end])[:_CORE_LENGTH]
    page.core = f" {spaced(text)} "
    page.listing = "\n".join(line.key for line in found if line.key and line.kind != lines.PROSE)
    rank = 0
    for index in range(start - 1, -1, -1):
        if _may_be_title(found[index]):
            rank += 1
            page.ranks[index] = rank
    page.shape = _shape(found)
    page.has_body = _has_body(page)
    if page.has_body:
        _extend(page)
        page.has_title = any(found[index].kind in (lines.MIDDLE, lines.SENTENCE, lines.SHORT) for index in page.ranks)
    page.plain = _plain(page)
    page.amid = [False] * len(found)
    if page.has_body:
        for index in range(start + 1, end - 1):
            page.amid[index] = found[index - 1].kind == found[index].kind == found[index + 1].kind == lines.PROSE
    page.parts = tuple(
        key
        for key, count in counts.items()
        if _SHORTEST_PART < len(key) <= _LONGEST_TITLE and page.listing.count(key) > count
    )
    page.dates = [index for index, line in enumerate(found) if line.kind == lines.DATE]
    return page


def _shape(found: Sequence[Line]) -> str:
    """Steps of: how many lines are prose, and which share of them has no prose beside it, as in lists of headlines."""
    at = [index for index, line in enumerate(found) if line.kind == lines.PROSE]
    alone = sum(
        index - 1 not in at[max(0, n - 1) : n] and index + 1 not in at[n + 1 : n + 2] for n, index in enumerate(at)
    )
    listed = sum(_LISTED.match(found[index].text) is not None for index in at)
    many = _bucket(len(at), (1, 3, 8, 20, 50))
    return f"{many}{_bucket(10 * alone // max(1, len(at)), (2, 6))}{'l' if 2 * listed > len(at) > 3 else ''}"


def _plain(page: Page) -> frozenset[int]:
    """The one line of words below the run of which nothing is known; none if there are more, as on a whole page."""
    below = page.lines[page.end :]
    words = [line for line in below if line.kind in (lines.MIDDLE, lines.SENTENCE, lines.SHORT, lines.CAPTION)]
    if len(words) != 1 or len(page.lines) - page.end + page.start > _MOST_OUTSIDE or _FIGURES.search(words[0].text):
        return frozenset()
    return frozenset(index for index in range(page.end, len(page.lines)) if page.lines[index] is words[0])


def _has_body(page: Page) -> bool:
    """Whether the run of prose is surely an article's: paragraphs in a row, or nearly all of a short text."""
    run = page.lines[page.start : page.end]
    if 2 * sum(_LISTED.match(line.text) is not None for line in run) > len(run):
        return False
    pairs = [two for one, two in pairwise(run) if one.kind == two.kind == lines.PROSE]
    in_run = sum(line.kind == lines.PROSE for line in run)
    if sum(len(line.text) for line in pairs) >= _SUREST and 2 * len(pairs) >= in_run:
        return True
    anywhere = sum(line.kind == lines.PROSE for line in page.lines)
    return 1 <= in_run <= anywhere <= _FEW and len(page.lines) <= _SHORT_PAGE


def _extend(page: Page) -> None:
    """Let the run of a short text reach over all its prose: there is nothing else that the prose could be."""
    prose_at = [index for index, line in enumerate(page.lines) if line.kind == lines.PROSE]
    if len(prose_at) <= _FEW and len(page.lines) <= _SHORT_PAGE:
        page.start, page.end = min(page.start, prose_at[0]), max(page.end, prose_at[-1] + 1)


def _may_be_title(line: Line) -> bool:
    return (
        line.kind in _TITLE_LIKE and len(line.text) <= _LONGEST_TITLE and line.key.count(" ") + 1 >= _FEWEST_TITLE_WORDS
    )


def of_page(page: Page) -> tuple[tuple[str, ...], ...]:
    """The evidence of each line; none for prose amid the prose of a sure body, which can be nothing else."""
    return tuple(() if page.amid[index] else tuple(of_line(page, index)) for index in range(len(page.lines)))


def of_line(page: Page, index: int) -> list[str]:
    """The evidence of one line."""
    line = page.lines[index]
    kind = line.kind
    zone, place = _place(page, index)
    before = _kind_at(page, index - 1)
    after = _kind_at(page, index + 1)
    length = _bucket(len(line.text), (5, 12, 25, 40, 60, 85, 120, 200, 300, 600))
    found = [
        f"kind {kind}{zone}",
        f"place {kind} {place}",
        f"after {before}{kind}",
        f"before {kind}{after}",
        f"length {length}{zone}",
        f"blanks {min(line.blanks, 2)}{zone}{'P' if kind == lines.PROSE else ''}",
        f"between {before}{after}{zone}" if kind in _PLAIN else f"two before {_kind_at(page, index - 2)}{zone}",
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


def _place(page: Page, index: int) -> tuple[str, str]:
    """The zone of a line (b before the run of prose, i in it, a after it), and its distance from the run."""
    if index < page.start:
        return "b", f"b{_bucket(page.start - index, (1, 2, 3, 4, 6, 9, 14, 25))}"
    if index < page.end:
        return "i", f"i{_bucket(index - page.start, (0, 1, 3))}{_bucket(page.end - 1 - index, (0, 1))}"
    return "a", f"a{_bucket(index - page.end + 1, (1, 2, 4, 8, 15))}"


def _kind_at(page: Page, index: int) -> str:
    if index < 0:
        return "^"
    return page.lines[index].kind if index < len(page.lines) else "$"


def _bucket(number: int, bounds: Sequence[int]) -> int:
    """Which of the steps the number is on: 0 up to the first bound, and so on."""
    for step, bound in enumerate(bounds):
        if number <= bound:
            return step
    return len(bounds)


def _add_prose(found: list[str], page: Page, index: int, zone: str) -> None:
    text = page.lines[index].text
    found.append(f"shape {page.shape}{zone}")
    found.append(f"sentence {lines.ends_sentence(text)}{zone}")
    if zone != "i":
        found.append(f"shared {_shared(page, page.lines[index])}{zone}P")
        found.append(f"below {_bucket(len(page.lines) - page.end, (0, 3, 10))}{zone}P")
    if index in page.ranks:
        found.append(f"rank {_bucket(page.ranks[index], (1, 2, 3, 5))}P")


def _add_short(found: list[str], page: Page, index: int, zone: str) -> None:
    line = page.lines[index]
    text, kind = line.text, line.kind
    last, first = text[-1], text[0]
    count = line.key.count(" ") + 1
    found.append(f"words {_bucket(count, (1, 2, 3, 4, 6, 9, 14))}{zone}")
    found.append(
        f"above {_bucket(page.start, (0, 2, 5, 10, 20))}{kind}"
        if zone == "b"
        else f"below {_bucket(len(page.lines) - page.end, (0, 1, 3, 6, 15))}{kind}{zone}"
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
    menu, button = chrome.shares(line.key.split())
    if menu or button:
        found.append(f"menu words {_bucket(menu, (0, 34, 60, 99))}{zone}")
        found.append(f"button words {_bucket(button, (0, 34, 60, 99))}{zone}")
    if last in "؟?" and _kind_at(page, index + 1) != lines.PROSE:
        found.append(
            f"question {_bucket(len(page.lines[index + 1].text) if index + 1 < len(page.lines) else 0, (0, 8, 20))}"
        )
    run = _run(page, index)
    found.append(f"run {run}{zone}")
    found.append(f"run {run}{kind}")
    if kind == lines.DATE:
        _add_date(found, page, index, zone)
    elif zone != "i":
        found.append(f"dates {_dates_between(page, index)}{zone}{'m' if kind in _TITLE_LIKE else kind}")
    if kind in _TITLE_LIKE:
        shared = _shared(page, line)
        found.append(f"shared {shared}{zone}")
        found.append(f"shared {shared}{kind}{_bucket(count, (3, 6))}")
        if index in page.ranks:
            rank, most = page.ranks[index], len(page.ranks)
            found.append(f"rank {_bucket(rank, (1, 2, 3, 5))}")
            found.append(f"rank {_bucket(rank, (1, 2, 3))} of {_bucket(most, (1, 2, 3, 5))}")
            found.append(f"top {_bucket(most - rank, (0, 1, 3))}{kind}")


def _run(page: Page, index: int) -> int:
    """How many lines in a row, this one among them, are short: of three words, a button, a section."""
    kinds = (lines.SHORT, lines.SECTION, lines.CHROME, lines.LATIN, lines.NAME, lines.NUMBER)
    if page.lines[index].kind not in kinds:
        return 0
    size = 1
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(page.lines) and size < 20 and page.lines[at].kind in kinds and at != page.start:
            size += 1
            at += step
    return _bucket(size, (1, 2, 4, 8, 16))


def _shared(page: Page, line: Line) -> str:
    """How many of the line's longer words the body has: none, some, most, all; - if it has no such word."""
    stems = {stem for word in (line.key or spaced(line.text)).split() if len(stem := _PREFIXES.sub("", word)) >= _STEM}
    if not stems or not page.core:
        return "-"
    share = sum(stem in page.core for stem in stems) / len(stems)
    return f"{_bucket(int(share * 100), (0, 34, 60, 99))}"


def _dates_between(page: Page, index: int) -> str:
    """How many dates are between the line and the body, and whether a date is among the next lines."""
    low, high = (index, page.start) if index < page.start else (page.end - 1, index)
    between = [at for at in page.dates if low < at < high]
    near = any(0 < at - index <= 4 for at in page.dates)
    return f"{min(len(between), 2)}{'n' if near else ''}"


def _add_date(found: list[str], page: Page, index: int, zone: str) -> None:
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
    found.append(f"date rank {_bucket(len([at for at in nearest if at > index]), (0, 1))}{zone}")
    titles = [at for at in page.ranks if at < index]
    distance = index - max(titles) if titles else 99
    found.append(f"date below title {_bucket(distance, (1, 2, 4, 8))}{zone}")
    found.append(f"date between {_kind_at(page, index - 1)}{_kind_at(page, index + 1)}{zone}")


def _add_repetition(found: list[str], page: Page, index: int, zone: str) -> None:
    key = page.lines[index].key
    kind = page.lines[index].kind
    count = page.counts[key]
    words = key.count(" ") + 1
    if count > 1:
        first = all(line.key != key for line in page.lines[:index])
        beside = key in (_key_at(page, index - 1), _key_at(page, index + 1))
        found.append(f"again {'first' if first else 'later'} {'beside' if beside else ''}{zone}")
        found.append(f"again {'first' if first else 'later'}{kind}{_bucket(words, (2, 4))}")
        found.append(f"again {min(count, 3)}{zone}")
    elif words >= _FEWEST_TITLE_WORDS and key in page.parts:
        found.append(f"contained {zone}{kind}")
    else:
        found.append(f"once {zone}{'m' if kind in _TITLE_LIKE else ''}")
    if words > _FEWEST_TITLE_WORDS and page.parts and (inner := _contains_other(page, index)):
        found.append(f"contains {inner}{zone}")


def _contains_other(page: Page, index: int) -> str:
    """Whether the line ends or begins with a long line of the page: an alt text, a trail, a window's title."""
    key = page.lines[index].key
    for other in page.parts:
        if len(other) < len(key):
            if key.endswith(other):
                return "end"
            if key.startswith(other):
                return "start"
    return ""


def _key_at(page: Page, index: int) -> str:
    return page.lines[index].key if 0 <= index < len(page.lines) else ""
