"""A strict subset of YAML: strings, lists and maps, each with its place in the file, every mistake reported.

PyYAML only delivers events; the values are made here. Every scalar stays the string that was written (`no`, `12:30`
and `2025-11-06` too). Tags, anchors, aliases, merges, keys that are not strings, second documents and duplicate keys
are refused, and so is whatever is deeper or larger than `Limits` says: PyYAML's own loaders crash on 25 KB of `[` and
need seconds for a few nested merges, since they build what the events only describe.
"""

from __future__ import annotations

from syrnews_site.model import Diagnostic
from syrnews_site.yamlreader.nodes import Limits, Mapping, Node, Scalar, Sequence
from syrnews_site.yamlreader.simple import read_simple

__all__ = ["AUTHORITY", "FRONT_MATTER", "Limits", "Mapping", "Node", "Scalar", "Sequence", "read"]

FRONT_MATTER = Limits()
AUTHORITY = Limits(depth=4, size=2 * 1024 * 1024)


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
        return None, (Diagnostic(file, first_line, 1, "SN204", message),)
    simple = read_simple(text, first_line)
    if simple is not None:
        return simple, ()
    from syrnews_site.yamlreader.events import Reading  # noqa: PLC0415 - PyYAML: 15 ms, and most runs need none

    reading = Reading(file, limits, comments)
    node = reading.document(reading.printable(text, first_line), first_line)
    return node, tuple(sorted(reading.diagnostics))
