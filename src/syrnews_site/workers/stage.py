"""The staging folder: made pages wait in it until all of them can be published."""

from __future__ import annotations

import contextlib
import os

from syrnews_site.disk.files import copy_below, write_file


class Stage:
    """Writes files into the staging folder, and remembers which folders it has made."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._made = {""}

    def write(self, path: str, data: bytes) -> os.stat_result:
        """Write a file whose path is relative to the staging folder. Returns its size and times."""
        return write_file(self._place(path), data)

    def copy(self, path: str, root: str, source: str) -> tuple[os.stat_result, str]:
        """Copy the file `source` below `root` to a path in the folder. Returns its size and times, and its digest."""
        return copy_below(root, source, self._place(path))

    def _place(self, path: str) -> str:
        """The whole path of a file. Its folder is made."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make(folder)
        return f"{self._folder}/{path}"

    def _make(self, folder: str) -> None:
        """Make a folder and those above it. os.makedirs would ask the disk about each of them."""
        above = folder.rpartition("/")[0]
        if above not in self._made:
            self._make(above)
        with contextlib.suppress(FileExistsError):
            os.mkdir(f"{self._folder}/{folder}")
        self._made.add(folder)
