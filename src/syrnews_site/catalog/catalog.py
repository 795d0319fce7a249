"""The catalog as a resource: open, begin, commit, close. The queries are in a module for each table."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading

from syrnews_site.catalog.articles import ArticleTable
from syrnews_site.catalog.clashes import Clashes
from syrnews_site.catalog.diagnostics import DiagnosticTable
from syrnews_site.catalog.files import FileTable
from syrnews_site.catalog.folders import FolderTable
from syrnews_site.catalog.former import set_aside
from syrnews_site.catalog.incumbents import Incumbents
from syrnews_site.catalog.links import LinkTable
from syrnews_site.catalog.outputs import OutputTable
from syrnews_site.catalog.schema import SCHEMA, SCHEMA_VERSION, statements
from syrnews_site.catalog.seal import (
    BESIDE,
    break_seal,
    checksum,
    discard,
    discard_log,
    is_open,
    sealed_checksum,
    set_seal,
    trusted,
)
from syrnews_site.catalog.stories import StoryTable
from syrnews_site.catalog.terms import TermTable

DIGEST = 8  # bytes in front of each value of `meta`


def open_catalog(path: str, *, clean: bool) -> Catalog:
    """The catalog at `path`. If it cannot be trusted, or `clean` is true, an empty catalog replaces it.

    The other one is then the former catalog: see former.py.
    """
    if clean or not trusted(path):
        set_aside(path)
        discard(path)
    elif is_open(path):
        discard_log(path)
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
        self._verification: Verification | None = None
        self.folders = FolderTable(self._db)
        self.files = FileTable(self._db)
        self.diagnostics = DiagnosticTable(self._db)
        self.terms = TermTable(self._db)
        self.articles = ArticleTable(self._db, self.terms)
        self.clashes = Clashes(self._db)
        self.incumbents = Incumbents(self._db)
        self.outputs = OutputTable(self._db)
        self.links = LinkTable(self._db)
        self.stories = StoryTable(self._db)

    def _prepare(self) -> None:
        self._db.execute("PRAGMA cache_size=-16384")
        if self.fresh:  # no older state to protect: if this build dies, the file has no seal and is thrown away
            self._db.execute("PRAGMA journal_mode=OFF")
            self._db.execute("PRAGMA synchronous=OFF")
            self._db.executescript(SCHEMA + f"PRAGMA user_version={SCHEMA_VERSION};")
            return
        self._db.execute("PRAGMA trusted_schema=OFF")
        self._db.execute("PRAGMA cell_size_check=ON")
        if self._db.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
            raise sqlite3.DatabaseError("a catalog of another version")
        tables = [row[0] for row in self._db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
        if sorted(tables) != sorted(statements()):
            raise sqlite3.DatabaseError("a catalog with other tables")

    def begin(self) -> None:
        """Begin the build's one transaction if it has not begun. From here on the seal of the file is broken."""
        if not self._in_transaction:
            if not self.fresh:
                self._verification = Verification(self.path)
                break_seal(self.path)
                self._db.execute("PRAGMA secure_delete=ON")  # nothing of a deleted article stays in the file
                self._db.execute("PRAGMA journal_mode=WAL")  # writes to the file: a build that only reads must not
                self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute("BEGIN IMMEDIATE")
            self._in_transaction = self._wrote = True

    def verify(self) -> None:
        """Wait until the whole file is compared with its seal. Raises sqlite3.DatabaseError if it is damaged."""
        if self._verification and not self._verification.succeeded():
            raise sqlite3.DatabaseError("the catalog is damaged")

    def commit(self) -> None:
        """Commit the build's transaction, unless the file was damaged when it began. Raises sqlite3.DatabaseError."""
        self.verify()
        if self._in_transaction:
            self._db.execute("COMMIT")
            self._in_transaction = False
            self._committed = True

    def close(self) -> None:
        """Close and seal the file without what was not committed. If a fresh file has no commit, delete it.

        A file that cannot be sealed is not used by the next build.
        """
        if self._verification:
            self._verification.succeeded()
        if self._in_transaction:
            with contextlib.suppress(sqlite3.Error):  # journal_mode=OFF cannot roll back; such a file is never sealed
                self._db.execute("ROLLBACK")
        self._db.close()
        if self.fresh and not self._committed:
            discard(self.path)
        elif self._wrote and not any(os.path.exists(self.path + suffix) for suffix in BESIDE):
            with contextlib.suppress(OSError):
                set_seal(self.path)

    def meta(self, key: str) -> bytes:
        """The value that an earlier build left under this key; empty if there is none.

        Raises sqlite3.DatabaseError if the value is damaged. A build that finds nothing new relies on these values
        without having compared the whole file with its seal.
        """
        row = self._db.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
        if row is None:
            return b""
        digest, value = bytes(row[0])[:DIGEST], bytes(row[0])[DIGEST:]
        if digest != _digest(key, value):
            raise sqlite3.DatabaseError("the catalog is damaged")
        return value

    def set_meta(self, key: str, value: bytes) -> None:
        """Leave a value for the next build."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES(?,?)", (key, _digest(key, value) + value))


def _digest(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(key.encode() + b"\0" + value, digest_size=DIGEST).digest()


class Verification(threading.Thread):
    """Compares a catalog with its seal while a build loads and renders. Until the commit, nothing changes the file."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path, self._sealed, self._found = path, sealed_checksum(path), ""
        try:
            self.start()
        except RuntimeError:  # the system gives no thread
            self.run()

    def run(self) -> None:
        """The work of the thread."""
        self._found = checksum(self._path)

    def succeeded(self) -> bool:
        """Wait for the end. Whether the file is what its seal says."""
        if self.ident is not None:
            self.join()
        return self._found == self._sealed != ""
