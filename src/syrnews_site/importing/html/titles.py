"""The title of a page, without the name of the site that most pages add to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from syrnews_site.arabic.fold import fold

_BARS = re.compile(r"\s+[|•·»«:]\s+|\s*[|•»]\s*|\s+[-–—]\s+")
_FEWEST_LETTERS = 8
_LONGEST_NAME = 60  # characters of a site's name


def title_of(candidates: Sequence[str], lines: Iterable[str], read: str, site_names: Iterable[str]) -> str:
    """The title: what the page says to programs, in the form in which a line of the page shows it.

    `candidates`: the titles for programs, the surest first. `read`: the title that was read in the page's text.
    """
    shown = {fold(line): line for line in reversed(list(lines)) if len(line) < 300}
    names = {fold(name) for name in site_names if name}
    possible = [form for candidate in candidates for form in forms(candidate)]
    if read and any(fold(form) == fold(read) for form in possible):
        return read
    for form in possible:
        if (key := fold(form)) in shown and key not in names and len(key) >= _FEWEST_LETTERS:
            return shown[key]
    if read:
        return read
    return next((without_site(candidate, names) for candidate in candidates if fold(candidate) not in names), "")


def forms(title: str) -> Iterable[str]:
    """The title, then the title without one or more of the parts at its end, the longest first."""
    yield title
    ends = [found.start() for found in _BARS.finditer(title)]
    for end in reversed(ends):
        yield title[:end].strip()
    for found in _BARS.finditer(title):
        yield title[found.end() :].strip()


def without_site(title: str, names: Iterable[str]) -> str:
    """The title without a part at its end that is the site's name."""
    known = set(names)
    for found in _BARS.finditer(title):
        rest = fold(title[found.end() :])
        if rest in known or any(name and (name in rest or rest in name) for name in known):
            return title[: found.start()].strip()
    return title


def site_beside(candidates: Iterable[str], title: str, lines: Iterable[str]) -> str:
    """The name that a title for programs has before or after the title, if the page shows this name too."""
    shown = {fold(line): line for line in lines if len(line) < _LONGEST_NAME}
    for candidate in candidates:
        parts: list[str] = [part.strip() for part in _BARS.split(candidate)]
        if len(parts) > 1 and fold(title) in map(fold, parts):
            for part in reversed(parts):
                if fold(part) != fold(title) and (name := shown.get(fold(part))):
                    return name
    return ""
