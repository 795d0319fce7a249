"""JavaScript modules of the theme -> one classic script, which a page loads over file:// as over http."""

from __future__ import annotations

import re

# A source keeps to what these patterns can read. A comment has lines of its own. A declaration that other sources use
# begins with `export`. A string or template literal ends on the line that it begins on, so that the beginning of a line
# is never inside it.
_DROPPED = re.compile(
    r"""^\s*//.*\n                                  # a comment in one line
      | ^\s*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n        # a comment in several
      | ^import\b[^;]*;[ \t]*\n                     # all sources are in one script
    """,
    re.MULTILINE | re.VERBOSE,
)
_BEGINNING = re.compile(r"^(?:export\ |\s+)", re.MULTILINE)


def script(sources: str) -> str:
    """The statements of modules that lie one after the other, without imports, exports, comments and indents."""
    return _BEGINNING.sub("", _DROPPED.sub("", sources))
