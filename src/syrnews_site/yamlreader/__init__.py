"""A strict subset of YAML: strings, lists and maps that know their places in the file. Every mistake is reported.

PyYAML only delivers events; this room makes the values. Every scalar stays the string that was written (`no`, `12:30`
and `2025-11-06` too). Refused are tags, anchors, aliases, merges, keys that are not strings, second documents and
repeated keys, and whatever is deeper or larger than `Limits` allows. PyYAML's own loaders build what the events only
describe: they crash on 25 KB of `[`, and need seconds for a few nested merges.
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
    """The value of a text, and all mistakes in the text in the order of the file. Never raises.

    The value is None if the text is empty or cannot be read at all. `text` begins in line `first_line` of `file`. A
    broken text is read entry by entry: the sound entries are returned, and the mistakes of all entries reported.
    With `comments=False` a warning tells where ` #` ends a value: in front matter, a title such as `Goal #2` is more
    likely than a comment.

    Diagnostics: SN201 to SN205.
    """
    if len(text) > limits.size or (len(text) * 4 > limits.size and len(text.encode(errors="replace")) > limits.size):
        message = f"more than {limits.size // 1024} KB of YAML"
        return None, (Diagnostic(file, first_line, 1, "SN204", message, "shorten the YAML"),)
    simple = read_simple(text, first_line)
    if simple is not None:
        return simple, ()
    from syrnews_site.yamlreader.document import DocumentReader  # noqa: PLC0415 - PyYAML: 15 ms; most runs need none

    reader = DocumentReader(file, limits, comments=comments)
    node = reader.read(text, first_line)
    return node, tuple(sorted(reader.diagnostics))
