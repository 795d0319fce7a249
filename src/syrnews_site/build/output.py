"""The output folder: whose it is, and what the catalog records of it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.disk.scan import scan, scan_folder
from syrnews_site.disk.system_files import is_system_file

MARKER = ".syrnews-site"  # a file in every output folder that this program made, and may therefore change
MARKER_TEXT = b"Made by syrnews-site: whatever is changed here is undone by the next build.\n"


class NotOurs(Exception):
    """The output folder holds files that this program did not make."""


def check_ours(output: str) -> None:
    """Raise NotOurs if a folder has files of a person and no marker. This program changes no such folder."""
    with contextlib.suppress(FileNotFoundError):
        names = [name for name in os.listdir(output) if not is_system_file(name)]
        if names and MARKER not in names:
            raise NotOurs(output)


def folder_digests(output: str) -> dict[str, bytes]:
    """The digest of each folder that has files, by path."""
    return {folder.path: folder.digest() for folder in scan(output, hidden=True)}


def record_output(catalog: Catalog, output: str, paths: Iterable[str]) -> None:
    """Record the digests of these folders of the output as they are now."""
    folders = [scan_folder(output, path) for path in sorted(set(paths))]
    digests = [(folder.path, folder.digest()) for folder in folders if folder.entries]
    catalog.folders.record("output", digests, [folder.path for folder in folders if not folder.entries])
