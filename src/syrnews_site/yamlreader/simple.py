"""The fast way to read YAML: the front matter of nearly every article, with one pattern for a line.

The nodes are the same as those of the YAML events; a property test compares the two. Whatever this module is not sure
of goes to the events. The ten lines of a usual front matter take 10 µs here, and 100 µs there.
"""

from __future__ import annotations

import re

from syrnews_site.yamlreader.nodes import Mapping, Node, Scalar, Sequence

_LINE = re.compile(
    r"""[ ]*+ (?:\#[^\n]*+)? (?:\n|\Z)        # an empty line, or a comment alone
      | (?: ([A-Za-z_][A-Za-z0-9_-]{0,63}) :   # a key at the left edge
          | [ ]{0,8} (-) (?=[ ]+[^ \n]) )     # or an item with a value
        (?: [ ]*+
          | [ ]++ (?: "([^"\\\n]*+)" [ ]*+     # without escapes
                    | '([^'\n]*+)' [ ]*+
                    | (\w [^\n:#]*+ (?: :(?=\S) [^\n:#]*+ )*+)
                    | (\[ (?: [ ]*+ (?: "[^"\\\n]*+" [ ]*+ | \w [^\n\[\]{},:#?"'&*!|<>%@`]*+ )
                              (?: ,(?![ ]*\]) | (?=\]) ) )+ \]) [ ]*+
              )
        ) (?:\n|\Z)""",
    re.VERBOSE,
)
_KEY, _PLAIN, _FLOW = 1, 5, 6  # groups of _LINE; groups 3 and 4 are values in quotation marks
_FLOW_ITEM = re.compile(r'[\[,][ ]*(?:"([^"]*)"|([^",\]]+))')


def read_simple(text: str, first_line: int) -> Mapping | None:
    """The map of a text of simple lines; None if a line is not simple, or if the text has a mistake."""
    if not text or not text.replace("\n", "").isprintable():
        return None  # for the events: control characters, tabs, direction marks, the line breaks of Unicode
    entries: dict[str, tuple[Scalar, Node]] = {}
    lists: list[tuple[Scalar, list[Scalar], int]] = []  # the key of each list, its items, the column of its dashes
    listed: tuple[Scalar, list[Scalar], int] | None = None  # the list that a further item belongs to
    position, line, end = 0, first_line, len(text)
    while position < end:
        match = _LINE.match(text, position)
        if match is None:
            return None
        if group := match.lastindex:
            node = _value_of(match[group], group, line, match.start(group) - position + 1)
            if key := match[1]:
                if key in entries:
                    return None
                name = Scalar(key, line, 1, True)
                entries[key] = name, node
                listed = (name, [], 0) if group == _KEY else None
            elif listed is None or not isinstance(node, Scalar):
                return None
            else:
                name, items, dash = listed
                column = match.start(2) - position + 1
                if not items:
                    listed = name, items, column
                    lists.append(listed)
                elif column != dash:
                    return None
                items.append(node)
        position = match.end()
        line += 1
    for name, items, dash in lists:
        entries[name.value] = name, Sequence(tuple(items), items[0].line, dash)
    pairs = tuple(entries.values())
    return Mapping(pairs, pairs[0][0].line, 1) if pairs else None


def _value_of(text: str, group: int, line: int, column: int) -> Node:
    """The value of a line, from the text of the last group that matched. A key alone has an empty value."""
    if group == _PLAIN:
        return Scalar(text.rstrip(" "), line, column, True)
    if group == _KEY:
        return Scalar("", line, len(text) + 2, True)
    if group != _FLOW:
        return Scalar(text, line, column - 1, False)
    items = []
    for item in _FLOW_ITEM.finditer(text):
        plain = item[1] is None
        value = item[2].rstrip(" ") if plain else item[1]
        items.append(Scalar(value, line, column + (item.start(2) if plain else item.start(1) - 1), plain))
    return Sequence(tuple(items), line, column)
