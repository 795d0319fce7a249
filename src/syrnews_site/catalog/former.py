"""The catalog that this build did not use: what it knows of published files, if it can be read at all."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterable

FORMER = ".former"  # ends the name of the former catalog while a build runs


def set_aside(path: str) -> None:
    """Keep the catalog at `path`, if there is one, as the former catalog."""
    with contextlib.suppress(OSError):
        os.replace(path, path + FORMER)


def discard_former(path: str) -> None:
    """Delete the former catalog of the one at `path`, if there is one, and what SQLite may have left beside it."""
    for ending in ("", "-shm", "-wal"):
        with contextlib.suppress(OSError):
            os.unlink(path + FORMER + ending)


def known_to_former(path: str, outputs: Iterable[str]) -> set[str]:
    """Those of these paths of the site that the former catalog records as published."""
    known: set[str] = set()
    if os.path.isfile(path + FORMER):
        with contextlib.suppress(sqlite3.Error), contextlib.closing(sqlite3.connect(path + FORMER)) as db:
            for output in outputs:
                with contextlib.suppress(UnicodeEncodeError):  # no page of ours has a name that is not UTF-8
                    if db.execute("SELECT 1 FROM outputs WHERE path=?", (output,)).fetchone():
                        known.add(output)
    return known
