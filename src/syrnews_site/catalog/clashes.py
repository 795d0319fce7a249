"""Which articles cannot be published beside each other, since they share an address or a declared id."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

_RIVALS = "state IN ('live','clash')"  # drafts and future articles clash with no article


class Clashes:
    """Queries over the URL keys and id keys of articles. `Incumbents` decides who gets an address or an id."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def keys(self, path: str) -> tuple[str, str] | None:
        """`url_key` and `id_key` of the article of a file."""
        row = self._db.execute("SELECT url_key, id_key FROM articles WHERE path=?", (path,)).fetchone()
        return (row[0], row[1]) if row else None

    def rivals(self, keys: Iterable[tuple[str, str]]) -> list[tuple[str, str, str]]:
        """Path, URL key and id key of each article whose URL key or id key is one of these, by path."""
        paths: set[str] = set()
        for pair in keys:
            for column, key in zip(("url_key", "id_key"), pair, strict=True):
                query = f"SELECT path FROM articles WHERE {column}=? AND {column}<>'' AND {_RIVALS}"
                paths.update(row[0] for row in self._db.execute(query, (key,)))
        return self._with_keys(paths)

    def all_rivals(self) -> list[tuple[str, str, str]]:
        """Path, URL key and id key of each article that shares a key with another article, by path."""
        shared = " UNION ".join(
            f"SELECT path FROM articles WHERE {column} IN (SELECT {column} FROM articles WHERE {_RIVALS} AND "
            f"{column}<>'' GROUP BY {column} HAVING count(*)>1) AND {_RIVALS}"
            for column in ("url_key", "id_key")
        )
        return self._with_keys({row[0] for row in self._db.execute(shared)})

    def _with_keys(self, paths: set[str]) -> list[tuple[str, str, str]]:
        query = "SELECT path, url_key, id_key FROM articles WHERE path=?"
        return [self._db.execute(query, (path,)).fetchone() for path in sorted(paths)]

    def with_url(self, url_key: str) -> list[str]:
        """The files whose articles have this address, in order."""
        return self._with("url_key", url_key)

    def with_id(self, id_key: str) -> list[str]:
        """The files whose articles declare this id, in order."""
        return self._with("id_key", id_key)

    def _with(self, column: str, key: str) -> list[str]:
        rows = self._db.execute(f"SELECT path FROM articles WHERE {column}=? AND {_RIVALS} ORDER BY path", (key,))
        return [row[0] for row in rows]
