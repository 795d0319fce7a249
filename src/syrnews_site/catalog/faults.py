"""What an error of SQLite means: the catalog is damaged, or the machine refused."""

from __future__ import annotations

import errno
import sqlite3

# The machine's, by SQLite's code: https://sqlite.org/rescode.html. All other errors are damage of the catalog.
_OF_THE_MACHINE = {
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_LOCKED: errno.EBUSY,
    sqlite3.SQLITE_NOMEM: errno.ENOMEM,
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
}
_READING = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}  # a part of the file is lost


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the catalog is damaged, so that a new one helps."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code in _READING or code & 0xFF not in _OF_THE_MACHINE


def refused(error: sqlite3.DatabaseError, path: str) -> OSError:
    """The error of the machine that an error of SQLite means. `path` is the catalog's."""
    number = _OF_THE_MACHINE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, errno.EIO)
    return OSError(number, str(error), path)
