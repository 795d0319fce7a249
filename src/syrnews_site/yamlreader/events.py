"""The YAML events of PyYAML -> nodes: the long way, which every text can go, and which finds every mistake."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

import yaml

from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic, Severity
from syrnews_site.yamlreader.mistakes import CONTEXT_SAYS_WHERE, explain, explain_text
from syrnews_site.yamlreader.nodes import Limits, Mapping, Node, Scalar, Sequence

# libyaml where PyYAML was built with it: the same events, about ten times faster.
LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Whatever YAML does not allow to stand in a file, a byte order mark within the text among it.
UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
BLOCK = re.compile(r"^[^\s#-]", re.MULTILINE)
COMMENT = re.compile(r"[ \t]+#")


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
        line, counted = first_line, 0
        for match in UNPRINTABLE.finditer(text):
            line += text.count("\n", counted, match.start())
            counted = match.start()
            column = counted - text.rfind("\n", 0, counted)
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
        line = first_line
        for begins, stops in zip(starts, ends, strict=True):
            pairs += self.entry(text[begins:stops], line)
            line += text.count("\n", begins, stops)
        place = (pairs[0][0].line, pairs[0][0].column) if pairs else (first_line, 1)
        return Mapping(self.unique(pairs), *place)

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
        row, column = (mark.line, mark.column) if mark else (0, 0)
        bracket = max(self.text.rfind("["), self.text.rfind("{"))
        if "node content" in problem and bracket >= 0 and mark and not self.text[mark.index :].strip():
            row = self.text.count("\n", 0, bracket)  # the parser means the end of the text, where nobody looks
            column = bracket - self.text.rfind("\n", 0, bracket) - 1
        lines = self.text.split("\n")
        message, hint = explain(problem, lines[row] if row < len(lines) else "")
        self.diagnostics.append(Diagnostic(self.file, self.first_line + row, column + 1, "SN201", message, hint))
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
