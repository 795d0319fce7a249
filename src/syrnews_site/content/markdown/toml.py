"""Front matter in TOML, between lines of `+++` as Hugo has it -> the nodes that YAML gives."""

from __future__ import annotations

import re
import tomllib

from syrnews_site.model import Diagnostic
from syrnews_site.yamlreader import FRONT_MATTER, Mapping, Node, Scalar, Sequence

_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def read_toml(text: str, file: str, first_line: int) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """The map of a text that begins in line `first_line` of the file. Never raises.

    A mistake is reported as SN201, since the text is in the place of YAML; too long a text as SN204.
    """
    if len(text.encode(errors="replace")) > FRONT_MATTER.size:
        message = f"more than {FRONT_MATTER.size // 1024} KB of TOML"
        return None, (Diagnostic(file, first_line, 1, "SN204", message, "shorten the front matter"),)
    try:
        fields = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = str(error)
        place = _PLACE.search(reason)
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        message = f"broken TOML: {_PLACE.sub('', reason)}"
        hint = 'write key = "value", or write YAML between two lines of ---'
        return None, (Diagnostic(file, first_line + line - 1, column, "SN201", message, hint),)
    return _mapping(fields, text, first_line), ()


def _mapping(fields: dict[str, object], text: str, first_line: int) -> Mapping:
    entries = tuple(
        (Scalar(key, line, 1, True), _node(value, text, first_line, line))
        for key, value in fields.items()
        for line in (_line_of(key, text, first_line),)
    )
    return Mapping(entries, first_line, 1)


def _line_of(key: str, text: str, first_line: int) -> int:
    """The line that begins with a key; the first line for a key that is written otherwise."""
    found = re.search(rf"^\s*\[*\s*[\"']?{re.escape(key)}\b", text, re.MULTILINE)
    return first_line + (text.count("\n", 0, found.end()) if found else 0)


def _node(value: object, text: str, first_line: int, line: int) -> Node:
    if isinstance(value, dict):
        return _mapping(value, text, first_line)
    if isinstance(value, list):
        return Sequence(tuple(_node(item, text, first_line, line) for item in value), line, 1)
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return Scalar(shown, line, 1, False)
