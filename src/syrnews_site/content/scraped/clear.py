"""Labels for a text that leaves nothing to decide: one headline, prose in a row, and lines of known kinds around them.

Most texts that a person selected with care are of this form. The model would give the same labels, as a test
compares, but takes three times as long.
"""

from __future__ import annotations

from syrnews_site.content.scraped import lines
from syrnews_site.content.scraped.model import INDEX
from syrnews_site.content.scraped.page import PastedPage

_MOST_LINES = 60
_BYLINES = frozenset((lines.SOURCE, lines.AUTHOR, lines.KEYWORDS, lines.OUTLET, lines.ADDRESS))
_KNOWN = _BYLINES | {lines.CHROME}
_ABOVE, _BETWEEN, _BELOW = (
    {
        lines.DATE: INDEX[date],
        lines.CHROME: INDEX[chrome],
        **dict.fromkeys(_BYLINES, INDEX[byline]),
    }
    for date, chrome, byline in (
        ("date above", "menu", "byline above"),
        ("date", "chrome", "byline"),
        ("date below", "after", "byline below"),
    )
)


def states_of(page: PastedPage) -> tuple[int, ...]:
    """The states of the lines; empty if the text leaves something to decide."""
    run = page.kinds[page.start : page.end]
    if not page.has_body or len(page.lines) > _MOST_LINES or run.strip(lines.PROSE) or not page.ranks:
        return ()
    title = page.lines[max(page.ranks)].key
    if page.counts[title] != len(page.ranks) or not _is_known(page, title):
        return ()
    first = min(page.ranks)
    return (
        *(_ABOVE[kind] for kind in page.kinds[:first]),
        INDEX["title"],
        *(_BETWEEN.get(kind, INDEX["again"]) for kind in page.kinds[first + 1 : page.start]),
        *([INDEX["body"]] * len(run)),
        *(_BELOW[kind] for kind in page.kinds[page.end :]),
    )


def _is_known(page: PastedPage, title: str) -> bool:
    """Whether each line beside the run is the title, of a known kind, or the only date of the text."""
    dates = [line for line in page.lines if line.kind == lines.DATE]
    if len(dates) > 1 or any(line.date is None for line in dates):
        return False
    outside = (*page.lines[: page.start], *page.lines[page.end :])
    titles = [line for line in outside if line.key == title]
    if any(line.kind not in (lines.MIDDLE, lines.SENTENCE) for line in titles):
        return False
    return all(line.key == title or line.kind in _KNOWN or line.date for line in outside)
