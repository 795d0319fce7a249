"""Where the pictures of a web archive are in its file, for imports.

The table is in a temporary file that SQLite deletes by itself, so that memory does not grow with the archive.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

SCHEMA = "CREATE TABLE pictures(address BLOB PRIMARY KEY, start INTEGER, suffix TEXT) WITHOUT ROWID"


class PicturePlace(NamedTuple):
    """The byte of the file at which the record of a picture begins, and the suffix of a file of its format."""

    start: int
    suffix: str


class PictureIndex:
    """The places of pictures, by digests of their addresses. Of two with one address, the last one counts."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000; {SCHEMA}")

    def add(self, address: bytes, place: PicturePlace) -> None:
        """Enter a picture."""
        self._db.execute("INSERT OR REPLACE INTO pictures VALUES(?, ?, ?)", (address, *place))

    def find(self, address: bytes) -> PicturePlace | None:
        """The place of a picture; None if the archive does not have it."""
        row = self._db.execute("SELECT start, suffix FROM pictures WHERE address=?", (address,)).fetchone()
        return PicturePlace(*row) if row else None


@contextmanager
def picture_index() -> Iterator[PictureIndex]:
    """An empty index, which is deleted in the end."""
    db = sqlite3.connect("", isolation_level=None)
    try:
        yield PictureIndex(db)
    finally:
        db.close()
