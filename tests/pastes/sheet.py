"""A synthetic page as rows of lines and labels, and how rows are drawn and spaced."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from tests.pastes.stories import Story

BLANK = ("", "")
Rows = list[tuple[str, str]]  # the lines of a part, each with its label


@dataclass(slots=True)
class Page:
    """Lines with their labels (a blank line has none), and what is right: the title and the date of `story`."""

    story: Story
    kind: str
    rows: Rows = field(default_factory=list)
    outlet: str = ""
    dated_below: bool = False  # whether the date is below the body

    @property
    def text(self) -> str:
        return "\n".join(text for text, _ in self.rows)


def spaced(random: Random, rows: Iterable[tuple[str, str]], share: float) -> Rows:
    """The rows with a blank line, or some, after each with this probability."""
    found: Rows = []
    for row in rows:
        found.append(row)
        if random.random() < share:
            found += [BLANK] * random.choice((1, 1, 1, 2, 4))
    return found


def pick(random: Random, table: tuple[str, ...], most: int, label: str, least: int = 0) -> Rows:
    count = min(random.randint(least, most), len(table))
    return [(text, label) for text in random.sample(table, count)]
