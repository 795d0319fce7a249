"""What `load` understands of a file, line by line: what each line is taken for, and why."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.comments import Uncommented
from syrnews_site.content.files import is_markdown
from syrnews_site.content.load import load, readable_text
from syrnews_site.content.markdown.parts import divide
from syrnews_site.content.scraped.article import understand
from syrnews_site.content.scraped.reasons import Reasons
from syrnews_site.model import LoadResult
from syrnews_site.settings.site import Site

LEFT_OUT = "left out: "
_CHROME = "chrome: "
# Rules of notes whose lines are read into the record. The lines of all other rules are left out.
_READ = frozenset(("title", "date", "updated", "author", "source", "keywords", "byline"))
_KEPT = {"body": "text", "heading": "heading", "subtitle": "subtitle"}


class ExplainedLine(Struct, frozen=True):
    """A line of a file that is not blank. `label` is what it is taken for, `kept` whether it is in the text."""

    number: int
    text: str
    label: str
    kept: bool
    reasons: tuple[str, ...] = ()


class Explanation(Struct, frozen=True):
    """The lines of a file, and the result of loading it."""

    lines: tuple[ExplainedLine, ...]
    loaded: LoadResult


def explain(site: Site, authority: Authority, path: str, data: bytes) -> Explanation:
    """What a build makes of a file with these bytes; `path` is relative to the content folder. Never raises."""
    loaded = load(site, authority, path, data)
    uncommented = readable_text(path, data)
    if is_markdown(path):
        lines = _markdown_lines(uncommented, loaded)
    else:
        lines = _raw_lines(site, authority, path, uncommented)
    return Explanation(tuple(lines), loaded)


def _raw_lines(site: Site, authority: Authority, path: str, uncommented: Uncommented) -> Iterator[ExplainedLine]:
    found, _ = understand(site, authority, path, uncommented.text)
    if not found.states:
        return
    rules = {note.line: note.rule for note in found.notes}
    reasons = Reasons(found)
    for index, line in enumerate(found.page.lines):
        rule = rules.get(line.number, "")
        label = label_of_rule(rule) if rule else _KEPT.get(found.label(index), "text")
        yield ExplainedLine(uncommented.original_line(line.number), line.text, label, not rule, reasons.of(index))


def label_of_rule(rule: str) -> str:
    """What the rule of a note took a line for, in words."""
    return rule if rule in _READ else LEFT_OUT + rule.removeprefix(_CHROME)


def _markdown_lines(uncommented: Uncommented, loaded: LoadResult) -> Iterator[ExplainedLine]:
    """The lines of front matter, then those of the text; a note of loading says more of its line."""
    parts = divide(uncommented.text)
    notes = {note.line: note.rule for note in loaded.article.notes} if loaded.article else {}
    for number, text in enumerate(uncommented.text.split("\n"), 1):
        if not text.strip():
            continue
        original = uncommented.original_line(number)
        in_front = parts is None or (parts.front is not None and number < parts.body_line)
        label = "front matter" if in_front else "text"
        rule = notes.get(original, "")
        if rule and rule != "comment":
            label = label_of_rule(rule)
        yield ExplainedLine(original, text.strip(), label, label == "text")
