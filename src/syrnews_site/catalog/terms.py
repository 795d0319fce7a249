"""The articles of each term. A term is a tag (`tags/<slug>`) or a source (`sources/<slug>`).

An article is also in the lists of the terms that its tags are part of: a governorate lists what its towns list. Such a
row is not the term's `own`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from syrnews_site.catalog.rows import TermArticle, TermCount
from syrnews_site.catalog.schema import LAST
from syrnews_site.model import Headline
from syrnews_site.packed import decode_headline


def terms_of(headline: Headline) -> list[tuple[str, str, str]]:
    """Term, name and kind of each tag of an article, and of its source."""
    terms = [("tags/" + tag.slug, tag.name, tag.kind) for tag in headline.tags]
    if headline.outlet:
        terms.append(("sources/" + headline.outlet.slug, headline.outlet.name, "source"))
    return terms


class TermTable:
    """The lists of live articles by term. `ArticleTable` takes an article out; a build enters articles."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._above: dict[str, list[tuple[str, str, str]]] | None = None

    def set_above(self, above: Mapping[str, Sequence[tuple[str, str, str]]]) -> None:
        """Say which terms each tag is part of: slug -> term, name and kind, the nearest first. The lists must be empty.

        An empty catalog knows of none. The table is kept, so that a later build takes articles out as they came in.
        """
        self._db.execute("DELETE FROM above")
        rows = ((slug, place, *row) for slug, terms in above.items() for place, row in enumerate(terms))
        self._db.executemany("INSERT INTO above VALUES(?,?,?,?,?)", rows)
        self._above = None

    def _lists(self, headline: Headline) -> Iterable[tuple[str, str, str, int]]:
        """The lists that an article is in: term, name, kind, and whether the article carries the term itself."""
        if self._above is None:
            self._above = {}
            for slug, *row in self._db.execute("SELECT slug, term, name, kind FROM above ORDER BY slug, place"):
                self._above.setdefault(slug, []).append((row[0], row[1], row[2]))
        own = {row[0]: (*row, 1) for row in terms_of(headline)}
        for tag in headline.tags:
            for row in self._above.get(tag.slug, ()):
                own.setdefault(row[0], (*row, 0))
        return own.values()

    def enter(self, paths: Iterable[str]) -> None:
        """Enter the live articles among these files into the lists of their terms."""
        query = "SELECT number, day, sort, headline FROM articles WHERE path=? AND state='live'"
        for path in paths:
            self._enter(self._db.execute(query, (path,)))

    def enter_all(self) -> None:
        """Enter every live article into the lists of its terms."""
        self._enter(
            self._db.execute("SELECT number, day, sort, headline FROM articles WHERE state='live' ORDER BY sort, path")
        )

    def _enter(self, rows: Iterable[tuple[int, str, str, bytes]]) -> None:
        entered = (
            (term, day, sort, number, name, kind, own)
            for number, day, sort, headline in rows
            for term, name, kind, own in self._lists(decode_headline(headline))
        )
        self._db.executemany("INSERT OR REPLACE INTO terms VALUES(?,?,?,?,?,?,?)", entered)

    def leave(self, path: str) -> None:
        """Take a file's article out of the lists of its terms."""
        row = self._db.execute("SELECT number, day, sort, headline FROM articles WHERE path=?", (path,)).fetchone()
        if row:
            number, day, sort, headline = row
            gone = ((term, day, sort, number) for term, *_ in self._lists(decode_headline(headline)))
            self._db.executemany("DELETE FROM terms WHERE term=? AND day=? AND sort=? AND number=?", gone)

    def clear(self) -> None:
        """Empty all lists."""
        self._db.execute("DELETE FROM terms")

    def has(self, term: str) -> bool:
        """Whether a live article carries the term, or a part of it."""
        return self._db.execute("SELECT 1 FROM terms WHERE term=? LIMIT 1", (term,)).fetchone() is not None

    def counts(self, prefix: str) -> list[TermCount]:
        """Each term that begins with `prefix` (`tags/`, or one whole term), in the order of its slug.

        If articles spell a term's name in several ways, the commonest spelling names the term; among equally common
        spellings, the first in order.
        """
        rows = self._db.execute(  # in the order of the table: grouping by names as well would sort the whole table
            "SELECT term, count(*), sum(own), min(name), max(name), min(kind), max(kind) FROM terms "
            "WHERE term>=? AND term<? GROUP BY term ORDER BY term",
            (prefix, prefix + LAST if prefix.endswith("/") else prefix + "\x00"),
        ).fetchall()
        counts = []
        for term, count, own, name, last_name, kind, last_kind in rows:
            if (name, kind) != (last_name, last_kind):
                name, kind = self._commonest_name(term)
            counts.append(TermCount(term, name, kind, own, count - own))
        return counts

    def _commonest_name(self, term: str) -> tuple[str, str]:
        return cast(
            "tuple[str, str]",
            self._db.execute(
                "SELECT name, kind FROM terms WHERE term=? GROUP BY name, kind "
                "ORDER BY count(*) DESC, name, kind LIMIT 1",
                (term,),
            ).fetchone(),
        )

    def months(self, term: str) -> list[tuple[str, int]]:
        """The number of a term's articles in each month (`2025-11`), in order.

        The articles that print only a year are counted under the year, undated ones under an empty month.
        """
        return self._db.execute(
            "SELECT substr(day,1,7), count(*) FROM terms WHERE term=? GROUP BY 1 ORDER BY 1", (term,)
        ).fetchall()

    def articles(self, term: str, first: str = "", last: str = LAST, limit: int = -1) -> list[TermArticle]:
        """A term's articles with first <= day < last: the newest day first, and in a day the newest moment."""
        rows = self._db.execute(
            "SELECT t.day, t.sort, a.headline FROM terms t JOIN articles a ON a.number=t.number "
            "WHERE t.term=? AND t.day>=? AND t.day<? ORDER BY t.day DESC, t.sort DESC, a.path DESC LIMIT ?",
            (term, first, last, limit),
        )
        return [TermArticle(*row) for row in rows]

    def article_numbers(self, term: str) -> list[int]:
        """The articles that carry a term itself, by numbers that are valid until the catalog is written to."""
        return [row[0] for row in self._db.execute("SELECT number FROM terms WHERE term=? AND own", (term,))]

    def count_between(self, term: str, first: str, last: str) -> int:
        """The number of a term's articles with first <= day < last."""
        query = "SELECT count(*) FROM terms WHERE term=? AND day>=? AND day<?"
        return cast(int, self._db.execute(query, (term, first, last)).fetchone()[0])

    def next_newer(self, term: str, last: str) -> TermArticle | None:
        """The first of a term's articles with day >= last."""
        return self._first(term, "t.day>=? ORDER BY t.day, t.sort, a.path", last)

    def next_older(self, term: str, first: str) -> TermArticle | None:
        """The last of a term's dated articles with day < first."""
        return self._first(term, "t.day<? AND t.day<>'' ORDER BY t.day DESC, t.sort DESC, a.path DESC", first)

    def _first(self, term: str, condition: str, day: str) -> TermArticle | None:
        query = "SELECT t.day, t.sort, a.headline FROM terms t JOIN articles a ON a.number=t.number WHERE t.term=? AND "
        row = self._db.execute(query + condition + " LIMIT 1", (term, day)).fetchone()
        return TermArticle(*row) if row else None
