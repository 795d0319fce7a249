"""The short way to read YAML: the plain front matter that nearly every article has, by one pattern a line.

The result is the same nodes that the YAML events give (a property test holds the two together). Whatever is not
certain is left to the events: the ten lines of a usual front matter cost 10 µs here and 100 µs there.
"""

from __future__ import annotations

import re

from syrnews_site.yamlreader.nodes import Mapping, Node, Scalar, Sequence

LINE = re.compile(
    r"""[ ]*+ (?:\#[^\n]*+)? (?:\n|\Z)        # nothing, or a comment alone
      | (?: ([A-Za-z_][A-Za-z0-9_-]{0,63}) :   # a key at the left edge
          | [ ]{0,8} (-) (?=[ ]+[^ \n]) )     # or an item, which has a value
        (?: [ ]*+
          | [ ]++ (?: "([^"\\\n]*+)" [ ]*+     # no escapes
                    | '([^'\n]*+)' [ ]*+
                    | (\w [^\n:#]*+ (?: :(?=\S) [^\n:#]*+ )*+)
                    | (\[ (?: [ ]*+ (?: "[^"\\\n]*+" [ ]*+ | \w [^\n\[\]{},:#?"'&*!|<>%@`]*+ )
                              (?: ,(?![ ]*\]) | (?=\]) ) )+ \]) [ ]*+
              )
        ) (?:\n|\Z)""",
    re.VERBOSE,
)
KEY, PLAIN, FLOW = 1, 5, 6  # groups of LINE; 3 and 4 are within quotation marks
FLOW_ITEM = re.compile(r'[\[,][ ]*(?:"([^"]*)"|([^",\]]+))')


def read_simple(text: str, first_line: int) -> Mapping | None:
    """The map that a text of simple lines holds; None where the text is anything else, or holds any mistake."""
    if not text or not text.replace("\n", "").isprintable():
        return None  # controls, tabs, direction marks, the line breaks of Unicode: the events judge these
    entries: dict[str, tuple[Scalar, Node]] = {}
    lists: list[tuple[Scalar, list[Scalar], int]] = []  # the key of each list, its items, the column of its dashes
    listed: tuple[Scalar, list[Scalar], int] | None = None  # the one that another item would belong to
    position, line, end = 0, first_line, len(text)
    while position < end:
        match = LINE.match(text, position)
        if match is None:
            return None
        if group := match.lastindex:
            node = value_of(match[group], group, line, match.start(group) - position + 1)
            if key := match[1]:
                if key in entries:
                    return None
                name = Scalar(key, line, 1, True)
                entries[key] = name, node
                listed = (name, [], 0) if group == KEY else None
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


def value_of(text: str, group: int, line: int, column: int) -> Node:
    """The value in what the last group of `LINE` matched; a key alone has an empty one."""
    if group == PLAIN:
        return Scalar(text.rstrip(" "), line, column, True)
    if group == KEY:
        return Scalar("", line, len(text) + 2, True)
    if group != FLOW:
        return Scalar(text, line, column - 1, False)
    items = []
    for item in FLOW_ITEM.finditer(text):
        plain = item[1] is None
        value = item[2].rstrip(" ") if plain else item[1]
        items.append(Scalar(value, line, column + (item.start(2) if plain else item.start(1) - 1), plain))
    return Sequence(tuple(items), line, column)
