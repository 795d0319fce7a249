"""The events of PyYAML -> nodes. Refuses what the subset does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

import yaml

from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic, Severity
from syrnews_site.yamlreader.nodes import Limits, Mapping, Node, Scalar, Sequence

# libyaml if PyYAML was built with it: the same events, about ten times faster.
LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_COMMENT = re.compile(r"[ \t]+#")


class Mark(Protocol):
    """A place in a text, as both of PyYAML's parsers give it. All three numbers count from 0."""

    @property
    def index(self) -> int: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class TooDeepError(Exception):
    """Lists and maps are nested deeper than the limit. Never leaves this room."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark


class EventParser:
    """Makes the nodes of one text, and collects a diagnostic for each construct that is refused."""

    def __init__(self, text: str, file: str, first_line: int, limits: Limits, *, comments: bool) -> None:
        """`text` begins in line `first_line` of the file. `comments`: whether values may end at a comment."""
        self.text = text
        self.file = file
        self.first_line = first_line
        self.limits = limits
        self.comments = comments
        self.diagnostics: list[Diagnostic] = []
        self.events: Iterator[yaml.Event] = iter(())

    def parse(self) -> Node | None:
        """The value of the first document; None if it is empty. Raises yaml.MarkedYAMLError or TooDeepError."""
        self.events = yaml.parse(self.text, Loader=LOADER)
        root: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report(
                        _start(event), "SN202", "a second YAML document is not accepted", "delete the line ---"
                    )
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, 1)
                root = node if documents == 1 else root
        empty = isinstance(root, Scalar) and root.plain and not root.value
        return None if empty else root

    def _report(self, mark: Mark, code: str, message: str, hint: str, severity: Severity = "error") -> None:
        place = self.first_line + mark.line, mark.column + 1
        self.diagnostics.append(Diagnostic(self.file, *place, code, message, hint, severity))

    def _refuse(self, mark: Mark, construct: str, written: str, hint: str = "put the value in quotation marks") -> None:
        self._report(mark, "SN202", f"{construct} are not accepted: {quoted(written)}", hint)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        mark = _start(event)
        line, column = self.first_line + mark.line, mark.column + 1
        if isinstance(event, yaml.AliasEvent):
            self._refuse(mark, "YAML aliases", f"*{event.anchor}")
            return Scalar("", line, column, False)
        if anchor := getattr(event, "anchor", None):
            self._refuse(mark, "YAML anchors", f"&{anchor}")
        if tag := getattr(event, "tag", None):
            self._refuse(mark, "YAML tags", tag)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, line, column)
        if depth > self.limits.depth:
            raise TooDeepError(mark)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(item, depth + 1))
            return Sequence(tuple(items), line, column)
        return Mapping(without_repeated_keys(self._pairs(depth + 1), self.file, self.diagnostics), line, column)

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> Scalar:
        plain = not event.style  # libyaml says "", the Python parser says None
        if plain and event.value and not self.comments and _COMMENT.match(self.text, _end(event).index):
            message = f"a comment begins at #, and the value ends before it: {quoted(event.value)}"
            self._report(_end(event), "SN205", message, "put the whole value in quotation marks", "warning")
        return Scalar(event.value, line, column, plain)

    def _pairs(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth)
            value = self._node(next(self.events), depth)
            if not isinstance(key, Scalar):
                message = f"a key must be text, not {'a list' if isinstance(key, Sequence) else 'a map'}"
                self._report(_start(event), "SN202", message, "write key: value")
            elif key.value == "<<" and key.plain:
                self._refuse(_start(event), "YAML merges", "<<", "write the entries out")
            else:
                yield key, value


def _start(event: yaml.Event) -> Mark:
    """Where an event begins. The marks of an event that a parser made are never None."""
    assert event.start_mark is not None
    return event.start_mark


def _end(event: yaml.Event) -> Mark:
    assert event.end_mark is not None
    return event.end_mark


def without_repeated_keys(
    pairs: Iterable[tuple[Scalar, Node]], file: str, diagnostics: list[Diagnostic]
) -> tuple[tuple[Scalar, Node], ...]:
    """The first pair of each key. Adds a diagnostic for each repeated key."""
    first: dict[str, tuple[Scalar, Node]] = {}
    for key, value in pairs:
        if key.value in first:
            message = f"the key {quoted(key.value)} is already in line {first[key.value][0].line}"
            diagnostics.append(Diagnostic(file, key.line, key.column, "SN203", message, "delete one of the two"))
        else:
            first[key.value] = key, value
    return tuple(first.values())
