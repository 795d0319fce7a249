"""The published files, and the fingerprints that they were made with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import cast

from syrnews_site.catalog.rows import OutputRow
from syrnews_site.catalog.schema import LAST


class OutputTable:
    """The published files by path. A part is the unit of planning: `<view>:<name>`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, part: str) -> dict[str, OutputRow]:
        """The published files of one part of the site, by path."""
        return {row[0]: OutputRow(*row) for row in self._db.execute("SELECT * FROM outputs WHERE part=?", (part,))}

    def in_folder(self, folder: str) -> list[OutputRow]:
        """The published files that are in one folder itself (empty: the top folder), in order."""
        prefix = folder + "/" if folder else ""
        rows = self._db.execute(
            "SELECT * FROM outputs WHERE path>=? AND path<? AND instr(substr(path,?),'/')=0 ORDER BY path",
            (prefix, prefix + LAST, len(prefix) + 1),
        )
        return [OutputRow(*row) for row in rows]

    def get(self, path: str) -> OutputRow | None:
        """The published file of this path."""
        row = self._db.execute("SELECT * FROM outputs WHERE path=?", (path,)).fetchone()
        return OutputRow(*row) if row else None

    def parts(self) -> list[str]:
        """The parts of the site that have published files, in order."""
        return [row[0] for row in self._db.execute("SELECT DISTINCT part FROM outputs ORDER BY part")]

    def parts_of(self, view: str) -> list[str]:
        """The names of one view's parts that have published files, in order."""
        rows = self._db.execute(
            "SELECT DISTINCT part FROM outputs WHERE part>=? AND part<? ORDER BY part", (view + ":", view + ";")
        )
        return [row[0].partition(":")[2] for row in rows]

    def count(self) -> int:
        """The number of published files."""
        return cast(int, self._db.execute("SELECT count(*) FROM outputs").fetchone()[0])

    def total_size(self) -> int:
        """The size of all published files in bytes."""
        return cast(int, self._db.execute("SELECT coalesce(sum(size),0) FROM outputs").fetchone()[0])

    def record(self, rows: Iterable[OutputRow]) -> None:
        """Record files that this build publishes."""
        self._db.executemany("INSERT OR REPLACE INTO outputs VALUES(?,?,?,?,?)", rows)

    def set_fingerprints(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Record new fingerprints (path, fingerprint) of published files that this build does not rewrite."""
        self._db.executemany("UPDATE outputs SET fingerprint=? WHERE path=?", ((new, path) for path, new in rows))

    def forget(self, paths: Iterable[str]) -> None:
        """Forget files that this build deletes."""
        self._db.executemany("DELETE FROM outputs WHERE path=?", ((path,) for path in paths))

    def forget_all(self) -> None:
        """Forget every published file, since the output folder does not exist."""
        self._db.execute("DELETE FROM outputs")
