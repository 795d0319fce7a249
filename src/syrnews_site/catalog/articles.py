"""The articles: their states, and the queries of planning and of the search index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import cast

from syrnews_site.catalog.rows import ArticleRow, ArticleToIndex, LiveArticle
from syrnews_site.catalog.schema import article_indexes
from syrnews_site.catalog.terms import TermTable
from syrnews_site.model import Headline
from syrnews_site.packed import decode_headline

COLUMNS = "path, digest, headline, aliases, day, sort, commented"  # of a LiveArticle
_LIVE = f"SELECT {COLUMNS} FROM articles WHERE state='live'"
_BETWEEN = "state='live' AND day>=? AND day<? ORDER BY day DESC, sort DESC, path DESC"
_NO_ALIASES = "x'90'"  # an empty list in MessagePack


class ArticleTable:
    """The articles by file. A live article is on the site."""

    def __init__(self, db: sqlite3.Connection, terms: TermTable) -> None:
        self._db, self._terms = db, terms

    # -- one article

    def add(self, rows: Sequence[ArticleRow]) -> None:
        """Add articles whose paths are not in the table. `TermTable.enter` then enters them into their terms' lists."""
        first = self._db.execute("SELECT coalesce(max(number),0)+1 FROM articles").fetchone()[0]
        numbered = ((number, *row) for number, row in enumerate(rows, first))
        self._db.executemany("INSERT INTO articles VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", numbered)

    def drop(self, path: str) -> None:
        """Take the article of a file out of the table and out of its terms' lists."""
        self._terms.leave(path)
        self._db.execute("DELETE FROM articles WHERE path=?", (path,))

    def begin_all(self) -> None:
        """Forget every article, and empty the lists of all terms. What follows is only `add`, and then `end_all`.

        Indexes are made after the rows. That takes a tenth off what loading costs the first process; of a million
        articles the indexes would not stay in memory.
        """
        for index in article_indexes():
            self._db.execute(f"DROP INDEX {index}")
        self._db.execute("DELETE FROM articles")
        self._terms.clear()

    def end_all(self) -> None:
        """Index the articles that were added."""
        for statement in article_indexes().values():
            self._db.execute(statement)

    def headline(self, path: str) -> Headline | None:
        """The headline of a file's article, if the article is live."""
        packed = self.packed_headline(path)
        return decode_headline(packed) if packed else None

    def packed_headline(self, path: str) -> bytes:
        """The same in MessagePack; empty if no article of this file is live."""
        row = self._db.execute("SELECT headline FROM articles WHERE path=? AND state='live'", (path,)).fetchone()
        return bytes(row[0]) if row else b""

    def digest(self, path: str) -> str:
        """The digest that an article's file had when it was loaded; empty if the file holds no article."""
        row = self._db.execute("SELECT digest FROM articles WHERE path=?", (path,)).fetchone()
        return cast(str, row[0]) if row else ""

    def spool(self, path: str) -> bytes:
        """Where this build keeps the whole article of a file; empty if this build did not load the file."""
        row = self._db.execute("SELECT spool FROM articles WHERE path=?", (path,)).fetchone()
        return bytes(row[0]) if row else b""

    def state(self, path: str) -> str:
        """`live`, `draft`, `future` or `clash`; empty if the file holds no article."""
        row = self._db.execute("SELECT state FROM articles WHERE path=?", (path,)).fetchone()
        return cast(str, row[0]) if row else ""

    def set_state(self, path: str, state: str) -> None:
        """Change an article's state. The lists of its terms follow."""
        self._terms.leave(path)
        self._db.execute("UPDATE articles SET state=? WHERE path=?", (state, path))
        if state == "live":
            self._terms.enter([path])

    # -- the archive as a whole

    def due(self, now: str) -> list[str]:
        """Paths of future articles whose moment is not after `now` (the moment that begins a `sort`), in order."""
        rows = self._db.execute(
            "SELECT path FROM articles WHERE state='future' AND sort<? ORDER BY path", (now + "\U0010ffff",)
        )
        return [row[0] for row in rows]

    def first_future(self) -> str:
        """The earliest `sort` of a future article; empty if there is none."""
        row = self._db.execute("SELECT min(sort) FROM articles WHERE state='future'").fetchone()
        return cast(str, row[0] or "")

    def latest(self) -> str:
        """The latest `sort` of a live article; empty if there is none."""
        row = self._db.execute("SELECT max(sort) FROM articles WHERE state='live'").fetchone()
        return cast(str, row[0] or "")

    def counts_by_state(self) -> dict[str, int]:
        """The number of articles in each state."""
        return dict(self._db.execute("SELECT state, count(*) FROM articles GROUP BY state ORDER BY state"))

    def days(self) -> list[tuple[str, int]]:
        """Each day with live articles, and their number, in order; undated ones have no day.

        The articles that print only a month or a year are counted under it: `2025-11`, `2025`.
        """
        return self._db.execute(
            "SELECT day, count(*) FROM articles WHERE state='live' AND day<>'' GROUP BY day ORDER BY day"
        ).fetchall()

    def undated(self) -> int:
        """The number of live articles without a date."""
        row = self._db.execute("SELECT count(*) FROM articles WHERE state='live' AND day=''").fetchone()
        return cast(int, row[0])

    def twins(self) -> list[tuple[str, str]]:
        """Each article whose file has the same bytes as an earlier one, by path, and the first such file.

        Articles in the state `clash` are left out, since their clash is reported.
        """
        return self._db.execute(
            "SELECT path, first FROM articles JOIN (SELECT digest AS same, min(path) AS first FROM articles "
            "GROUP BY digest HAVING count(*)>1) ON digest=same WHERE path<>first AND state<>'clash' ORDER BY path"
        ).fetchall()

    # -- live articles

    def between(self, first: str, last: str, limit: int = -1) -> list[LiveArticle]:
        """Live articles with first <= day < last: the newest day first, and in a day the newest moment."""
        rows = self._db.execute(f"SELECT {COLUMNS} FROM articles WHERE {_BETWEEN} LIMIT ?", (first, last, limit))
        return [LiveArticle(*row) for row in rows]

    def headlines(self, first: str, last: str) -> Iterator[bytes]:
        """The headlines of the same articles in MessagePack, one by one, in the same order."""
        rows = self._db.execute(f"SELECT headline FROM articles WHERE {_BETWEEN}", (first, last))
        return (row[0] for row in rows)

    def newest(self, limit: int) -> list[LiveArticle]:
        """The dated live articles with the latest moments, the newest first."""
        rows = self._db.execute(f"{_LIVE} AND sort>'' ORDER BY sort DESC, path DESC LIMIT ?", (limit,))
        return [LiveArticle(*row) for row in rows]

    def in_time(self, first: str, last: str) -> list[LiveArticle]:
        """Live articles with first <= sort <= last, the newest first."""
        rows = self._db.execute(f"{_LIVE} AND sort>=? AND sort<=? ORDER BY sort DESC, path DESC", (first, last))
        return [LiveArticle(*row) for row in rows]

    def times(self, first: str, last: str) -> tuple[str, str]:
        """The earliest and the latest `sort` of the live articles with first <= day < last; empty if there are none."""
        row = self._db.execute(
            "SELECT min(sort), max(sort) FROM articles WHERE state='live' AND day>=? AND day<?", (first, last)
        ).fetchone()
        return row[0] or "", row[1] or ""

    def neighbour(self, sort: str, *, newer: bool) -> LiveArticle | None:
        """The oldest dated live article whose sort is `sort` or later; if not `newer`, the newest before `sort`."""
        sign, order = (">=", "ASC") if newer else ("<", "DESC")
        row = self._db.execute(
            f"{_LIVE} AND sort<>'' AND sort {sign} ? ORDER BY sort {order}, path {order} LIMIT 1", (sort,)
        ).fetchone()
        return LiveArticle(*row) if row else None

    def with_aliases(self) -> list[LiveArticle]:
        """Live articles that had other addresses, by path."""
        rows = self._db.execute(
            f"SELECT {COLUMNS} FROM articles INDEXED BY articles_with_aliases "
            f"WHERE state='live' AND aliases<>{_NO_ALIASES} ORDER BY path"
        )
        return [LiveArticle(*row) for row in rows]

    # -- the search index

    def analysis_digests(self, first: str, last: str) -> Iterator[bytes]:
        """The `analysis_digest` of each live article with first <= day < last, the oldest first."""
        rows = self._db.execute(
            "SELECT analysis_digest FROM articles WHERE state='live' AND day>=? AND day<? ORDER BY day, sort, path",
            (first, last),
        )
        return (row[0] for row in rows)

    def to_index(self, first: str, last: str, start: int, stop: int) -> Iterator[ArticleToIndex]:
        """Those of the live articles with first <= day < last that `analysis_digests` gives from start until stop."""
        rows = self._db.execute(
            "SELECT path, digest, analysis_spool FROM articles WHERE state='live' AND day>=? AND day<? "
            "ORDER BY day, sort, path LIMIT ? OFFSET ?",
            (first, last, stop - start, start),
        )
        return (ArticleToIndex(*row) for row in rows)
