"""The staging folder: made pages wait in it until all of them can be published."""

from __future__ import annotations

import contextlib
import os

from syrnews_site.disk.files import write_file


class Stage:
    """Writes files into the staging folder, and remembers which folders it has made."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._made = {""}

    def write(self, path: str, data: bytes) -> os.stat_result:
        """Write a file whose path is relative to the staging folder. Returns its size and times."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make(folder)
        return write_file(f"{self._folder}/{path}", data)

    def _make(self, folder: str) -> None:
        """Make a folder and those above it. os.makedirs would ask the disk about each of them."""
        above = folder.rpartition("/")[0]
        if above not in self._made:
            self._make(above)
        with contextlib.suppress(FileExistsError):
            os.mkdir(f"{self._folder}/{folder}")
        self._made.add(folder)
