"""The content files as the last scan saw them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import cast

from syrnews_site.catalog.rows import FileRow
from syrnews_site.catalog.schema import LAST

FETCHED = 4096  # rows that `below` fetches at a time


class FileTable:
    """The content files. A file is suspect until its bytes are compared with those of the last build."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def in_folder(self, folder: str) -> dict[str, FileRow]:
        """The files that are in one folder itself, by path."""
        rows = self._db.execute("SELECT * FROM files WHERE folder=?", (folder,))
        return {row[0]: FileRow(*row) for row in rows}

    def below(self, folder: str, *, suspects: bool = False) -> Iterator[FileRow]:
        """The files below `folder` (`articles/`; empty for all), or only the suspect ones, in the order of their paths.

        The caller may write to the table while it iterates, since rows are fetched FETCHED at a time.
        """
        after, wanted = folder, "AND suspect" if suspects else ""
        query = f"SELECT * FROM files WHERE path>? AND path<? {wanted} ORDER BY path LIMIT {FETCHED}"
        while rows := self._db.execute(query, (after, folder + LAST)).fetchall():
            yield from (FileRow(*row) for row in rows)
            after = rows[-1][0]

    def outside(self, folders: Iterable[str]) -> Iterator[tuple[str, bool]]:
        """The files that are in none of these folders (`articles/`), in order: path, and whether it is regular."""
        starts, ends = [""], [LAST]
        for folder in sorted(folders):
            ends.insert(-1, folder)
            starts.append(folder[:-1] + "0")  # sorts after every path of the folder, and before any other
        for start, end in zip(starts, ends, strict=True):
            yield from self._db.execute(
                "SELECT path, regular FROM files WHERE path>=? AND path<? ORDER BY path", (start, end)
            )

    def count(self, folder: str, *, suspects: bool = False) -> int:
        """The number of files below `folder`, or of the suspect ones."""
        wanted = "AND suspect" if suspects else ""
        query = f"SELECT count(*) FROM files WHERE path>? AND path<? {wanted}"
        return cast(int, self._db.execute(query, (folder, folder + LAST)).fetchone()[0])

    def record(self, rows: Iterable[FileRow]) -> None:
        """Record files as a scan saw them."""
        self._db.executemany("INSERT OR REPLACE INTO files VALUES(?,?,?,?,?,?,?,?,?,?)", rows)

    def set_digests(self, digests: Iterable[tuple[str, str]]) -> None:
        """Record the digests of files' bytes (path, digest). The files are not suspect any longer."""
        rows = ((digest, path) for path, digest in digests)
        self._db.executemany("UPDATE files SET digest=?, suspect=0 WHERE path=?", rows)

    def distrust(self, paths: Iterable[str]) -> None:
        """Let the next build look at these files again, though they look the same: this build could not read them."""
        for path in paths:
            self._db.execute("UPDATE files SET racy=1 WHERE path=?", (path,))
            self._db.execute(
                "UPDATE folders SET digest=x'' WHERE tree='content' AND path=(SELECT folder FROM files WHERE path=?)",
                (path,),
            )

    def forget(self, paths: Iterable[str]) -> None:
        """Forget files that were deleted."""
        self._db.executemany("DELETE FROM files WHERE path=?", ((path,) for path in paths))
