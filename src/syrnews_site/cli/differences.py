"""A difference between two builds, as Markdown for a job summary, as lines for a terminal, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from syrnews_site.diagnostics import quoted, visible
from syrnews_site.published.difference import ChangeLists, Difference, DifferenceEntry, Rejection

SHOWN = 100  # entries of one kind
LONGEST = 200_000  # bytes of one summary; GitHub accepts 1 MiB from one step

KINDS = ("added", "changed", "removed")

# Characters that could begin Markdown, HTML, a line, or an address that becomes a link.
_SPECIAL = re.compile(r"[!-/:-@\[-`{-~\s]")
_JOINER = "\u2060"


def escaped(text: str) -> str:
    """A text that Markdown shows unchanged, on one line, without markup, links and mentions.

    ASCII punctuation becomes character references, which Markdown treats as text. A word joiner follows each @, so
    that GitHub does not read a person's name.
    """
    line = " ".join(visible(" ".join(text.split())).split())
    return _SPECIAL.sub(_reference, line)


def _reference(match: re.Match[str]) -> str:
    character = match[0]
    if character == " ":
        return character
    return f"&#{ord(character)};" + (_JOINER if character == "@" else "")


def size(number: int) -> str:
    """A number of bytes in GB, MB, kB or bytes, by powers of ten."""
    for unit, worth in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if number >= worth:
            return f"{number / worth:.1f} {unit}"
    return f"{number} bytes"


def heading(difference: Difference) -> str:
    """The numbers of articles added, changed, removed and rejected, in one sentence of ASCII."""
    counts = ", ".join(f"{len(getattr(difference.articles, kind))} {kind}" for kind in KINDS)
    rejected = ""
    if difference.rejected is not None:
        new = sum(rejection.new for rejection in difference.rejected)
        rejected = f", {len(difference.rejected)} rejected ({new} of them new)"
    return f"articles: {counts}{rejected}"


def sizes(difference: Difference) -> str:
    """Size and number of files, after and before."""
    grown = difference.new_size - difference.old_size
    sign = "+" if grown >= 0 else "-"
    return (
        f"{size(difference.new_size)} in {difference.new_files} files "
        f"({sign}{size(abs(grown))}; before: {size(difference.old_size)} in {difference.old_files} files)"
    )


def page_counts(pages: ChangeLists) -> str:
    """The numbers of other pages and files added, changed and removed."""
    return "other pages and files: " + ", ".join(f"{len(getattr(pages, kind))} {kind}" for kind in KINDS)


def navigation_count(difference: Difference) -> list[str]:
    """A line for pages that changed in their navigation alone, if there are any."""
    count = len(difference.navigation)
    return [f"changed in navigation alone: {count} page{'s' * (count > 1)}"] if count else []


def terminal(difference: Difference) -> Iterator[str]:
    """The difference, for a person at a terminal."""
    yield heading(difference)
    for kind in KINDS:
        entries: list[DifferenceEntry] = getattr(difference.articles, kind)
        for entry in entries[:SHOWN]:
            yield f"  {kind:<8} {visible(entry.path)}  {quoted(entry.title)}"
        yield from _more(entries, "  ")
    for rejection in (difference.rejected or ())[:SHOWN]:
        error = rejection.diagnostic
        known = "rejected" if rejection.new else "rejected as before"
        yield f"  {known} {visible(f'{error.file}:{error.line} {error.code} {error.message}')}"
    yield page_counts(difference.pages)
    yield from navigation_count(difference)
    yield f"size: {sizes(difference)}"


def markdown(difference: Difference) -> str:
    """The difference, as a summary for GitHub. Untrusted text is escaped; the end is cut after LONGEST bytes."""
    lines: list[str] = []
    length = 0
    for line in _markdown_lines(difference):
        length += len(line.encode()) + 1
        if length > LONGEST:
            lines += ["", "The rest does not fit here."]
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def _markdown_lines(difference: Difference) -> Iterator[str]:
    yield "## What changes"
    yield ""
    yield f"- {heading(difference)}"
    yield f"- {page_counts(difference.pages)}"
    yield from (f"- {line}" for line in navigation_count(difference))
    yield f"- size: {sizes(difference)}"
    new = [rejection.diagnostic for rejection in difference.rejected or () if rejection.new]
    if new:
        yield from ("", "### Rejected", "")
        for error in new[:SHOWN]:
            yield f"- {_isolated(f'{error.file}:{error.line}')} {error.code}: {escaped(error.message)}"
        yield from _more(new, "- ")
    for kind in KINDS:
        entries: list[DifferenceEntry] = getattr(difference.articles, kind)
        if entries:
            yield from ("", f"### Articles {kind}", "")
            yield from (f"- {_isolated(entry.title)} ({_isolated(entry.path)})" for entry in entries[:SHOWN])
            yield from _more(entries, "- ")
    for kind in KINDS:
        pages: list[DifferenceEntry] = getattr(difference.pages, kind)
        if pages:
            yield from ("", f"### Other pages and files {kind}", "")
            yield from (f"- {_isolated(entry.path)}" for entry in pages[:SHOWN])
            yield from _more(pages, "- ")


def _isolated(text: str) -> str:
    """Escaped, and isolated, so that its direction does not reorder the line around it."""
    return escaped(quoted(text))


def _more(entries: Sequence[object], lead: str) -> Iterable[str]:
    return [f"{lead}and {len(entries) - SHOWN} more"] if len(entries) > SHOWN else []


def as_json(difference: Difference) -> str:
    """The whole difference as one JSON object. Names that are not UTF-8 keep their JSON escapes."""
    everything = {
        "articles": _listed(difference.articles),
        "pages": _listed(difference.pages),
        "navigation": [{"path": entry.path, "title": entry.title} for entry in difference.navigation],
        "rejected": None
        if difference.rejected is None
        else [_rejection(rejection) for rejection in difference.rejected],
        "size": {"before": difference.old_size, "after": difference.new_size},
        "files": {"before": difference.old_files, "after": difference.new_files},
    }
    return json.dumps(everything, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def _rejection(rejection: Rejection) -> dict[str, object]:
    error = rejection.diagnostic
    place = {"file": error.file, "line": error.line, "column": error.column}
    return {**place, "code": error.code, "message": error.message, "new": rejection.new}


def _listed(changes: ChangeLists) -> dict[str, list[dict[str, str]]]:
    return {kind: [{"path": entry.path, "title": entry.title} for entry in getattr(changes, kind)] for kind in KINDS}
