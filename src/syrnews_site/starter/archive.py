"""A new archive: the files that it begins with, and the folder that they go to."""

from __future__ import annotations

import os
from pathlib import Path

from syrnews_site import __version__

DOT = "dot-"  # begins a starter file's name in place of the dot, lest git and the packager take it for their own
VERSION = "@version@"
SHARED = ("content/tags.yaml", "content/sources.yaml")  # a checkout has them once, at its top; the wheel in the starter
VERSIONED = ("requirements.txt",)


class NotEmpty(Exception):
    """The folder has something in it."""


def starter() -> dict[str, bytes]:
    """The files of a new archive, by their paths in it."""
    here = Path(__file__).parent / "files"
    found = {_name(file.relative_to(here)): file for file in sorted(here.rglob("*")) if file.is_file()}
    for path in SHARED:
        found.setdefault(path, Path(__file__).parents[3] / path)
    return {path: _fill(path, file.read_bytes()) for path, file in sorted(found.items())}


def _name(path: Path) -> str:
    return "/".join("." + part.removeprefix(DOT) if part.startswith(DOT) else part for part in path.parts)


def _fill(path: str, data: bytes) -> bytes:
    """The file as an archive gets it: a requirement names the version that the archive begins with."""
    return data.replace(VERSION.encode(), __version__.encode()) if path in VERSIONED else data


def create(folder: Path) -> tuple[str, ...]:
    """Write a new archive into a folder that is empty, not there yet, or a repository without files.

    Returns the paths that were written, in order. Raises NotEmpty, and NotADirectoryError where there is a file.
    """
    if folder.exists() and [name for name in os.listdir(folder) if name != ".git"]:
        raise NotEmpty(folder)
    files = starter()
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(file, "xb") as opened:
            opened.write(data)
    return tuple(files)
