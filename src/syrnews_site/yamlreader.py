"""A strict subset of YAML: strings, lists and maps, each with its place in the file, every mistake reported.

PyYAML only delivers events; the values are made here. Every scalar stays the string that was written (`no`, `12:30`
and `2025-11-06` too). Tags, anchors, aliases, merges, keys that are not strings, second documents and duplicate keys
are refused, and so is whatever is deeper or larger than `Limits` says: PyYAML's own loaders crash on 25 KB of `[` and
need seconds for a few nested merges, since they build what the events only describe.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

import yaml
from msgspec import Struct

from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic, Severity
from syrnews_site.yamlmistakes import CONTEXT_SAYS_WHERE, explain, explain_text
from syrnews_site.yamlnodes import Mapping, Node, Scalar, Sequence
from syrnews_site.yamlsimple import read_simple

__all__ = ["AUTHORITY", "FRONT_MATTER", "Limits", "Mapping", "Node", "Scalar", "Sequence", "read"]

# libyaml where PyYAML was built with it: the same events, about ten times faster.
LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Whatever YAML does not allow to stand in a file, a byte order mark within the text among it.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
BLOCK = re.compile(r"^[^\s#-]", re.MULTILINE)
COMMENT = re.compile(r"[ \t]+#")


class Limits(Struct, frozen=True):
    """How much YAML is read: lists and maps within each other, and bytes of UTF-8."""

    depth: int = 3
    size: int = 16 * 1024


FRONT_MATTER = Limits()
AUTHORITY = Limits(depth=4, size=2 * 1024 * 1024)


class Mark(Protocol):
    """A place in a text, as both of PyYAML's parsers tell it: all three count characters or lines, from 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class TooDeepError(Exception):
    """Raised and caught in this module, to leave a structure that is deeper than the limit."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark


def start(event: yaml.Event) -> Mark:
    """Where an event begins; the marks are None only in events that one makes oneself."""
    assert event.start_mark is not None
    return event.start_mark


def end(event: yaml.Event) -> Mark:
    assert event.end_mark is not None
    return event.end_mark


def read(
    text: str, file: str, first_line: int = 1, limits: Limits = FRONT_MATTER, *, comments: bool = True
) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The value that a text holds (None: nothing, or nothing legible) and all that is wrong with it, in file order.

    `first_line` is the line of `file` where `text` begins. A text that breaks off is read again entry by entry, so
    that the other entries are returned, and their own mistakes reported. `comments=False` warns where ` #` cuts a
    value short, for places where a comment is unlikely and a title such as `Goal #2` is not.
    """
    if len(text) > limits.size or (len(text) * 4 > limits.size and len(text.encode(errors="replace")) > limits.size):
        message = f"more than {limits.size // 1024} KB of YAML"
        return None, (Diagnostic(file, first_line, 1, "SN204", message, "put the text below the front matter"),)
    simple = read_simple(text, first_line)
    if simple is not None:
        return simple, ()
    reading = Reading(file, limits, comments)
    node = reading.document(reading.printable(text, first_line), first_line)
    return node, tuple(sorted(reading.diagnostics))


class Reading:
    """One text on its way from events to nodes, and the mistakes found so far."""

    def __init__(self, file: str, limits: Limits, comments: bool) -> None:
        self.file = file
        self.limits = limits
        self.comments = comments
        self.diagnostics: list[Diagnostic] = []
        self.text = ""
        self.first_line = 1
        self.events: Iterator[yaml.Event] = iter(())

    def report(self, mark: Mark, code: str, message: str, hint: str = "", severity: Severity = "error") -> None:
        place = self.first_line + mark.line, mark.column + 1
        self.diagnostics.append(Diagnostic(self.file, *place, code, message, hint, severity))

    def printable(self, text: str, first_line: int) -> str:
        """The text with a replacement for each character that YAML does not allow, all of them reported."""
        text = text.removeprefix("\ufeff")
        for match in UNPRINTABLE.finditer(text):
            line = first_line + text.count("\n", 0, match.start())
            column = match.start() - text.rfind("\n", 0, match.start())
            message = f"the character U+{ord(match[0]):04X} cannot stand in YAML"
            self.diagnostics.append(Diagnostic(self.file, line, column, "SN201", message, "delete it"))
        return UNPRINTABLE.sub("\ufffd", text)

    def document(self, text: str, first_line: int) -> Node | None:
        """The one document of a text; where it breaks off, what its top-level entries give one by one."""
        before = len(self.diagnostics)
        try:
            return self.parse(text, first_line)
        except (yaml.MarkedYAMLError, TooDeepError) as error:
            starts = [match.start() for match in BLOCK.finditer(text)]
            if len(starts) < 2:
                self.broken(error)
                return None
        del self.diagnostics[before:]
        ends = [*starts[1:], len(text)]
        starts[0] = 0
        pairs: list[tuple[Scalar, Node]] = []
        for begins, stops in zip(starts, ends, strict=True):
            pairs += self.entry(text[begins:stops], first_line + text.count("\n", 0, begins))
        return Mapping(self.unique(pairs), *((pairs[0][0].line, pairs[0][0].column) if pairs else (first_line, 1)))

    def entry(self, text: str, first_line: int) -> tuple[tuple[Scalar, Node], ...]:
        """The entry that one top-level block of a broken text holds, or nothing and the reason."""
        try:
            node = self.parse(text, first_line)
        except (yaml.MarkedYAMLError, TooDeepError) as error:
            self.broken(error)
            return ()
        if isinstance(node, Mapping):
            return node.entries
        if node is not None:
            message, hint = explain_text(text)
            self.diagnostics.append(Diagnostic(self.file, node.line, node.column, "SN201", message, hint))
        return ()

    def broken(self, error: yaml.MarkedYAMLError | TooDeepError) -> None:
        if isinstance(error, TooDeepError):
            message = f"more than {self.limits.depth} lists and maps within each other"
            return self.report(error.mark, "SN204", message)
        problem = error.problem or "not YAML"
        mark: Mark | None = error.problem_mark
        if error.context_mark is not None and CONTEXT_SAYS_WHERE.search(problem):
            mark = error.context_mark
        if mark is not None:
            lines = self.text.split("\n")
            self.report(mark, "SN201", *explain(problem, lines[mark.line] if mark.line < len(lines) else ""))
        return None

    def parse(self, text: str, first_line: int) -> Node | None:
        self.text, self.first_line = text, first_line
        self.events = yaml.parse(text, Loader=LOADER)
        root: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.report(start(event), "SN202", "a second YAML document", "delete the line ---")
            elif isinstance(event, yaml.NodeEvent):
                node = self.node(event, 1)
                root = node if documents == 1 else root
        empty = isinstance(root, Scalar) and root.plain and not root.value
        return None if empty else root

    def node(self, event: yaml.Event, depth: int) -> Node:
        mark = start(event)
        line, column = self.first_line + mark.line, mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            self.report(mark, "SN202", f"an alias: *{event.anchor}", "put the value in quotation marks")
            return Scalar("", line, column, False)
        self.refuse_extras(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, line, column)
        if depth > self.limits.depth:
            raise TooDeepError(mark)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
                items.append(self.node(item, depth + 1))
            return Sequence(tuple(items), line, column)
        return Mapping(self.unique(self.pairs(depth + 1)), line, column)

    def scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        plain = not event.style  # libyaml says "", the Python parser says None
        if plain and event.value and not self.comments and COMMENT.match(self.text, end(event).index):
            message = f"what follows # is a comment, and the value ends before it: {quoted(event.value)}"
            self.report(end(event), "SN205", message, "put the whole value in quotation marks", "warning")
        return Scalar(event.value, line, column, plain)

    def refuse_extras(self, event: yaml.Event) -> None:
        if anchor := getattr(event, "anchor", None):
            self.report(start(event), "SN202", f"an anchor: &{anchor}", "put the value in quotation marks")
        if tag := getattr(event, "tag", None):
            self.report(start(event), "SN202", f"a YAML tag: {tag}", "put the value in quotation marks")

    def pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth)
            value = self.node(next(self.events), depth)
            if not isinstance(key, Scalar):
                self.report(start(event), "SN202", "a key that is a list or a map")
            elif key.value == "<<" and key.plain:
                self.report(start(event), "SN202", "a merge: <<", "write the entries out")
            else:
                yield key, value

    def unique(self, pairs: Iterable[tuple[Scalar, Node]]) -> tuple[tuple[Scalar, Node], ...]:
        """The pairs, the first of each key; the others are reported."""
        first: dict[str, tuple[Scalar, Node]] = {}
        for key, value in pairs:
            if key.value in first:
                message = f"the key {quoted(key.value)} stands in line {first[key.value][0].line} already"
                self.diagnostics.append(Diagnostic(self.file, key.line, key.column, "SN203", message, "delete one"))
            else:
                first[key.value] = key, value
        return tuple(first.values())
