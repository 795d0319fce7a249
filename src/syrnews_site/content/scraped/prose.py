"""Finds the body of a page: the best run of prose among its lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from syrnews_site.content.scraped import lines, wording
from syrnews_site.content.scraped.lines import Line

# What a line of each kind adds to a run; prose adds more the longer it is. A run that crosses a list of headlines, or
# a thread of comments, loses by each date, button and short line between the sentences.
_WORTH: Mapping[str, float] = {
    lines.SENTENCE: 0.3,
    lines.MIDDLE: -0.5,
    lines.SHORT: -0.6,
    lines.NAME: -0.6,
    lines.PICTURE: -0.2,
    lines.CAPTION: -0.4,
    lines.DATE: -1.5,
    lines.AGE: -1.5,
    lines.CHROME: -1.2,
}
_SURELY = 4  # words of rules
_DATE_AMID = -0.3  # a date between paragraphs is a heading
_OTHER = -0.8
_REPEATED = -1.2
_MOST_OF_ONE_LINE = 5.0


def core(page: Sequence[Line], counts: Mapping[str, int]) -> tuple[int, int]:
    """Where the best run of prose begins and ends (the index after its last line); (0, 0) if there is no body.

    A text without a sentence has its last plain line as its body, if another one can be the title.

    `counts` says how often each key is on the page. The run with the greatest sum of worths is found in one pass
    (Kadane's algorithm); of equal ones the first is taken.
    """
    for kinds in ((lines.PROSE,), (lines.PROSE, lines.SENTENCE)):
        found = _best_run(page, counts, kinds)
        if found != (0, 0):
            return found[0], _without_rules(page, *found)
    plain = [index for index, line in enumerate(page) if line.kind in (lines.MIDDLE, lines.SHORT)]
    return (plain[-1], plain[-1] + 1) if len(plain) > 1 else (0, 0)


def is_rules(line: Line) -> bool:
    """Whether a paragraph is the rules for comments, or what a site says of itself: it has two words of such texts."""
    return line.kind == lines.PROSE and wording.policy(line.text) > 1


def are_surely_rules(line: Line) -> bool:
    """Whether a paragraph has too many of these words to be an article's."""
    return wording.policy(line.text) >= _SURELY


def _without_rules(page: Sequence[Line], start: int, end: int) -> int:
    """Where the run ends without the rules for comments below an article."""
    while end - start > 1 and is_rules(page[end - 1]):
        end -= 1
        while end - start > 1 and page[end - 1].kind != lines.PROSE:
            end -= 1
    return end


def _best_run(page: Sequence[Line], counts: Mapping[str, int], kinds: tuple[str, ...]) -> tuple[int, int]:
    best, best_run = 0.0, (0, 0)
    total, start = 0.0, 0
    for index, line in enumerate(page):
        is_prose = line.kind in kinds and counts.get(line.key, 1) == 1
        worth = 0.4 + min(len(line.text) / 100, _MOST_OF_ONE_LINE) if is_prose else _worth(page, index, counts)
        if total <= 0:
            total, start = 0.0, index
        total += worth
        if total > best and line.kind in kinds:
            best, best_run = total, (start, index + 1)
    return best_run


def _worth(page: Sequence[Line], index: int, counts: Mapping[str, int]) -> float:
    line = page[index]
    beside = [other.kind for other in page[max(0, index - 1) : index + 2]]
    if beside == [lines.PROSE, lines.DATE, lines.PROSE]:
        return _DATE_AMID
    return _WORTH.get(line.kind, _OTHER) + (_REPEATED if counts.get(line.key, 1) > 1 else 0.0)
