"""What is wrong with broken YAML, and where, in words that help a person who does not know YAML."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from syrnews_site.diagnostics import quoted

_QUOTE = 'put the value in quotation marks: key: "value"'

# Problems that the parser notices late. The helpful place is where the list, map or string begins.
_CONTEXT_HAS_THE_PLACE = re.compile(
    "end of stream|expected ':'|',' or '|alphanumeric|alphabetic|URI|whitespace or line break"
)

# A pattern of the line, a pattern of the parser's message, our message, our hint. The first row that fits counts.
_MISTAKES: tuple[tuple[str, str, str, str], ...] = (
    (r"^[ ]*\t", "", "a tab at the start of the line", "indent with spaces"),
    (r"^[^:]*[：﹕︰]", "", "a colon that is not the colon of YAML", "write the colon : of the Latin keyboard"),
    (r'^[^"]*:\s*[“”„«].*:', "", "these quotation marks mean nothing to YAML", 'use straight ones: "..."'),
    ("", "end of stream", "opening quotation marks are not closed", "close them at the end of the value"),
    (r"^[\w-]+:\S", "mapping values|expected ':'|simple key", "no space after the colon", "write key: value"),
    (r"^[ ]*- .*: .*: |^[^-].*: .*:( |$)", "mapping values", "a second colon in the value", _QUOTE),
    ("", "mapping values", "a colon, but no key before it", "indent all keys alike; quote a value that has a colon"),
    ("", "expected ':'", "a line that is not key: value", "write key: value, or indent the line to continue a value"),
    (r": *[@`%]|- *[@`%]", "start any token", "a value cannot begin with @, ` or %", _QUOTE),
    ("\t", "start any token", "a tab between key and value", "use spaces instead of the tab"),
    ("", "start any token", "YAML does not allow this character here", _QUOTE),
    (r": *\*", "alphabetic|alphanumeric", "a value cannot begin with *", _QUOTE),
    (r": *&", "alphabetic|alphanumeric", "a value cannot begin with &", _QUOTE),
    (r": *!", "", "a value cannot begin with !", _QUOTE),
    (r": *[|>]", "comment or (a )?line break", "text after | or >", "begin the text in the next line"),
    (r": *\[", "',' or ']'", "the list is not closed", "close it with ]"),
    (r": *\{", "',' or '}'", "the map is not closed", "close it with }"),
    (r": *- ", "sequence entries", "a list cannot begin in the line of its key", "begin the list in the next line"),
    (r": *[\],}]", "node content", "a value cannot begin with ], } or a comma", _QUOTE),
    (r"^\.\.\.", "node content", "the end of a YAML document", "delete the line ..."),
    ("", "node content", "the list or map is not closed", "close it with ] or }"),
    (r'"', "escape|hexdecimal|Unicode", "a backslash in double quotes",
     "write two backslashes, or use single quotes: '...'"),
    (r": *\"[^\"]*\" *\S", "expected (key|<block end>)", "text after the closing quotation mark",
     "put the whole value in single quotes: '...'"),
    (r": *'[^']*' *\S|: *'.*'\w", "expected (key|<block end>)", "text after the closing quotation mark",
     "double the quotation mark within the value: ''"),
    ("", "'-' indicator|expected key|<block end>|<document start>", "the line does not fit the lines above it",
     "indent all keys alike, and all items of a list alike"),
    ("", "incompatible|directive", "a YAML directive", "delete the line"),
)  # fmt: skip


class Mistake(NamedTuple):
    """A mistake and its place in a text. Row and column count from 0."""

    row: int
    column: int
    message: str
    hint: str


def locate(error: yaml.MarkedYAMLError, text: str) -> Mistake:
    """The mistake that a parser's error means."""
    problem = error.problem or "not YAML"
    mark = error.problem_mark
    if error.context_mark is not None and _CONTEXT_HAS_THE_PLACE.search(problem):
        mark = error.context_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    bracket = max(text.rfind("["), text.rfind("{"))
    if "node content" in problem and bracket >= 0 and mark and not text[mark.index :].strip():
        row = text.count("\n", 0, bracket)  # the parser names the end of the text, where the mistake is not
        column = bracket - text.rfind("\n", 0, bracket) - 1
    lines = text.split("\n")
    message, hint = explain(problem, lines[row] if row < len(lines) else "")
    return Mistake(row, column, message, hint)


def explain(problem: str, line: str) -> tuple[str, str]:
    """A message and a hint, from the parser's message and the line where the parser stopped."""
    for in_line, in_problem, message, hint in _MISTAKES:
        if re.search(in_problem, problem) and re.search(in_line, line):
            return message, hint
    return f"not YAML: {problem}", ""


def explain_text(text: str) -> tuple[str, str]:
    """A message and a hint for an entry that the parser accepts, but that is no key: value."""
    line = text.split("\n", 1)[0]
    message, hint = explain("expected ':'", line)
    return f"{message}: {quoted(line.strip())}", hint
