"""Finds what recurs in the raw texts of an archive: outlets, sections and chrome that its settings do not know yet.

A page's own words come once; what a site prints on all its pages comes again at the same place of many files.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.fold import words
from syrnews_site.authority.entries import bare_domain
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.scraped import lines, names
from syrnews_site.content.scraped.labelled import KEPT, Reading
from syrnews_site.content.scraped.lines import Line

FEWEST = 5  # files
FEWEST_HOSTS = 3  # files whose addresses share a host and a source
_SHARE = 100  # a line is in at least one of this number of files
_SAME_PLACE = 0.8  # of a line's files have the line at the same place
_AT_TOP = 0.5  # the share of files whose first line must be a name, for an outlet's
_SHORTEST_NAME = 4  # letters
_LONGEST_NAME = 5  # words
_LONGEST = lines.PROSE_LENGTH  # characters; site.yaml's chrome has no longer lines
_FEWEST_AMONG = 3  # words of a line among paragraphs; shorter lines are headings
_LONGEST_SECTION = 3  # words
_KINDS = frozenset((lines.SHORT, lines.MIDDLE, lines.NAME, lines.LATIN, lines.SENTENCE))

FIRST, ABOVE, BETWEEN, AMONG, BELOW = (
    "in the first line",
    "above the title",
    "between the title and the text",
    "among the paragraphs",
    "below the text",
)

Subject = Literal["outlet", "domain", "section", "chrome"]


class Recurrence(NamedTuple):
    """A text that recurs: `files` of `total` files have it at `place`. A domain belongs to the outlet `outlet`."""

    subject: Subject
    text: str
    place: str
    files: int
    total: int
    outlet: str = ""


@dataclass(slots=True)
class _Seen:
    """What was seen of the lines that fold to one key."""

    spellings: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    titles: int = 0  # files that have the line as their title

    @property
    def count(self) -> int:
        return self.places.total()

    @property
    def place(self) -> str:
        return self.places.most_common(1)[0][0]

    @property
    def spelling(self) -> str:
        return min(self.spellings, key=lambda text: (-self.spellings[text], text))


def find(readings: Iterable[Reading], authority: Authority) -> list[Recurrence]:
    """What recurs in these readings: outlets first, then their domains, sections, chrome; the most frequent first."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    sources: dict[str, Counter[str]] = defaultdict(Counter)
    hosts: Counter[tuple[str, str]] = Counter()
    total = 0
    for found in readings:
        if not (found.title and found.paragraphs):
            continue
        total += 1
        _see_lines(found, seen)
        source = one_line(found.source)
        if key := " ".join(words(source)):
            sources[key][source] += 1
            if (host := _host(found.source_url)) and authority.outlet_at(found.source_url) is None:
                hosts[source, host] += 1
    fewest = max(FEWEST, -(-total // _SHARE))
    recurrences = [*_outlets(seen, sources, fewest, total, authority)]
    known = {" ".join(words(recurrence.text)) for recurrence in recurrences}
    recurrences += [
        Recurrence("domain", host, "in the addresses of the originals", count, total, source)
        for (source, host), count in hosts.items()
        if count >= FEWEST_HOSTS and (" ".join(words(source)) in known or authority.outlet(source))
    ]
    recurrences += _chrome(seen, known, fewest, total)
    order = ("outlet", "domain", "section", "chrome")
    return sorted(recurrences, key=lambda found: (order.index(found.subject), -found.files, found.text))


def _host(address: str) -> str:
    try:
        return bare_domain(urlsplit(address).hostname or "")
    except ValueError:  # brackets in the address that are no IPv6
        return ""


def _see_lines(found: Reading, seen: dict[str, _Seen]) -> None:
    """Enter the lines of a text that can recur, each key once."""
    kept = [index for index, state in enumerate(found.states) if state in KEPT]
    # A line that the reading kept after the last paragraph of prose is nonetheless below the text.
    prose = [index for index in kept if found.page.kinds[index] == lines.PROSE] or kept
    first, last = (prose[0], prose[-1]) if prose else (len(found.page.lines), len(found.page.lines))
    entered: set[str] = set()
    for index, line in enumerate(found.page.lines):
        if not _can_recur(line) or line.key in entered:
            continue
        entered.add(line.key)
        entry = seen[line.key]
        entry.spellings[line.text] += 1
        entry.titles += index == found.title_at
        entry.places[_place(index, found.title_at, first, last)] += 1


def _can_recur(line: Line) -> bool:
    """Whether the line is short, unknown, and no date, number, city or person's name."""
    if line.kind not in _KINDS or len(line.text) >= _LONGEST or not line.key:
        return False
    if any(map(str.isdigit, line.key)) or line.key in names.CITIES:
        return False
    return line.kind != lines.NAME or "n" not in line.detail


def _place(index: int, title: int, first: int, last: int) -> str:
    if index == 0:
        return FIRST
    if index > last:
        return BELOW
    if index > first:
        return AMONG
    return ABOVE if index < title or title < 0 else BETWEEN


def _outlets(
    seen: dict[str, _Seen], sources: dict[str, Counter[str]], fewest: int, total: int, authority: Authority
) -> Iterator[Recurrence]:
    """Names of sources, and lines at the top: named as a source, with a word like `newspaper`, or above most files."""
    for key in sorted({*sources, *seen}):
        named = sources.get(key, Counter())
        entry = seen.get(key)
        top = entry is not None and entry.place in (FIRST, ABOVE) and _is_recurrent(entry, fewest)
        spelling = named.most_common(1)[0][0] if named else entry.spelling if entry else ""
        if key in names.AGENCIES or authority.outlet(spelling) or len(key.split()) > _LONGEST_NAME:
            continue
        if entry and top and (named or _is_name_at_top(key, entry, total)):
            yield Recurrence("outlet", entry.spelling, entry.place, entry.count, total)
        elif named.total() >= fewest:
            yield Recurrence("outlet", spelling, "as the source", named.total(), total)


def _is_name_at_top(key: str, entry: _Seen, total: int) -> bool:
    if key.split()[0] in names.KINDS_OF_OUTLETS:
        return True
    return entry.place == FIRST and entry.count >= _AT_TOP * total and len(key.replace(" ", "")) >= _SHORTEST_NAME


def _is_recurrent(entry: _Seen, fewest: int) -> bool:
    """Whether enough files have the line, nearly all at one place, and hardly any as a title."""
    at_place = entry.places[entry.place]
    if entry.place in (FIRST, ABOVE):  # the first line is above the title too
        at_place = entry.places[FIRST] + entry.places[ABOVE]
    return entry.count >= fewest and at_place >= _SAME_PLACE * entry.count and 2 * entry.titles < entry.count


def _chrome(seen: dict[str, _Seen], outlets: set[str], fewest: int, total: int) -> Iterator[Recurrence]:
    for key, entry in seen.items():
        if key in outlets or not _is_recurrent(entry, fewest):
            continue
        count = len(key.split())
        if entry.place == AMONG and (count < _FEWEST_AMONG or entry.spelling.endswith(":")):
            continue
        is_section = entry.place in (FIRST, ABOVE) and count <= _LONGEST_SECTION and len(key) >= _SHORTEST_NAME
        subject: Subject = "section" if is_section else "chrome"
        for spelling in sorted(entry.spellings):  # site.yaml's chrome names lines to the letter
            yield Recurrence(subject, spelling, entry.place, entry.spellings[spelling], total)
