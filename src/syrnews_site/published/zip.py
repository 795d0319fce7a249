"""Packs the built site into one zip file that opens offline, from any stick, card or phone."""

from __future__ import annotations

import os
import shutil
import uuid
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from syrnews_site.build.copies import MEDIA_SUFFIXES
from syrnews_site.build.output import MARKER
from syrnews_site.disk import file_names
from syrnews_site.disk.scan import scan
from syrnews_site.disk.system_files import is_system_file

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time in a zip; a fixed time gives the same bytes at every export
LEVEL = 6
FILE_MODE = 0o100644 << 16  # a plain file that its owner may change
UNIX = 3  # the system that made an entry, by the zip format's numbers; the same value on every system
CHUNK = 1 << 20  # bytes


class WrittenZip(Struct, frozen=True):
    """A zip file that was written: its size in bytes, its number of files, and warnings for its reader."""

    size: int
    files: int
    warnings: tuple[str, ...] = ()


class UnportableNames(Exception):
    """Some file systems cannot hold names of the site; `problems` describes all of them."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("names that some file systems cannot hold")
        self.problems = problems


class NoSite(Exception):
    """The folder has no index.html."""


def write_zip(site: Path, target: Path, *, compress: bool = False) -> WrittenZip:
    """Write a built site into the zip file `target`, below one folder that has the file's name.

    The same site gives the same bytes on every machine, unless `compress` is true: then they depend on the version of
    zlib, and the file takes a third of the space. `target` is written whole or not at all. Raises
    UnportableNames and NoSite.
    """
    top = target.stem
    names = [name for name in _files(site) if name != MARKER]
    if "index.html" not in names:
        raise NoSite(site)
    paths = [f"{top}/{name}" for name in names]
    problems = tuple(file_names.problems(paths))
    if problems:
        raise UnportableNames(problems)
    beside = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}")
    try:
        with zipfile.ZipFile(beside, "x", compresslevel=LEVEL) as archive:
            for name, path in zip(names, paths, strict=True):
                _add(archive, site / name, path, compress=compress)
        os.replace(beside, target)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)
    return WrittenZip(target.stat().st_size, len(names), tuple(_warnings(target, site, names, paths)))


def _files(site: Path) -> list[str]:
    return sorted(
        f"{folder.path}/{entry.name}" if folder.path else entry.name
        for folder in scan(os.fspath(site), hidden=True)
        for entry in folder.entries
        if entry.regular and not is_system_file(entry.name)
    )


def _add(archive: zipfile.ZipFile, file: Path, path: str, *, compress: bool) -> None:
    info = zipfile.ZipInfo(path, EPOCH)
    info.create_system = UNIX
    info.external_attr = FILE_MODE
    shrinks = compress and not path.lower().endswith(MEDIA_SUFFIXES)  # every format of media compresses its own data
    info.compress_type = zipfile.ZIP_DEFLATED if shrinks else zipfile.ZIP_STORED
    info.file_size = file.stat().st_size  # tells zipfile whether the entry needs the long form
    with open(file, "rb") as source, archive.open(info, "w") as entry:
        shutil.copyfileobj(source, entry, CHUNK)


def _warnings(target: Path, site: Path, names: list[str], paths: list[str]) -> Iterator[str]:
    if target.stat().st_size > file_names.LARGEST_ON_FAT:
        yield "the zip is larger than 4 GB: a stick must be formatted as exFAT to hold it"
    for name in names:
        if (site / name).stat().st_size > file_names.LARGEST_ON_FAT:
            yield f"{name} is larger than 4 GB: unpack it on exFAT"
    for folder in file_names.full_folders(paths):
        yield f"the folder {folder} has more files than FAT32 can hold: unpack it on exFAT"
