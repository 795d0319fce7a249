"""A difference between two builds, as Markdown for a job summary, as lines for a terminal, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

from syrnews_site.diagnostics import quoted, visible
from syrnews_site.published.compare import Changes, Difference, Entry, Rejected

SHOWN = 100  # entries of one kind
LONGEST = 200_000  # bytes of one summary; GitHub takes 1 MiB for all that a step writes

KINDS = ("added", "changed", "removed")

# Whatever could begin Markdown, HTML, an address that becomes a link, or a line of its own.
_SPECIAL = re.compile(r"[!-/:-@\[-`{-~\s]")
_JOINER = "\u2060"


def escaped(text: str) -> str:
    """A text that Markdown shows as it stands, on one line: neither markup, nor links, nor mentions.

    ASCII punctuation becomes character references, which Markdown takes for text; a word joiner after an @ keeps
    GitHub from taking it for a person's name.
    """
    line = " ".join(visible(" ".join(text.split())).split())
    return _SPECIAL.sub(_reference, line)


def _reference(match: re.Match[str]) -> str:
    character = match[0]
    if character == " ":
        return character
    return f"&#{ord(character)};" + (_JOINER if character == "@" else "")


def size(number: int) -> str:
    """A size in the unit that suits it, of powers of ten."""
    for unit, worth in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if number >= worth:
            return f"{number / worth:.1f} {unit}"
    return f"{number} bytes"


def heading(difference: Difference) -> str:
    """The whole of it in one sentence of plain characters."""
    counts = ", ".join(f"{len(getattr(difference.articles, kind))} {kind}" for kind in KINDS)
    rejected = ""
    if difference.rejected is not None:
        new = sum(one.new for one in difference.rejected)
        rejected = f", {len(difference.rejected)} rejected ({new} of them new)"
    return f"articles: {counts}{rejected}"


def sizes(difference: Difference) -> str:
    """Size and number of files, before and after."""
    grown = difference.new_size - difference.old_size
    sign = "+" if grown >= 0 else "-"
    return (
        f"{size(difference.new_size)} in {difference.new_files} files "
        f"({sign}{size(abs(grown))}; before: {size(difference.old_size)} in {difference.old_files} files)"
    )


def page_counts(pages: Changes) -> str:
    """How many other pages and files were added, changed, removed."""
    return "other pages and files: " + ", ".join(f"{len(getattr(pages, kind))} {kind}" for kind in KINDS)


def terminal(difference: Difference) -> Iterator[str]:
    """Lines for a person at a terminal."""
    yield heading(difference)
    for kind in KINDS:
        entries: list[Entry] = getattr(difference.articles, kind)
        for entry in entries[:SHOWN]:
            yield f"  {kind:<8} {visible(entry.path)}  {quoted(entry.title)}"
        yield from _more(entries, "  ")
    for one in (difference.rejected or ())[:SHOWN]:
        said = one.diagnostic
        known = "rejected" if one.new else "rejected as before"
        yield f"  {known} {visible(f'{said.file}:{said.line} {said.code} {said.message}')}"
    yield page_counts(difference.pages)
    yield f"size: {sizes(difference)}"


def markdown(difference: Difference) -> str:
    """A summary for GitHub: untrusted text is escaped, long lists are cut, and it is never longer than LONGEST."""
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
    yield f"- size: {sizes(difference)}"
    new = [one.diagnostic for one in difference.rejected or () if one.new]
    if new:
        yield from ("", "### Rejected", "")
        for said in new[:SHOWN]:
            yield f"- {_isolated(f'{said.file}:{said.line}')} {said.code}: {escaped(said.message)}"
        yield from _more(new, "- ")
    for kind in KINDS:
        entries: list[Entry] = getattr(difference.articles, kind)
        if entries:
            yield from ("", f"### Articles {kind}", "")
            yield from (f"- {_isolated(entry.title)} ({_isolated(entry.path)})" for entry in entries[:SHOWN])
            yield from _more(entries, "- ")
    for kind in KINDS:
        pages: list[Entry] = getattr(difference.pages, kind)
        if pages:
            yield from ("", f"### Other pages and files {kind}", "")
            yield from (f"- {_isolated(entry.path)}" for entry in pages[:SHOWN])
            yield from _more(pages, "- ")


def _isolated(text: str) -> str:
    """Escaped, and kept from turning the order of the line that holds it."""
    return escaped(quoted(text))


def _more(entries: Sequence[object], lead: str) -> Iterable[str]:
    return [f"{lead}and {len(entries) - SHOWN} more"] if len(entries) > SHOWN else []


def as_json(difference: Difference) -> str:
    """Everything, uncut, as one JSON object. Names that are no UTF-8 keep their JSON escapes."""
    everything = {
        "articles": _listed(difference.articles),
        "pages": _listed(difference.pages),
        "rejected": None if difference.rejected is None else [_rejection(one) for one in difference.rejected],
        "size": {"before": difference.old_size, "after": difference.new_size},
        "files": {"before": difference.old_files, "after": difference.new_files},
    }
    return json.dumps(everything, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def _rejection(one: Rejected) -> dict[str, object]:
    said = one.diagnostic
    place = {"file": said.file, "line": said.line, "column": said.column}
    return {**place, "code": said.code, "message": said.message, "new": one.new}


def _listed(changes: Changes) -> dict[str, list[dict[str, str]]]:
    return {kind: [{"path": entry.path, "title": entry.title} for entry in getattr(changes, kind)] for kind in KINDS}
