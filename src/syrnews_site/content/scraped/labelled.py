"""A page whose lines have labels, and what is read from it about its article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from syrnews_site.arabic.dates.parse import PrintedDate
from syrnews_site.content.scraped import model
from syrnews_site.content.scraped.lines import Line
from syrnews_site.content.scraped.model import INDEX, STATES
from syrnews_site.content.scraped.page import PastedPage
from syrnews_site.model import Note

TITLE = INDEX["title"]
DATES = frozenset(INDEX[state] for state in ("date above", "date", "date below"))
KEPT = frozenset(INDEX[state] for state in ("subtitle", "body", "heading"))
BYLINES = frozenset(INDEX[state] for state in ("byline above", "byline", "byline below"))


@dataclass(slots=True)
class Reading:
    """What a raw text tells about its article. A value is empty if the text has none.

    `page` and `states` hold the lines and the label of each, `through` how near other labels were.
    """

    page: PastedPage
    states: tuple[int, ...] = ()
    allowed: tuple[tuple[int, ...], ...] = ()
    through: tuple[tuple[float, ...], ...] = ()
    score: float = 0.0
    title: str = ""
    title_at: int = -1  # index of the line in `page.lines`
    title_from: Literal["", "short line", "file name"] = ""  # where a title comes from that is not sure
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
        """Whether the date line is in the body. Such a date is the least sure one."""
        return self.date_at >= 0 and self.states[self.date_at] in KEPT

    @property
    def date_below(self) -> bool:
        """Whether the date line is in the body or below it. A date that a person put into the path is surer."""
        return self.date_at >= 0 and (self.date_in_body or self.label(self.date_at) == "date below")

    def label(self, index: int) -> str:
        """The name of the state that the line at this index has."""
        return STATES[self.states[index]]


def date_margin(found: Reading, index: int) -> float:
    """The score of the line as a date of publication, less its best score as anything else."""
    row, allowed = found.through[index], found.allowed[index]
    dates = [row[state] for state in allowed if state in DATES]
    others = [row[state] for state in allowed if state not in DATES]
    return max(dates, default=model.NEVER) - max(others, default=model.NEVER)
