"""The short way to read YAML: the plain front matter that nearly every article has, by one pattern a line.

The result is the same nodes that the YAML events give (a property test holds the two together). Whatever is not
certain is left to the events: the ten lines of a usual front matter cost 10 µs here and 100 µs there.
"""

from __future__ import annotations

import re

from syrnews_site.yamlnodes import Mapping, Node, Scalar, Sequence

LINE = re.compile(
    r"""(?: ([A-Za-z_][A-Za-z0-9_-]{0,63}) :   # a key at the left edge
          | [ ]{0,8} (-) (?=[ ]+[^ \n]) )      # or an item, which has a value
        (?: [ ]+
            (?: "([^"\\\n]*)" [ ]*             # no escapes
              | '([^'\n]*)' [ ]*
              | (\w [^\n:#]* (?: :(?=[^\s]) [^\n:#]* )*)
            )
        )? [ ]* (?:\n|\Z)""",
    re.VERBOSE,
)


def read_simple(text: str, first_line: int) -> Mapping | None:
    """The map that a text of simple lines holds; None where the text is anything else, or holds any mistake."""
    if not text or not text.replace("\n", "").isprintable():
        return None  # controls, tabs, direction marks, the line breaks of Unicode: the events judge these
    entries: dict[str, tuple[Scalar, Node]] = {}
    items: list[Scalar] = []
    open_key: Scalar | None = None  # a key without a value, which items may follow
    dash = 0
    position, line, end = 0, first_line, len(text)
    while position < end:
        match = LINE.match(text, position)
        if match is None:
            return None
        group = match.lastindex or 1
        value = match[group]
        column = match.start(group) - position + 1
        if group == 5:
            value = value.rstrip(" ")
        scalar = Scalar(value, line, column - (group in (3, 4)), group == 5)
        key = match[1]
        if key is not None:
            if key in entries or (open_key is not None and open_key.value == key):
                return None
            name = Scalar(key, line, 1, True)
            if open_key is not None:
                entries[open_key.value] = open_key, close(open_key, items, dash)
                items = []
            open_key = None
            if group == 1:
                open_key = name
            else:
                entries[key] = name, scalar
        elif open_key is None or (items and dash != match.start(2) - position + 1):
            return None
        else:
            dash = match.start(2) - position + 1
            items.append(scalar)
        position = match.end()
        line += 1
    if open_key is not None:
        entries[open_key.value] = open_key, close(open_key, items, dash)
    return Mapping(tuple(entries.values()), first_line, 1)


def close(key: Scalar, items: list[Scalar], dash: int) -> Node:
    """The value of a key that had none on its own line: the items that followed, or nothing."""
    if items:
        return Sequence(tuple(items), items[0].line, dash)
    return Scalar("", key.line, len(key.value) + 2, True)
