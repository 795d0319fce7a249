"""The digests of folders: if the digest of a folder is the recorded one, a build does not compare its files."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal, TypeAlias

Tree: TypeAlias = Literal["content", "output"]


class FolderTable:
    """The folders of the content tree and of the output tree, as the last build left them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def digests(self, tree: Tree) -> dict[str, bytes]:
        """The digest of each folder, by path."""
        return dict(self._db.execute("SELECT path, digest FROM folders WHERE tree=?", (tree,)))

    def record(self, tree: Tree, digests: Iterable[tuple[str, bytes]], gone: Iterable[str] = ()) -> None:
        """Record folders' digests. If a digest is empty, the next build looks at each file of the folder."""
        self._db.executemany("INSERT OR REPLACE INTO folders VALUES(?,?,?)", ((tree, p, d) for p, d in digests))
        self._db.executemany("DELETE FROM folders WHERE tree=? AND path=?", ((tree, path) for path in gone))

    def forget(self, tree: Tree) -> None:
        """Forget all folders of a tree."""
        self._db.execute("DELETE FROM folders WHERE tree=?", (tree,))
