"""Who wrote an article, who published it, where, and under which keywords: by labels, bylines and first words."""

from __future__ import annotations

from collections.abc import Sequence

from syrnews_site.arabic.fold import words
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.scraped import bylines, labels, lines
from syrnews_site.content.scraped.labelled import BYLINES, KEPT, TITLE, Reading
from syrnews_site.content.scraped.lines import Line
from syrnews_site.content.scraped.model import INDEX
from syrnews_site.content.scraped.page import core_of

_NEAR = 8  # lines from the title or the body in which labels of authors and keywords are the article's
_MOST_TAG_LINES = 10
_EARLY = 4  # lines from the beginning of the body, among which labels are the article's: below a standfirst
_LABELLED = frozenset((lines.AUTHOR, lines.SOURCE, lines.KEYWORDS, lines.ADDRESS))
_BODY = INDEX["body"]


def read_names(found: Reading, authority: Authority) -> None:
    page = found.page
    kept = [index for index, state in enumerate(found.states) if state in KEPT]
    body = [index for index in kept if found.states[index] == _BODY] or kept
    first, last = (body[0], body[-1]) if body else (len(page.lines), len(page.lines))
    outside = [
        index
        for index, state in enumerate(found.states)
        if state not in KEPT
        and (not first < index < last or (index <= first + _EARLY and page.lines[index].kind in _LABELLED))
    ]
    bare: list[bylines.Byline] = []
    labelled: list[str] = []
    for index in outside:
        line = page.lines[index]
        near = min(abs(index - found.title_at), abs(index - first), abs(index - last)) <= _NEAR
        if not near and found.states[index] not in BYLINES:
            continue
        if line.kind in _LABELLED:
            value = line.value or _next_value(found, index)
            _read_label(found, line, value, authority, labelled)
        elif line.kind == lines.OUTLET or found.states[index] in BYLINES:
            bare.append(bylines.read(line.text, authority, _names_alone(found, outside, index)))
    if found.date_at >= 0 and (date := page.lines[found.date_at].date) and date.company:
        bare.append(_company(date.company, authority, _names_alone(found, outside, found.date_at)))
    if not found.authors:
        # Who is named in the article is in a caption; who wrote it is seldom named in it.
        authors = list(dict.fromkeys(name.author for name in bare if name.author))
        core = core_of(page) if len(authors) > 1 else ""
        not_named = [author for author in authors if f" {' '.join(words(author))} " not in core]
        found.authors += not_named or authors
    sources = [*labelled, *(name.source for name in bare if name.source)]
    found.source = sources[0] if sources else ""
    if not found.source and found.source_url and (outlet := authority.outlet_at(found.source_url)):
        found.source = outlet.name
    if not found.source and kept:
        found.source = bylines.of_first_paragraph(page.lines[kept[0]].text, authority)


def _names_alone(found: Reading, outside: Sequence[int], besides: int) -> frozenset[str]:
    """The keys of the lines outside the body, but for the title and one line: an outlet's name is among them."""
    keys = (found.page.lines[index].key for index in outside if index != besides and found.states[index] != TITLE)
    return frozenset(key for key in keys if key)


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
    return following[0].text if following and found.states[index + 1] in BYLINES else ""


def _read_label(found: Reading, line: Line, value: str, authority: Authority, sources: list[str]) -> None:
    if value.startswith(("http://", "https://")):
        found.source_url = found.source_url or value
    elif line.kind == lines.AUTHOR:
        found.authors += [value] if value and value not in found.authors else []
    elif line.kind == lines.SOURCE and value:
        sources.append(bylines.without_city(value, authority))
    elif line.kind == lines.KEYWORDS:
        found.keywords += labels.keywords(value)
