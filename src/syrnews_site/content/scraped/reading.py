"""Reads a raw text: which line is the title, which the date, where the article begins and ends, and how sure that is.

Each line is classified by itself (`lines`), then the best run of prose is found (`prose`), then the model labels each
line by the evidence on it and around it. From the labels this module reads the record of the article, and writes a note
for each line that is not in its body.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.scraped import candidates, clear, credits, dating, evidence, lines, model, page
from syrnews_site.content.scraped.labelled import KEPT, TITLE, Reading
from syrnews_site.content.scraped.lines import Line
from syrnews_site.content.scraped.model import INDEX
from syrnews_site.content.scraped.short_texts import take_short_title
from syrnews_site.model import Note

# If a person seems to have chosen the lines, a line without evidence against it stays in the body.
_BODY, _FAVOUR = INDEX["body"], 260
_ALIKE = 3  # letters that two forms of a title begin with
_SITE_NAME = re.compile(r"\s*[|•»]\s*\S.{0,40}|\s+[-–—:]\s+\S.{0,40}")


def read(text: str, authority: Authority, site_chrome: Iterable[str] = ()) -> Reading:
    """The reading of a clean text. Never raises."""
    chrome = frozenset(line.strip() for line in site_chrome)
    found = Reading(page.page_of(lines.split(text, authority, chrome)))
    if found.page.lines:
        found.states = clear.states_of(found.page)
        if not found.states:
            label(found)
        take_short_title(found)
        _read_title(found)
        dating.read_dates(found)
        credits.read_names(found, authority)
        _read_body(found)
    return found


def label(found: Reading) -> None:
    """The states of the lines. Of prose amid the prose of a sure body, only the first line is decoded."""
    of_page, weights = found.page, model.weights()
    page.compare(of_page)
    allowed = candidates.of_page(of_page)
    kept = [index for index, amid in enumerate(of_page.amid) if not (amid and index and of_page.amid[index - 1])]
    names = [() if of_page.amid[index] else evidence.of_line(of_page, index) for index in kept]
    rows = model.scores(names, weights)
    if of_page.plain >= 0:
        rows[kept.index(of_page.plain)][_BODY] += _FAVOUR
    decoded = model.decode(
        rows, [allowed[index] for index in kept], weights, has_body=of_page.has_body, has_title=of_page.has_title
    )
    runs = [after - index for index, after in zip(kept, (*kept[1:], len(of_page.amid)), strict=True)]
    found.allowed, found.score = tuple(allowed), decoded.score
    found.states = tuple(state for state, run in zip(decoded.states, runs, strict=True) for _ in range(run))
    found.through = tuple(row for row, run in zip(decoded.through, runs, strict=True) for _ in range(run))


def _read_title(found: Reading) -> None:
    if TITLE not in found.states:
        return
    found.title_at = found.states.index(TITLE)
    while found.title_at and found.page.lines[found.title_at - 1].key == found.page.lines[found.title_at].key:
        found.title_at -= 1  # of equal lines in a row, the first one is the title
    found.title = found.page.lines[found.title_at].text
    for line, state in zip(found.page.lines, found.states, strict=True):
        alike = line.text[:_ALIKE] == found.title[:_ALIKE]
        if alike and state not in KEPT and (shorter := repeated(found.title, line.text)):
            found.title = shorter


def repeated(one: str, other: str) -> str:
    """The title that both lines are, without the name of the site after it; "" if they are two."""
    if one == other:
        return one
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) < 50 and longer.startswith(shorter) and _SITE_NAME.fullmatch(longer, len(shorter)):
        return shorter
    return ""


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
