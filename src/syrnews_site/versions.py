"""A digest of the code that runs: our own files, and the versions of the libraries."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from functools import lru_cache
from typing import NoReturn

CODE = (".py", ".json")  # modules, and tables that they read
# Libraries whose versions can show in an output.
LIBRARIES = (
    "jinja2",
    "markdown_it_py",
    "mdit_py_plugins",
    "pygments",
    "pyyaml",
    "hijridate",
    "chardet",
    "tzdata",
    "msgspec",
)


@lru_cache(1)
def code_digest() -> str:
    """blake2b-128 in hex of our own files, and of the versions of Python and of the libraries above."""
    state = hashlib.blake2b(digest_size=16)
    here = os.path.dirname(__file__)
    for where, folders, names in os.walk(here, onerror=_fail):
        folders[:] = sorted(name for name in folders if name not in {"__pycache__", "templates", "starter"})
        for name in sorted(names):
            if name.endswith(CODE):
                path = os.path.join(where, name)
                with open(path, "rb") as file:
                    state.update(os.path.relpath(path, here).replace(os.sep, "/").encode() + b"\0" + file.read())
    state.update(repr(sys.version_info[:2]).encode())
    installed = _installed()
    state.update(repr([installed.get(library, "") for library in LIBRARIES]).encode())
    return state.hexdigest()


def _fail(error: OSError) -> NoReturn:
    """A folder of our own that cannot be read is no empty folder."""
    raise error


def _installed() -> dict[str, str]:
    """Library -> version, from the names of metadata folders (importlib.metadata takes ten times as long)."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError):
            for name in os.listdir(folder or "."):
                if name.endswith(".dist-info"):
                    library, _, version = name.removesuffix(".dist-info").partition("-")
                    found.setdefault(library.lower(), version)
    return found
