"""What an archive has already, for imports: by the SHA-256 of what it came from, by its address, by its text.

The tables are in a temporary file that SQLite deletes by itself, so that memory does not grow with the archive.
"""

from __future__ import annotations

import sqlite3
from types import TracebackType
from typing import Self

SCHEMA = """
CREATE TABLE items(sha256 BLOB PRIMARY KEY, path TEXT) WITHOUT ROWID;
CREATE TABLE texts(address BLOB, text BLOB, path TEXT, PRIMARY KEY(address, text)) WITHOUT ROWID;
CREATE TABLE first(address BLOB PRIMARY KEY, path TEXT) WITHOUT ROWID;
"""


class ImportIndex:
    """Paths of article files, below the content folder. An empty address is that of articles without one."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-8000; {SCHEMA}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, path: str, sha256: str, address: bytes, text: bytes) -> None:
        """Enter an article. Of two with one address, the first one stays the first."""
        if sha256:
            self._db.execute("INSERT OR IGNORE INTO items VALUES(?, ?)", (bytes.fromhex(sha256), path))
        self._db.execute("INSERT OR IGNORE INTO texts VALUES(?, ?, ?)", (address, text, path))
        if address:
            self._db.execute("INSERT OR IGNORE INTO first VALUES(?, ?)", (address, path))

    def of_item(self, sha256: str) -> str:
        """The article that came from an item with this SHA-256; empty if there is none."""
        return self._path("SELECT path FROM items WHERE sha256=?", bytes.fromhex(sha256))

    def of_text(self, address: bytes, text: bytes) -> str:
        """The article with this address and this text."""
        return self._path("SELECT path FROM texts WHERE address=? AND text=?", address, text)

    def of_address(self, address: bytes) -> str:
        """The first article with this address."""
        return self._path("SELECT path FROM first WHERE address=?", address) if address else ""

    def _path(self, query: str, *values: bytes) -> str:
        row = self._db.execute(query, values).fetchone()
        return str(row[0]) if row else ""
