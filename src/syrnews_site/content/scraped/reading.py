"""Reads a raw text: which line is the title, which the date, where the article begins and ends, and how sure that is.

The lines are looked at one by one (`lines`), then the best run of prose is found (`prose`), then the model labels
each line by the evidence on it and around it. What the labels leave is read here: the record of the article, a note
for each line that is not in its body, and the doubts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, published_and_updated
from syrnews_site.arabic.fold import words
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.scraped import bylines, candidates, evidence, labels, lines, model
from syrnews_site.content.scraped.lines import Line
from syrnews_site.content.scraped.model import INDEX, STATES
from syrnews_site.model import Note

_TITLE = INDEX["title"]
# A line that nothing speaks against stays, if a person seems to have chosen the lines: what is lost is lost.
_BODY, _FAVOUR = INDEX["body"], 150
DATES = frozenset(INDEX[state] for state in ("date above", "date", "date below"))
KEPT = frozenset(INDEX[state] for state in ("subtitle", "body", "heading"))
_BYLINES = frozenset(INDEX[state] for state in ("byline above", "byline", "byline below"))
_SITE_NAME = re.compile(r"\s*[|•»]\s*\S.{0,40}|\s+[-–—:]\s+\S.{0,40}")
_NEAR = 8  # lines from the title or the body in which labels of authors and keywords are the article's
_MOST_TAG_LINES = 10
_EARLY = 3  # lines from the beginning of the body, among which a date line can be the article's


@dataclass(slots=True)
class Reading:
    """All that a raw text says of its article. An empty value: the text does not say.

    `page` and `states` hold the lines and the label of each, `through` how near other labels were.
    """

    page: evidence.Page
    states: tuple[int, ...] = ()
    allowed: tuple[tuple[int, ...], ...] = ()
    through: tuple[tuple[float, ...], ...] = ()
    score: float = 0.0
    title: str = ""
    title_at: int = -1  # index of the line in `page.lines`
    published: PrintedDate | None = None
    date_at: int = -1
    updated: PrintedDate | None = None
    unread_dates: list[tuple[Line, str]] = field(default_factory=list)  # with the reason
    authors: list[str] = field(default_factory=list)
    source: str = ""
    source_url: str = ""
    keywords: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    body_line: int = 1
    notes: list[Note] = field(default_factory=list)

    @property
    def date_in_body(self) -> bool:
        """Whether the date line is one of the body: it is the least sure date."""
        return self.date_at >= 0 and self.states[self.date_at] in KEPT

    @property
    def date_below(self) -> bool:
        """Whether the date line is in the body or below it: a date that a person put into the path is surer."""
        return self.date_at >= 0 and (self.date_in_body or self.label(self.date_at) == "date below")

    def label(self, index: int) -> str:
        """The name of the state that the line at this index has."""
        return STATES[self.states[index]]


def read(text: str, authority: Authority, site_chrome: Iterable[str] = ()) -> Reading:
    """What a clean text says of its article. Never raises."""
    chrome = frozenset(line.strip() for line in site_chrome)
    page = evidence.page_of(lines.split(text, authority, chrome))
    found = Reading(page)
    if page.lines:
        _label(found)
        _read_title(found)
        _read_dates(found)
        _read_names(found, authority)
        _read_body(found)
    return found


def _label(found: Reading) -> None:
    """The states of the lines. Of prose amid the prose of a sure body, only the first line is decoded."""
    page = found.page
    allowed = candidates.of_page(page)
    names = evidence.of_page(page)
    kept = [index for index, amid in enumerate(page.amid) if not (amid and index and page.amid[index - 1])]
    weights = model.weights()
    rows = model.scores([names[index] for index in kept], weights)
    for row, index in zip(rows, kept, strict=True):
        if index in page.plain:
            row[_BODY] += _FAVOUR
    decoded = model.decode(
        rows, [allowed[index] for index in kept], weights, has_body=page.has_body, has_title=page.has_title
    )
    at = -1
    states, through = [], []
    for index, amid in enumerate(page.amid):
        at += not (amid and index and page.amid[index - 1])
        states.append(decoded.states[at])
        through.append(decoded.through[at])
    found.allowed, found.score = tuple(allowed), decoded.score
    found.states, found.through = tuple(states), tuple(through)


def _read_title(found: Reading) -> None:
    if _TITLE not in found.states:
        return
    found.title_at = found.states.index(_TITLE)
    found.title = found.page.lines[found.title_at].text
    for line, state in zip(found.page.lines, found.states, strict=True):
        if state not in KEPT and (shorter := repeated(found.title, line.text)):
            found.title = shorter


def repeated(one: str, other: str) -> str:
    """The title that both lines are, without the name of the site after it; "" if they are two."""
    if one == other:
        return one
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) < 50 and longer.startswith(shorter) and _SITE_NAME.fullmatch(longer, len(shorter)):
        return shorter
    return ""


def date_margin(found: Reading, index: int) -> float:
    """By how much the line is rather the date of publication than anything else."""
    row, allowed = found.through[index], found.allowed[index]
    dates = [row[state] for state in allowed if state in DATES]
    others = [row[state] for state in allowed if state not in DATES]
    return max(dates, default=model.NEVER) - max(others, default=model.NEVER)


def _read_dates(found: Reading) -> None:
    chosen = [index for index, state in enumerate(found.states) if state in DATES]
    found.unread_dates = [
        (line, line.value) for line in found.page.lines if line.kind == lines.DATE and line.date is None
    ]
    dated = [index for index in chosen if (line := found.page.lines[index]).date and line.date.date]
    dated = [index for index in dated if _is_published(found, index)] or dated or _within_body(found)
    if dated:
        found.date_at = max(dated, key=lambda index: date_margin(found, index))
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


def _read_names(found: Reading, authority: Authority) -> None:
    page = found.page
    kept = [index for index, state in enumerate(found.states) if state in KEPT]
    first, last = (kept[0], kept[-1]) if kept else (len(page.lines), len(page.lines))
    outlets = frozenset(
        line.key
        for index, line in enumerate(page.lines)
        if line.key and not first <= index <= last and found.states[index] != _TITLE
    )
    bare: list[bylines.Byline] = []
    labelled: list[str] = []
    for index, line in enumerate(page.lines):
        near = min(abs(index - found.title_at), abs(index - first), abs(index - last)) <= _NEAR
        if first <= index <= last or (not near and found.states[index] not in _BYLINES):
            continue
        if line.kind in (lines.AUTHOR, lines.SOURCE, lines.KEYWORDS, lines.ADDRESS):
            value = line.value or _next_value(found, index)
            _read_label(found, line, value, authority, labelled)
        elif line.kind == lines.OUTLET or found.states[index] in _BYLINES:
            without = outlets if page.counts[line.key] > 1 else outlets - {line.key}
            bare.append(bylines.read(line.text, authority, without))
    if found.date_at >= 0 and (date := page.lines[found.date_at].date) and date.company:
        bare.append(_company(date.company, authority, outlets))
    if not found.authors:
        # Who is named in the article is in a caption; who wrote it is seldom named in it.
        authors = list(dict.fromkeys(name.author for name in bare if name.author))
        outside = [author for author in authors if f" {' '.join(words(author))} " not in page.core]
        found.authors += outside or authors
    sources = [*labelled, *(name.source for name in bare if name.source)]
    found.source = sources[0] if sources else ""
    if not found.source and kept:
        found.source = bylines.of_first_paragraph(page.lines[kept[0]].text, authority)


def _company(text: str, authority: Authority, outlets: frozenset[str]) -> bylines.Byline:
    """What the words beside a date name: an outlet, an author; not a counter or a section."""
    for part in text.split("|"):
        if len(part) < 60 and not any(map(str.isdigit, part)):
            name = bylines.read(part.strip(), authority, outlets)
            if name.author or name.source:
                return name
    return bylines.Byline()


def _next_value(found: Reading, index: int) -> str:
    """The value of a label that is on the next line; of keywords, all the short lines that follow."""
    page = found.page.lines
    if page[index].kind == lines.KEYWORDS:
        values = []
        for line in page[index + 1 : index + 2 + _MOST_TAG_LINES]:
            if line.kind not in (lines.SHORT, lines.NAME, lines.SECTION):
                break
            values.append(line.text)
        return "|".join(values) if len(values) <= _MOST_TAG_LINES else ""
    following = page[index + 1 : index + 2]
    return following[0].text if following and found.states[index + 1] in _BYLINES else ""


def _read_label(found: Reading, line: Line, value: str, authority: Authority, sources: list[str]) -> None:
    if value.startswith(("http://", "https://")):
        found.source_url = found.source_url or value
    elif line.kind == lines.AUTHOR:
        found.authors += [value] if value and value not in found.authors else []
    elif line.kind == lines.SOURCE and value:
        sources.append(bylines.without_city(value, authority))
    elif line.kind == lines.KEYWORDS:
        found.keywords += labels.keywords(value)


def _read_body(found: Reading) -> None:
    kept = [line for line, state in zip(found.page.lines, found.states, strict=True) if state in KEPT]
    found.paragraphs = _paragraphs(kept, found.page.lines)
    found.body_line = kept[0].number if kept else found.page.lines[max(found.title_at, 0)].number
    found.notes = [
        Note(rule(found, index), line.number, line.text)
        for index, (line, state) in enumerate(zip(found.page.lines, found.states, strict=True))
        if state not in KEPT
    ]


_RULES = {
    "again": "title again",
    "menu": "chrome: menu",
    "chrome": "chrome: button",
    "inside": "chrome: related",
    "after": "chrome: foot",
}


_BY_KIND = {lines.AUTHOR: "author", lines.SOURCE: "source", lines.KEYWORDS: "keywords", lines.ADDRESS: "source"}


def rule(found: Reading, index: int) -> str:
    """The name of the rule by which the line is not in the body: what it was taken for."""
    line, label = found.page.lines[index], found.label(index)
    if found.title_at >= 0 and line.key == found.page.lines[found.title_at].key and index != found.title_at:
        return "title again"
    if line.kind == lines.AGE:
        return "chrome: relative date"
    if label.startswith("byline"):
        return _BY_KIND.get(line.kind, {lines.OUTLET: "source", lines.NAME: "author"}.get(line.kind, "byline"))
    if label.startswith("date"):
        return "updated" if line.date and not line.date.published and line.date.date != found.published else "date"
    if label in _RULES and line.kind in _BY_KIND:
        return _BY_KIND[line.kind]
    if label in ("menu", "chrome", "inside", "after"):
        detail = {lines.SECTION: "section", lines.PICTURE: "picture", lines.CAPTION: "caption"}.get(line.kind, "")
        detail = line.detail if line.kind == lines.CHROME else detail
        return f"chrome: {detail}" if detail else _RULES[label]
    return _RULES.get(label, label)


def _paragraphs(kept: Sequence[Line], page: Sequence[Line]) -> list[str]:
    """The paragraphs of the lines that are left: blank lines divide them; if there is none, each line is one."""
    if not kept:
        return []
    first, last = kept[0].number, kept[-1].number
    if not any(line.blanks for line in page if first < line.number <= last):
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
