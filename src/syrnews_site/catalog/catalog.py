"""The catalog as a resource: open, begin, commit, close. The queries are in a module for each table."""

from __future__ import annotations

import contextlib
import os
import sqlite3

from syrnews_site.catalog.articles import ArticleTable
from syrnews_site.catalog.clashes import Clashes
from syrnews_site.catalog.diagnostics import DiagnosticTable
from syrnews_site.catalog.files import FileTable
from syrnews_site.catalog.folders import FolderTable
from syrnews_site.catalog.incumbents import Incumbents
from syrnews_site.catalog.links import LinkTable
from syrnews_site.catalog.outputs import OutputTable
from syrnews_site.catalog.schema import SCHEMA, SCHEMA_VERSION
from syrnews_site.catalog.seal import break_seal, discard, set_seal, trusted
from syrnews_site.catalog.terms import TermTable


def open_catalog(path: str, *, clean: bool) -> Catalog:
    """The catalog at `path`. If it cannot be trusted, or `clean` is true, an empty catalog replaces it."""
    if clean or not trusted(path):
        discard(path)
    return Catalog(path)


class Catalog:
    """The SQLite file of one site. Only the coordinator of a build opens it; workers never do.

    `fresh`: this build created the file.
    """

    def __init__(self, path: str) -> None:
        """Open the catalog at `path`, or create an empty one. Raises sqlite3.DatabaseError if the file is damaged."""
        self.path = path
        self.fresh = not os.path.exists(path)
        self._db = sqlite3.connect(path, isolation_level=None)
        try:
            self._prepare()
        except sqlite3.DatabaseError:
            self._db.close()
            raise
        self._in_transaction = False
        self._wrote = self._committed = False
        self.folders = FolderTable(self._db)
        self.files = FileTable(self._db)
        self.diagnostics = DiagnosticTable(self._db)
        self.terms = TermTable(self._db)
        self.articles = ArticleTable(self._db, self.terms)
        self.clashes = Clashes(self._db)
        self.incumbents = Incumbents(self._db)
        self.outputs = OutputTable(self._db)
        self.links = LinkTable(self._db)

    def _prepare(self) -> None:
        self._db.execute("PRAGMA cache_size=-16384")
        if self.fresh:  # no older state to protect: if this build dies, the file has no seal and is thrown away
            self._db.execute("PRAGMA journal_mode=OFF")
            self._db.execute("PRAGMA synchronous=OFF")
            self._db.executescript(SCHEMA + f"PRAGMA user_version={SCHEMA_VERSION};")
        elif self._db.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
            raise sqlite3.DatabaseError("a catalog of another version")

    def begin(self) -> None:
        """Begin the build's one transaction if it has not begun. From here on the seal of the file is broken."""
        if not self._in_transaction:
            if not self.fresh:
                break_seal(self.path)
                self._db.execute("PRAGMA journal_mode=WAL")  # writes to the file: a build that only reads must not
                self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute("BEGIN IMMEDIATE")
            self._in_transaction = self._wrote = True

    def commit(self) -> None:
        """Commit the build's transaction."""
        if self._in_transaction:
            self._db.execute("COMMIT")
            self._in_transaction = False
            self._committed = True

    def close(self) -> None:
        """Close and seal the file without what was not committed. If a fresh file has no commit, delete it."""
        if self._in_transaction:
            with contextlib.suppress(sqlite3.Error):  # journal_mode=OFF cannot roll back; such a file is never sealed
                self._db.execute("ROLLBACK")
        self._db.close()
        if self.fresh and not self._committed:
            discard(self.path)
        elif self._wrote:
            set_seal(self.path)

    def meta(self, key: str) -> bytes:
        """The value that an earlier build left under this key; empty if there is none."""
        row = self._db.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
        return bytes(row[0]) if row else b""

    def set_meta(self, key: str, value: bytes) -> None:
        """Leave a value for the next build."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES(?,?)", (key, value))
