"""A whole YAML text -> nodes: at once, or entry by entry if the text is broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from syrnews_site.model import Diagnostic
from syrnews_site.yamlreader.events import EventParser, TooDeepError, without_repeated_keys
from syrnews_site.yamlreader.mistakes import explain_text, locate
from syrnews_site.yamlreader.nodes import Limits, Mapping, Node, Scalar

# The characters that YAML does not allow in a file, and a byte order mark within the text.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ENTRY = re.compile(r"^[^\s#-]", re.MULTILINE)  # the first character of an entry of the outermost map


class DocumentReader:
    """Reads the one document of a file, and collects a diagnostic for each mistake in it."""

    def __init__(self, file: str, limits: Limits, *, comments: bool) -> None:
        """`comments`: whether a comment after a value is allowed without a warning."""
        self.file = file
        self.limits = limits
        self.comments = comments
        self.diagnostics: list[Diagnostic] = []

    def read(self, text: str, first_line: int) -> Node | None:
        """The value of the document. If the text is broken: the map of those entries that can be read."""
        text = self._printable(text, first_line)
        parser = self._parser(text, first_line)
        try:
            node = parser.parse()
        except (yaml.MarkedYAMLError, TooDeepError) as error:
            starts = [match.start() for match in _ENTRY.finditer(text)]
            if len(starts) > 1:
                return self._entries(text, first_line, [0, *starts[1:], len(text)])
            node = None
            self._report_broken(error, text, first_line)
        self.diagnostics += parser.diagnostics
        return node

    def _parser(self, text: str, first_line: int) -> EventParser:
        return EventParser(text, self.file, first_line, self.limits, comments=self.comments)

    def _printable(self, text: str, first_line: int) -> str:
        """The text with a replacement for each character that YAML does not allow. Reports all of them."""
        text = text.removeprefix("\ufeff")
        line, counted = first_line, 0
        for match in _UNPRINTABLE.finditer(text):
            line += text.count("\n", counted, match.start())
            counted = match.start()
            column = counted - text.rfind("\n", 0, counted)
            message = f"YAML does not allow the character U+{ord(match[0]):04X}"
            self.diagnostics.append(Diagnostic(self.file, line, column, "SN201", message, "delete the character"))
        return _UNPRINTABLE.sub("\ufffd", text)

    def _entries(self, text: str, first_line: int, starts: list[int]) -> Mapping:
        """The entries of a broken map, each of them parsed by itself."""
        pairs: list[tuple[Scalar, Node]] = []
        line = first_line
        for start, end in pairwise(starts):
            pairs += self._entry(text[start:end], line)
            line += text.count("\n", start, end)
        place = (pairs[0][0].line, pairs[0][0].column) if pairs else (first_line, 1)
        return Mapping(without_repeated_keys(pairs, self.file, self.diagnostics), *place)

    def _entry(self, text: str, first_line: int) -> Iterator[tuple[Scalar, Node]]:
        """The key and value of one entry. Yields nothing, and reports why, if the entry is broken."""
        parser = self._parser(text, first_line)
        try:
            node = parser.parse()
        except (yaml.MarkedYAMLError, TooDeepError) as error:
            node = None
            self._report_broken(error, text, first_line)
        self.diagnostics += parser.diagnostics
        if isinstance(node, Mapping):
            yield from node.entries
        elif node is not None:
            message, hint = explain_text(text)
            self.diagnostics.append(Diagnostic(self.file, node.line, node.column, "SN201", message, hint))

    def _report_broken(self, error: yaml.MarkedYAMLError | TooDeepError, text: str, first_line: int) -> None:
        if isinstance(error, TooDeepError):
            place = first_line + error.mark.line, error.mark.column + 1
            message = f"more than {self.limits.depth} lists and maps within each other"
            self.diagnostics.append(Diagnostic(self.file, *place, "SN204", message, "nest the lists and maps less"))
            return
        mistake = locate(error, text)
        place = first_line + mistake.row, mistake.column + 1
        self.diagnostics.append(Diagnostic(self.file, *place, "SN201", mistake.message, mistake.hint))
