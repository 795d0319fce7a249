"""The output folder: whose it is, and what the catalog records of it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import OutputRow
from syrnews_site.catalog.seal import trusted
from syrnews_site.disk.files import digest_below, read_below
from syrnews_site.disk.scan import ScannedFile, scan, scan_folder
from syrnews_site.settings.options import Places

MARKER = ".syrnews-site"  # a file in every output folder that this program made, and may therefore change
MARKER_TEXT = b"Made by syrnews-site: whatever is changed here is undone by the next build.\n"
FIRST_PAGE = "index.html"  # by which a folder that has lost its marker is recognised


class NotOurs(Exception):
    """The output folder holds files that this program did not make."""


def check_ours(where: Places, *, locked: bool) -> None:
    """Raise NotOurs if the output folder has files that this program did not make. It changes no such folder.

    A folder is ours if it has a marker, or, since copies of folders often lack hidden files, if its first page is the
    page that the catalog knows. The catalog can be asked only if it is `locked`.
    """
    try:
        names = os.listdir(where.output)
    except FileNotFoundError:
        return
    if names and MARKER not in names and not (_is_known(where) if locked else os.path.exists(where.catalog)):
        raise NotOurs(where.output)


def _is_known(where: Places) -> bool:
    """Whether the catalog knows the first page of the output folder, to the byte."""
    if not trusted(where.catalog):
        return False
    with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(Catalog(where.catalog)) as catalog:
        row = catalog.outputs.get(FIRST_PAGE)
        return row is not None and has_bytes_of(where.output, row)
    return False


def has_marker(output: str) -> bool:
    """Whether a folder has the marker, as this program writes it."""
    try:
        return read_below(output, MARKER) == MARKER_TEXT
    except OSError:
        return False


def is_intact(output: str, entry: ScannedFile | None, row: OutputRow) -> bool:
    """Whether a published file exists and has the bytes that the build wrote."""
    return entry is not None and entry.regular and entry.size == row.size and has_bytes_of(output, row)


def has_bytes_of(output: str, row: OutputRow) -> bool:
    """Whether a file of the output folder has the bytes that the catalog knows."""
    try:
        return digest_below(output, row.path) == row.digest.hex()
    except OSError:
        return False


def folder_digests(output: str) -> dict[str, bytes]:
    """The digest of each folder that has files, by path."""
    return {folder.path: folder.digest() for folder in scan(output, hidden=True)}


def record_output(catalog: Catalog, output: str, paths: Iterable[str]) -> None:
    """Record the digests of these folders of the output as they are now."""
    folders = [scan_folder(output, path) for path in sorted(set(paths))]
    digests = [(folder.path, folder.digest()) for folder in folders if folder.entries]
    catalog.folders.record("output", digests, [folder.path for folder in folders if not folder.entries])
