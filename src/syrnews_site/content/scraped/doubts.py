"""What is doubtful about the reading of a raw text: another line could be the title, the date, a part of the body.

A margin is the score of the best reading, less the score of the best reading that labels a line differently. A small
margin is a warning that quotes both lines. A very small margin on a whole page is an error, since nobody has chosen the
lines of a whole page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from syrnews_site.content.scraped import lines
from syrnews_site.content.scraped.labelled import DATES, KEPT, Reading, date_margin
from syrnews_site.content.scraped.model import INDEX, NEVER
from syrnews_site.content.scraped.reading import repeated
from syrnews_site.diagnostics import quoted

# In points of the model's scores. Chosen on synthetic pages that it had not learned from: of the right titles 4 in a
# hundred are doubted, of the wrong ones a half.
TITLE = 110
DATE = 60
BODY = 125
STRONG = 30
_SHARE = 6  # a warning if at least a sixth of the body's lines is doubtful
_WHOLE_PAGE = 12  # lines above the title; more of them, and the whole page was copied
_LISTED = 12  # lines; a page with more of them and no article is a page of headlines
_SHORTEST = 60  # characters of a line that is left out; a shorter one is seldom a paragraph
_LONG_LIST = 40
_TITLE_STATE = INDEX["title"]


class Doubt(NamedTuple):
    """A doubt about the line at `at`: a code of `diagnostics.CODES`, and whether the text cannot be published."""

    code: str
    at: int
    message: str
    hint: str
    severe: bool = False


def of(found: Reading) -> Iterable[Doubt]:
    """The doubts about a reading, title first."""
    if found.title_from == "file name":
        message = f"the text has no title: {quoted(found.title)}, the name of the file, is its title"
        yield Doubt("SN131", 0, message, "write the title in the first line")
    if found.title_at >= 0 and found.paragraphs and found.through:
        yield from _of_title(found)
        yield from _of_date(found)
        yield from _of_body(found)


def is_list(found: Reading) -> bool:
    """Whether a page of headlines was read: many lines, and no article among them, or none with a line of prose."""
    count = len(found.page.lines)
    if not (found.title and found.paragraphs):
        return count > _LISTED
    kept = [kind for kind, state in zip(found.page.kinds, found.states, strict=True) if state in KEPT]
    return count > _LONG_LIST and lines.PROSE not in kept


def title_margin(found: Reading) -> tuple[float, int]:
    """The margin of the title over the best other line, and the index of that line; -1 if there is none."""
    own = found.page.lines[found.title_at]
    rivals = sorted(((row[_TITLE_STATE], index) for index, row in enumerate(found.through)), reverse=True)
    for score, index in rivals:
        line = found.page.lines[index]
        if line.key != own.key and not repeated(own.text, line.text):
            return found.score - score, index
    return -NEVER, -1


def _of_title(found: Reading) -> Iterable[Doubt]:
    if found.title_from == "short line":
        line = found.page.lines[found.title_at]
        message = f"the title is probably {quoted(line.text)} (line {line.number}), although it is short"
        yield Doubt("SN131", found.title_at, message, "write a longer title, or a .md file with title:")
        return
    margin, other = title_margin(found)
    if margin >= TITLE or other < 0:
        return
    own, rival = found.page.lines[found.title_at], found.page.lines[other]
    first, second = (f"{quoted(line.text)} (line {line.number})" for line in (own, rival))
    message = f"the title is probably {first}, but perhaps {second}"
    severe = margin < STRONG and found.title_at >= _WHOLE_PAGE
    if severe and found.date_at >= 0:
        message = f"a whole page: {message}; its date is probably line {found.page.lines[found.date_at].number}"
    hint = "delete the line that is not the title"
    yield Doubt("SN131", found.title_at, message, hint, severe)


def _of_date(found: Reading) -> Iterable[Doubt]:
    if found.date_at < 0 or found.published is None or found.date_in_body:
        return
    own = found.page.lines[found.date_at]
    margin, rival = date_margin(found, found.date_at), None
    for index in found.page.dates:
        line = found.page.lines[index]
        if line.date and line.date.date and line.date.date.day != found.published.day:
            if line.date.published is None:
                continue
            chosen_too = found.states[index] in DATES
            difference = 0.0 if chosen_too else date_margin(found, found.date_at) - date_margin(found, index)
            if difference < margin or rival is None:
                margin, rival = min(margin, difference), line
    if margin >= DATE or (rival is None and found.title_at < _WHOLE_PAGE):
        return  # the only date of a text that was selected is the article's
    other = f", but perhaps {quoted(rival.text)} (line {rival.number})" if rival else ""
    message = f"the date is probably {quoted(own.text)} (line {own.number}){other}"
    yield Doubt(
        "SN132",
        found.date_at,
        message,
        "delete the other dates, or begin the file's name with the date: 2025-11-06-name",
    )


def _of_body(found: Reading) -> Iterable[Doubt]:
    """A body of which many lines could be something else, or beside which many lines could be of it."""
    doubtful = [index for index, amid in enumerate(found.page.amid) if not amid and _is_doubtful(found, index)]
    kept = sum(state in KEPT for state in found.states)
    if _SHARE * len(doubtful) < kept or not doubtful:
        return
    line = found.page.lines[doubtful[0]]
    what = (
        "is kept in the article, but perhaps it is no part of it"
        if found.states[doubtful[0]] in KEPT
        else "is left out, but perhaps it is a part of the article"
    )
    message = f"{quoted(line.text)} (line {line.number}) {what}"
    yield Doubt("SN134", doubtful[0], message, "delete what is no part of the article")


def _is_doubtful(found: Reading, index: int) -> bool:
    """Whether the line is nearly as well kept as left out. A short heading or caption is not worth a doubt."""
    label, line = found.label(index), found.page.lines[index]
    if label in ("heading", "subtitle") or (label != "body" and len(line.text) < _SHORTEST):
        return False
    return abs(_kept_margin(found, index)) < BODY


def _kept_margin(found: Reading, index: int) -> float:
    """The score of the line as a part of the body, less its score as a line to leave out."""
    row = found.through[index]
    kept = max(row[state] for state in KEPT)
    dropped = max(value for state, value in enumerate(row) if state not in KEPT)
    if found.page.lines[index].kind in (lines.NUMBER, lines.LATIN) or min(kept, dropped) < NEVER / 2:
        return -NEVER
    return kept - dropped
