"""Characters that look like those of YAML: spaces that are no spaces, marks that nobody sees, other colons and commas.

Browsers, word processors and Arabic keyboards write them, and what a person sees is right. So the reader takes them for
what they look like. Values are put on one line with single spaces later, so that all spaces may become plain ones; the
other characters change only beside YAML's own signs, and stay within a value.
"""

from __future__ import annotations

import re

# Spaces of other widths, among them the no-break space.
SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Characters without width: joiners, direction marks, byte order marks, soft hyphens, selectors of variants.
UNSEEN = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
_TATWEEL = "\u0640"
_COLONS = "：﹕︰∶꞉"
# The Arabic comma and semicolon, and the commas of other scripts.
COMMAS = "،؛，、﹐︐⹁"

_RARE = re.compile(f"[{SPACES}{UNSEEN}{_TATWEEL}{_COLONS}{COMMAS}]")
_SPACE = re.compile(f"[{SPACES}]")
# Unseen marks at the edges of a line, after the dash of an item, and on both sides of a key and its colon.
_EDGE = re.compile(f"^[ {UNSEEN}]*[{UNSEEN}](?=[^{UNSEEN}])|[ {UNSEEN}]*[{UNSEEN}][ {UNSEEN}]*$", re.MULTILINE)
_AFTER_DASH = re.compile(f"^( *-[ ]+)[{UNSEEN}]+", re.MULTILINE)
_KEY = re.compile(
    rf"^(?P<key>\ *(?:-\ +)?[A-Za-z_][A-Za-z0-9_-]*) [\ {UNSEEN}{_TATWEEL}]*"
    rf"(?: : (?P<gap>\ *) [{UNSEEN}][\ {UNSEEN}]* | [{_COLONS}] [\ {UNSEEN}]* | (?<=[{UNSEEN}{_TATWEEL}]) :)",
    re.MULTILINE | re.VERBOSE,
)
# A list in brackets; a text in quotation marks may contain anything.
_FLOW_LIST = re.compile(
    r"""^\ *(?:-\ +)?[\w-]+:\ *\[ (?: [^\[\]"'\n] | "(?:[^"\\\n]|\\.)*" | '[^'\n]*' | \n(?!\ *[\w-]+:) )* \]""",
    re.MULTILINE | re.VERBOSE,
)
_QUOTED_OR_COMMA = re.compile(rf""""(?:[^"\\]|\\.)*"|'[^']*'|[{COMMAS}](?!\s*[,{COMMAS}\]])""")


def with_plain_characters(text: str) -> str:
    """The text with YAML's own spaces, colons and commas. Lines stay lines; columns may move by what nobody sees."""
    if not _RARE.search(text):
        return text
    text = _SPACE.sub(" ", text)
    text = _EDGE.sub(_without_marks, text)
    text = _AFTER_DASH.sub(r"\1", text)
    text = _KEY.sub(r"\g<key>: ", text)
    return _FLOW_LIST.sub(_with_commas, text)


def _without_marks(match: re.Match[str]) -> str:
    return re.sub(f"[{UNSEEN}]", "", match[0])


def _with_commas(match: re.Match[str]) -> str:
    return _QUOTED_OR_COMMA.sub(lambda part: "," if part[0] in COMMAS else part[0], match[0])
