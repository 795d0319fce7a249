"""Files of the index as classic scripts: each calls `syrnews` of the search page with its name, its stamp and its data.

A stamp changes if the data changes. The page refuses a file whose stamp differs from the stamp that it expects.
"""

from __future__ import annotations

import hashlib
import json

STAMP = 5  # hexadecimal digits


def script(name: str, stamp: str, *data: str) -> tuple[str, bytes]:
    """The path and the bytes of a file with ASCII data. The path is below the output folder."""
    arguments = ",".join(map(string_literal, (name, stamp, *data)))
    return f"search/{name}.js", f"syrnews({arguments})\n".encode("ascii")


def json_script(name: str, data: dict[str, object]) -> tuple[str, bytes]:
    """The path and the bytes of a file with JSON and without a stamp, in UTF-8."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for separator in ("\u2028", "\u2029"):  # older versions of JavaScript end a line at these
        text = text.replace(separator, " ")
    return f"search/{name}.js", f"syrnews('{name}','',{text})\n".encode("utf-8", "replace")


def string_literal(text: str) -> str:
    """A JavaScript string literal of ASCII characters. Control characters except line ends may be in it unescaped."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"'{escaped}'"


def stamp_of(*data: str) -> str:
    """The stamp of ASCII data, STAMP hexadecimal digits."""
    state = hashlib.blake2b(digest_size=8)
    for text in data:
        state.update(text.encode("ascii") + b"\n")
    return state.hexdigest()[:STAMP]
