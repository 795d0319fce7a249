"""What is wrong with broken YAML, in words that help someone who does not know YAML."""

from __future__ import annotations

import re

from syrnews_site.diagnostics import quoted

QUOTE = 'put the value in quotation marks: key: "value"'

# Problems that the parser notices late: the place that helps is where the thing began.
CONTEXT_SAYS_WHERE = re.compile(
    "end of stream|expected ':'|',' or '|alphanumeric|alphabetic|URI|whitespace or line break"
)

# (in the line, in the parser's words, what is wrong, what helps); the first row that fits is taken.
MISTAKES: tuple[tuple[str, str, str, str], ...] = (
    (r"^[ ]*\t", "", "a tab at the start of the line", "indent with spaces"),
    (r"^[^:]*[：﹕︰]", "", "a colon that is not the one of YAML", "write the colon : of the Latin keyboard"),
    (r'^[^"]*:\s*[“”„«].*:', "", "these quotation marks mean nothing to YAML", 'use straight ones: "..."'),
    ("", "end of stream", "quotation marks that are opened and not closed", "close them at the end of the value"),
    (r"^[\w-]+:\S", "mapping values|expected ':'|simple key", "no space after the colon", "write key: value"),
    (r"^[ ]*- .*: .*: |^[^-].*: .*:( |$)", "mapping values", "a second colon in the value", QUOTE),
    ("", "mapping values", "a colon where no key can stand", "indent all keys alike; quote a value that has a colon"),
    ("", "expected ':'", "a line that is not key: value", "write key: value, or indent the line to continue a value"),
    (r": *[@`%]|- *[@`%]", "start any token", "a value cannot begin with @, ` or %", QUOTE),
    ("\t", "start any token", "a tab where spaces must stand", "indent with spaces"),
    ("", "start any token", "a character that cannot stand here", QUOTE),
    (r": *\*", "alphabetic|alphanumeric", "a value cannot begin with *", QUOTE),
    (r": *&", "alphabetic|alphanumeric", "a value cannot begin with &", QUOTE),
    (r": *!", "", "a value cannot begin with !", QUOTE),
    (r": *[|>]", "comment or (a )?line break", "text beside | or >", "begin the text in the next line"),
    (r": *\[", "',' or ']'", "a list that is opened and not closed", "close it with ]"),
    (r": *\{", "',' or '}'", "a map that is opened and not closed", "close it with }"),
    (r": *- ", "sequence entries", "a list cannot begin in the line of its key", "begin it in the next line"),
    (r": *[\],}]", "node content", "a value cannot begin with ], } or a comma", QUOTE),
    (r"^\.\.\.", "node content", "the end of a YAML document", "delete the line ..."),
    ("", "node content", "a list or map that is opened and not closed", "close it"),
    (r'"', "escape|hexdecimal|Unicode", "a backslash in double quotes", "write two, or use single marks: '...'"),
    (r": *\"[^\"]*\" *\S", "expected (key|<block end>)", "text after the closing quotation mark",
     "put the whole value in single ones: '...'"),
    (r": *'[^']*' *\S|: *'.*'\w", "expected (key|<block end>)", "text after the closing quotation mark",
     "double the mark within the value: ''"),
    ("", "'-' indicator|expected key|<block end>|<document start>", "the line does not fit those above it",
     "indent all keys alike, and all items of a list alike"),
    ("", "incompatible|directive", "a YAML directive", "delete the line"),
)  # fmt: skip


def explain(problem: str, line: str) -> tuple[str, str]:
    """What is wrong and what would help, from the parser's words and the line it stopped at."""
    for in_line, in_problem, message, hint in MISTAKES:
        if re.search(in_problem, problem) and re.search(in_line, line):
            return message, hint
    return f"not YAML: {problem}", ""


def explain_text(text: str) -> tuple[str, str]:
    """What is wrong and what would help, for a line that is legible but is no entry."""
    line = text.split("\n", 1)[0]
    message, hint = explain("expected ':'", line)
    return f"{message}: {quoted(line.strip())}", hint
