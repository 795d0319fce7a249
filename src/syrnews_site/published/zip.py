"""The built site as one zip file: it opens offline, and unpacks on any stick, card or phone."""

from __future__ import annotations

import os
import shutil
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from syrnews_site.build.publish import MARKER
from syrnews_site.disk import file_names as portable
from syrnews_site.disk.scan import scan

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name: the same bytes, whenever it is made
LEVEL = 6
FILE_MODE = 0o100644 << 16  # a plain file that its owner may change
UNIX = 3  # who made it, by the zip's own numbers: the same on every system

# Compressed already.
STORED = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp3", ".ogg", ".mp4", ".webm", ".woff2", ".pdf")


class Exported(Struct, frozen=True):
    """A zip that was written: its size in bytes, its files, and what is worth knowing about it."""

    size: int
    files: int
    warnings: tuple[str, ...] = ()


class Unportable(Exception):
    """Names that some file systems do not take; `problems` has them all."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("names that some file systems do not take")
        self.problems = problems


class NoSite(Exception):
    """The folder has no index.html."""


def export(site: Path, target: Path) -> Exported:
    """Write a built site into the zip file `target`, all of it below one folder that is named like the file.

    The same site gives the same bytes, given the same zlib. The file is there whole or not at all. Raises Unportable
    and NoSite.
    """
    top = target.stem
    names = [name for name in _files(site) if name != MARKER]
    if "index.html" not in names:
        raise NoSite(site)
    paths = [f"{top}/{name}" for name in names]
    problems = tuple(portable.problems(paths))
    if problems:
        raise Unportable(problems)
    beside = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}")
    try:
        with zipfile.ZipFile(beside, "x", compresslevel=LEVEL) as archive:
            for name, path in zip(names, paths, strict=True):
                _add(archive, site / name, path)
        os.replace(beside, target)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)
    return Exported(target.stat().st_size, len(names), tuple(_warnings(target, site, names, paths)))


def _files(site: Path) -> list[str]:
    return sorted(
        f"{folder.path}/{entry.name}" if folder.path else entry.name
        for folder in scan(os.fspath(site), hidden=True)
        for entry in folder.entries
        if entry.regular
    )


def _add(archive: zipfile.ZipFile, file: Path, path: str) -> None:
    info = zipfile.ZipInfo(path, EPOCH)
    info.create_system = UNIX
    info.external_attr = FILE_MODE
    info.compress_type = zipfile.ZIP_STORED if path.lower().endswith(STORED) else zipfile.ZIP_DEFLATED
    info.file_size = file.stat().st_size  # tells zipfile whether the entry needs the long form
    with open(file, "rb") as source, archive.open(info, "w") as entry:
        shutil.copyfileobj(source, entry, 1 << 20)


def _warnings(target: Path, site: Path, names: list[str], paths: list[str]) -> Iterator[str]:
    if target.stat().st_size > portable.LARGEST_ON_FAT:
        yield "the zip is larger than 4 GB: a stick must be formatted as exFAT to hold it"
    for name in names:
        if (site / name).stat().st_size > portable.LARGEST_ON_FAT:
            yield f"{name} is larger than 4 GB: unpack it on exFAT"
    for folder in portable.full_folders(paths):
        yield f"the folder {folder} has more files than FAT32 can hold: unpack it on exFAT"
