"""The files of a theme, by name, and the digest that changes with any of them.

A theme is read like content: no link is followed, since a pull request can make links. The exception is the theme that
is installed with the program: some installers make links of all files of a package.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import msgspec

from syrnews_site.content.files import not_read
from syrnews_site.disk.files import read_below
from syrnews_site.disk.scan import scan
from syrnews_site.disk.system_files import is_hidden, is_system_file, is_system_folder
from syrnews_site.model import Diagnostic
from syrnews_site.settings.options import installed_theme

TEMPLATES = "templates/"  # begins the path of a theme's file in a diagnostic


def theme_digest(themes: Sequence[str]) -> str:
    """blake2b of every file of the themes, as `theme_files` finds them, and of the names that are not read."""
    state = hashlib.blake2b(digest_size=16)
    for name, folder in theme_files(themes).items():
        state.update(f"{name}\0".encode() + hashlib.blake2b(read_theme_file(folder, name)).digest())
    state.update("\0".join(diagnostic.file for diagnostic in theme_mistakes(themes)).encode())
    return state.hexdigest()


def theme_files(themes: Sequence[str]) -> dict[str, str]:
    """The name of every file of the themes, in order, with the first theme that has the file."""
    found: dict[str, str] = {}
    for folder in themes:
        names = _linked_files(folder) if folder == installed_theme() else _regular_files(folder)
        for name in names:
            found.setdefault(name, folder)
    return dict(sorted(found.items()))


def read_theme_file(folder: str, name: str) -> bytes:
    """The bytes of the file `name` of the theme in a folder. Raises NotRegular for a link, or another OSError."""
    return Path(folder, name).read_bytes() if folder == installed_theme() else read_below(folder, name)


def theme_mistakes(themes: Sequence[str]) -> list[Diagnostic]:
    """An error (SN502) for each link, pipe or name that is not UTF-8 in a site's own themes: none of them is read."""
    own = (folder for folder in themes if folder != installed_theme())
    paths = (
        f"{TEMPLATES}{below.path}/{entry.name}" if below.path else TEMPLATES + entry.name
        for folder in own
        for below in scan(folder)
        for entry in below.entries
        if not entry.regular and not is_hidden(entry.name)
    )
    return [msgspec.structs.replace(not_read(path), code="SN502") for path in paths]


def _regular_files(folder: str) -> list[str]:
    return [
        f"{below.path}/{entry.name}" if below.path else entry.name
        for below in scan(folder)
        for entry in below.entries
        if entry.regular
    ]


def _linked_files(folder: str) -> list[str]:
    """Every file below a folder, links included, except hidden ones."""
    found = []
    for where, folders, names in os.walk(folder, onerror=_fail):
        folders[:] = sorted(name for name in folders if not is_hidden(name) and not is_system_folder(name))
        below = os.path.relpath(where, folder).replace(os.sep, "/")
        found += [
            name if below == "." else f"{below}/{name}"
            for name in names
            if not is_hidden(name) and not is_system_file(name)
        ]
    return found


def _fail(error: OSError) -> NoReturn:
    """A folder of the theme that cannot be read is no empty folder."""
    raise error
