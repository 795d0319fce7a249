"""The diagnostics of content files, kept so that a build reports also the mistakes in files that it did not load."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from syrnews_site.model import Diagnostic
from syrnews_site.packed import encode

_diagnostic = msgspec.msgpack.Decoder(Diagnostic).decode


class DiagnosticTable:
    """Diagnostics by file. Number 0 of a file is its clash with another article; loading gave the others."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def record(self, path: str, diagnostics: Sequence[Diagnostic]) -> None:
        """Replace all diagnostics of a file, its clash too."""
        self._db.execute("DELETE FROM diagnostics WHERE path=?", (path,))
        self._db.executemany(
            "INSERT INTO diagnostics VALUES(?,?,?)", ((path, i, encode(d)) for i, d in enumerate(diagnostics, 1))
        )

    def record_clash(self, path: str, diagnostic: Diagnostic | None) -> None:
        """Replace the clash of a file: why its article cannot be published beside another article, or None."""
        self._db.execute("DELETE FROM diagnostics WHERE path=? AND sequence=0", (path,))
        if diagnostic:
            self._db.execute("INSERT INTO diagnostics VALUES(?,0,?)", (path, encode(diagnostic)))

    def forget(self, paths: Iterable[str]) -> None:
        """Forget the diagnostics of files."""
        self._db.executemany("DELETE FROM diagnostics WHERE path=?", ((path,) for path in paths))

    def clear(self) -> None:
        """Forget all diagnostics."""
        self._db.execute("DELETE FROM diagnostics")

    def all(self) -> Iterator[Diagnostic]:
        """All diagnostics, in the order of the files' paths."""
        for (value,) in self._db.execute("SELECT value FROM diagnostics ORDER BY path, sequence"):
            yield _diagnostic(value)
