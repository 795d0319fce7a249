"""The links of articles to places of this site: where they are written, and where they lead."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from syrnews_site.model import LocalLink


class FileLink(NamedTuple):
    """A link that names a content file. `target` is the path of the page to which it leads; None: not known yet."""

    number: int
    path: str  # of the file that has the link
    address: str
    target: str | None


class DeadLink(NamedTuple):
    """A link of a live article that leads to no published file."""

    path: str
    link: LocalLink
    target: str


class LinkTable:
    """Links by the file that has them. `name` is the name of the content file that a link names, else empty."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, path: str, links: Iterable[tuple[LocalLink, str, str | None]]) -> None:
        """Add the links of a file, each with the name of the file that it names, and with its target if known."""
        rows = ((path, link.line, link.column, link.address, link.image, name, target) for link, name, target in links)
        self._db.executemany("INSERT INTO links VALUES(?,?,?,?,?,?,?)", rows)

    def forget(self, path: str) -> None:
        """Forget the links of a file."""
        self._db.execute("DELETE FROM links WHERE path=?", (path,))

    def clear(self) -> None:
        """Forget all links."""
        self._db.execute("DELETE FROM links")

    def any(self, *, to_files: bool = False) -> bool:
        """Whether there are links, or links that name content files."""
        wanted = " WHERE name<>''" if to_files else ""
        return self._db.execute(f"SELECT 1 FROM links{wanted} LIMIT 1").fetchone() is not None

    def to_files(self, names: Iterable[str] | None) -> list[FileLink]:
        """The links that name content files of these names, and those that are new; all of them if `names` is None."""
        columns = "SELECT rowid, path, address, target FROM links"
        if names is None:
            rows = self._db.execute(f"{columns} WHERE name<>''").fetchall()
        else:
            rows = self._db.execute(f"{columns} WHERE target IS NULL").fetchall()
            for name in sorted(names):
                rows += self._db.execute(f"{columns} WHERE name=? AND target IS NOT NULL", (name,)).fetchall()
        return [FileLink(*row) for row in rows]

    def set_targets(self, targets: Iterable[tuple[int, str]]) -> None:
        """Record to which page links lead (number, path of the page)."""
        self._db.executemany("UPDATE links SET target=? WHERE rowid=?", ((target, n) for n, target in targets))

    def targets_of(self, paths: Iterable[str]) -> dict[str, dict[str, str]]:
        """For each of these files that names content files: address -> path of the page."""
        found: dict[str, dict[str, str]] = {}
        if self.any(to_files=True):
            query = "SELECT address, target FROM links WHERE path=? AND name<>'' ORDER BY address"
            for path in paths:
                if targets := dict(self._db.execute(query, (path,)).fetchall()):
                    found[path] = targets
        return found

    def pictures(self) -> list[tuple[str, str]]:
        """Each file of an article, and a picture that it shows."""
        return self._db.execute(
            "SELECT DISTINCT path, target FROM links WHERE image AND target<>'' ORDER BY 1, 2"
        ).fetchall()

    def pictures_of(self, paths: Iterable[str]) -> dict[str, list[str]]:
        """For each of these files that shows pictures: the pictures, in order."""
        found: dict[str, list[str]] = {}
        if self._db.execute("SELECT 1 FROM links WHERE image LIMIT 1").fetchone():
            query = "SELECT DISTINCT target FROM links WHERE path=? AND image AND target<>'' ORDER BY target"
            for path in paths:
                if rows := self._db.execute(query, (path,)).fetchall():
                    found[path] = [target for (target,) in rows]
        return found

    def dead(self) -> list[DeadLink]:
        """The links of live articles that lead to no published file, nor to a folder with an index, in order."""
        rows = self._db.execute(
            "SELECT l.path, l.line, l.place, l.address, l.image, l.target FROM links l "
            "JOIN articles a ON a.path=l.path AND a.state='live' WHERE NOT EXISTS "
            "(SELECT 1 FROM outputs WHERE path IN (l.target, l.target||'/index.html')) "
            "ORDER BY l.path, l.line, l.place, l.address"
        )
        return [
            DeadLink(path, LocalLink(line, column, address, bool(image)), target)
            for path, line, column, address, image, target in rows
        ]
