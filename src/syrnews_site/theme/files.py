"""The files of a theme, by name, and the digest that changes with any of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence

from syrnews_site.disk.system_files import is_system_file


def theme_digest(themes: Sequence[str]) -> str:
    """blake2b of every file of the themes, as `theme_files` finds them."""
    state = hashlib.blake2b(digest_size=16)
    for name, path in theme_files(themes).items():
        with open(path, "rb") as file:
            state.update(f"{name}\0".encode("utf-8", "surrogatepass") + hashlib.blake2b(file.read()).digest())
    return state.hexdigest()


def theme_files(themes: Sequence[str]) -> dict[str, str]:
    """Every file of the themes by its name there, the first theme that has it, in order."""
    found: dict[str, str] = {}
    for folder in themes:
        for where, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_system_file(name))
            for name in names:
                if not name.startswith(".") and not is_system_file(name):
                    path = os.path.join(where, name)
                    found.setdefault(os.path.relpath(path, folder).replace(os.sep, "/"), path)
    return dict(sorted(found.items()))
