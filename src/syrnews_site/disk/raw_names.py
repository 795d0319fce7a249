"""Names of files that are not UTF-8: how they are shown, and how the shown form leads back to the file.

Linux takes any bytes for a name. Python reads bytes that are not UTF-8 as lone surrogates, which no database, message
or page can hold. So a scan replaces such a name by its shown form as soon as it sees the name.
"""

from __future__ import annotations

import os

MARK = "/"  # ends a shown form, so that the form differs from every name of a file


def shown(name: str) -> str:
    """The name itself if it can be encoded as UTF-8, else a form that can: `\\xff.md/`."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(name).replace(b"\\", b"\\x5c")
        return raw.decode("utf-8", "backslashreplace") + MARK
    return name


def is_shown_form(path: str) -> bool:
    """Whether the last name of a path is a shown form."""
    return path.endswith(MARK)


def on_disk(path: str) -> str:
    """The path as the system knows it, from a path whose last name may be a shown form."""
    if not is_shown_form(path):
        return path
    folder, slash, form = path.removesuffix(MARK).rpartition("/")
    pieces = form.split("\\x")
    raw = pieces[0].encode() + b"".join(bytes.fromhex(piece[:2]) + piece[2:].encode() for piece in pieces[1:])
    return folder + slash + os.fsdecode(raw)
