"""Begins an archive: writes its first files into a folder."""

from __future__ import annotations

import os
from pathlib import Path

from syrnews_site.starter.origin import requirement

FILES = Path(__file__).parent / "files"
ENGLISH = Path(__file__).parent / "english"  # takes the place of files of the same name, where people read English
LANGUAGES = ("ar", "en")
# Begins the name of a starter file instead of a dot, so that git and the packager do not treat the file as their own.
DOT = "dot-"
PROGRAM = "program.txt"
HERE = "@program@"
# In a checkout these files lie at the top only; the wheel has them among the starter's files.
SHARED = ("content/tags.yaml", "content/sources.yaml", "requirements.txt")


class FolderNotEmpty(Exception):
    """The folder for a new archive has files already."""


def create(folder: Path, language: str = "ar") -> tuple[str, ...]:
    """Write a new archive into a folder that is empty, does not exist yet, or is a git repository without files.

    `language`: of its pages, and of the files that explain the archive; one of LANGUAGES. Returns the paths that were
    written, in order. Raises FolderNotEmpty, and NotADirectoryError if `folder` is a file.
    """
    if folder.exists() and [name for name in os.listdir(folder) if name != ".git"]:
        raise FolderNotEmpty(folder)
    files = starter_files(language)
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(file, "xb") as opened:
            opened.write(data)
    return tuple(files)


def starter_files(language: str = "ar") -> dict[str, bytes]:
    """The bytes of each file of a new archive in a language, by the file's path in the archive."""
    found = {
        _name(file.relative_to(folder)): file
        for folder in (FILES, ENGLISH if language == "en" else FILES)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    for path in SHARED:
        found.setdefault(path, Path(__file__).parents[3] / path)
    return {path: _filled(path, file.read_bytes()) for path, file in sorted(found.items())}


def _name(path: Path) -> str:
    return "/".join("." + part.removeprefix(DOT) if part.startswith(DOT) else part for part in path.parts)


def _filled(path: str, data: bytes) -> bytes:
    """The data of a file for a new archive: one file says where the program comes from that begins the archive."""
    return data.replace(HERE.encode(), requirement().encode()) if path == PROGRAM else data
