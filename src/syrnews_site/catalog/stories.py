"""The stories: which articles are near-duplicates of which, kept from one build to the next.

A story is the articles that hang together by likeness. The pairs are kept; a story is found from any of its articles.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from syrnews_site.arabic.shingles import SHARED, Likeness, packed, unpacked
from syrnews_site.catalog.articles import COLUMNS
from syrnews_site.catalog.rows import LiveArticle
from syrnews_site.catalog.shingles import ShingleTable

MANY = 200  # changed articles from which on all pairs are found anew: one pass over the index is then faster
SPOOLED = 500_000  # pairs in memory
TOGETHER = 1000  # articles whose pairs are counted together

_LIVE = "SELECT s.number FROM sketches s JOIN articles a ON a.path=s.path AND a.state='live'"
_ROWS = f"SELECT {COLUMNS} FROM sketches s JOIN articles a USING(path) WHERE s.number=?"


class StoryTable:
    """Sketches of articles by file, and the pairs of near-duplicates among live articles."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db, self.likeness = db, Likeness()
        self._shingles = ShingleTable(db)

    # -- the sketches

    def clear(self) -> None:
        """Forget all sketches and pairs."""
        self._shingles.clear()
        for table in ("sketches", "alike"):
            self._db.execute(f"DELETE FROM {table}")

    def take(self, path: str, sketch: bytes) -> None:
        """Set the sketch of the article in a file; empty: the file has no article, or a very short one."""
        row = self._db.execute("SELECT number, sketch FROM sketches WHERE path=?", (path,)).fetchone()
        if row is None:
            if sketch:
                number = self._db.execute("INSERT INTO sketches(path, sketch) VALUES(?,?)", (path, sketch)).lastrowid
                assert number is not None
                self._shingles.add(number, unpacked(sketch))
        elif row[1] != sketch:
            before, after = set(unpacked(row[1])), set(unpacked(sketch))
            self._shingles.remove(row[0], sorted(before - after))
            self._shingles.add(row[0], sorted(after - before))
            self._db.execute("UPDATE sketches SET sketch=? WHERE number=?", (sketch, row[0]))

    # -- the pairs

    def pair_all(self) -> None:
        """Find all pairs of near-duplicates."""
        self._shingles.settle()
        self._db.execute("DELETE FROM sketches WHERE sketch=x''")
        self._replace_all()

    def pair(self, paths: Iterable[str]) -> list[str]:
        """Find the pairs of the articles in files that changed; of all articles, if many changed.

        Returns the files of the articles whose stories may have changed, in order.
        """
        changed = self._shingles.settle()
        for path in paths:
            changed.update(row[0] for row in self._db.execute("SELECT number FROM sketches WHERE path=?", (path,)))
        before = self._connected(changed)
        if len(changed) > MANY:
            known = self._pairs()
            self._replace_all()
            moved = {number for pair in known ^ self._pairs() for number in (pair >> 32, pair & (2**32 - 1))}
            after = self._connected(changed | moved)
        else:
            self._replace(sorted(changed))
            after = self._connected(changed)
        query = "SELECT path FROM sketches WHERE number=?"
        found = [self._db.execute(query, (number,)).fetchone()[0] for number in before | after]
        self._db.execute("DELETE FROM sketches WHERE sketch=x''")
        return sorted(found)

    def _pairs(self) -> set[int]:
        return {one << 32 | other for one, other in self._db.execute("SELECT number, other FROM alike")}

    def _replace(self, changed: list[int]) -> None:
        """Find the pairs of these articles anew."""
        common = self._shingles.common()
        for number in changed:
            self._db.executemany(
                "DELETE FROM alike WHERE number=? AND other=?",
                [pair for other in self._others(number) for pair in ((number, other), (other, number))],
            )
        for number in changed:
            if not self._is_live(number):
                continue
            own = self._sketch(number)
            counted = Counter(text for shingle in unpacked(own) for text in self._shingles.texts(shingle))
            for other, count in counted.items():
                if count >= SHARED and other != number and self._is_live(other):
                    self._record(number, other, common)

    def _replace_all(self) -> None:
        self._db.execute("DELETE FROM alike")
        common = self._shingles.common()
        sketch = lru_cache(4096)(self._sketch)
        for pair in self._candidates():
            one, other = pair >> 32, pair & (2**32 - 1)
            if self.likeness.of(sketch(one), sketch(other), common):
                self._insert(one, other)

    def _candidates(self) -> Iterator[int]:
        """The pairs of live articles that share enough shingles, in order; the smaller number in the upper half."""
        last = self._db.execute("SELECT coalesce(max(number),0) FROM sketches").fetchone()[0]
        live = bytearray(last + 1)
        for (number,) in self._db.execute(_LIVE):
            live[number] = 1
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS pairs(part INTEGER, pairs BLOB)")
        spool: list[array[int]] = [array("Q") for _ in range(last // TOGETHER + 1)]
        waiting = 0
        for texts in self._shingles.groups():
            for one, other in combinations([text for text in texts if live[text]], 2):
                spool[one // TOGETHER].append(one << 32 | other)
                waiting += 1
            if waiting > SPOOLED:
                self._spill(spool)
                waiting = 0
        self._spill(spool)
        self._db.execute("CREATE INDEX temp.pairs_by_part ON pairs(part)")
        for part in range(len(spool)):
            counted: Counter[int] = Counter()
            for (pairs,) in self._db.execute("SELECT pairs FROM pairs WHERE part=?", (part,)):
                counted.update(unpacked(pairs, "Q"))
            yield from sorted(pair for pair, count in counted.items() if count >= SHARED)
        self._db.execute("DROP TABLE temp.pairs")

    def _spill(self, spool: list[array[int]]) -> None:
        rows = ((part, packed(pairs)) for part, pairs in enumerate(spool) if pairs)
        self._db.executemany("INSERT INTO temp.pairs VALUES(?,?)", rows)
        for part, pairs in enumerate(spool):
            if pairs:
                spool[part] = array("Q")

    def _record(self, one: int, other: int, common: frozenset[int]) -> None:
        if self.likeness.of(self._sketch(one), self._sketch(other), common):
            self._insert(one, other)

    def _insert(self, one: int, other: int) -> None:
        self._db.executemany("INSERT OR IGNORE INTO alike VALUES(?,?)", ((one, other), (other, one)))

    def _sketch(self, number: int) -> bytes:
        return bytes(self._db.execute("SELECT sketch FROM sketches WHERE number=?", (number,)).fetchone()[0])

    def _is_live(self, number: int) -> bool:
        return self._db.execute(f"{_LIVE} WHERE s.number=?", (number,)).fetchone() is not None

    # -- the stories

    def _others(self, number: int) -> list[int]:
        return [row[0] for row in self._db.execute("SELECT other FROM alike WHERE number=?", (number,))]

    def _connected(self, numbers: Iterable[int]) -> set[int]:
        """These texts and all that hang together with them; without those that are like no other."""
        found: set[int] = set()
        pending = list(numbers)
        while pending:
            number = pending.pop()
            if number not in found and (others := self._others(number)):
                found.add(number)
                pending += others
        return found

    def _articles(self, numbers: Iterable[int]) -> list[LiveArticle]:
        rows = [LiveArticle(*self._db.execute(_ROWS, (number,)).fetchone()) for number in numbers]
        return sorted(rows, key=_in_time)

    def like(self, first: str, last: str) -> dict[str, list[LiveArticle]]:
        """For each live article with first <= day < last that has near-duplicates: these, the earliest first, by file.

        Undated articles have an empty day.
        """
        query = (
            "SELECT a.path, s.number FROM articles a JOIN sketches s ON s.path=a.path WHERE a.state='live' "
            "AND a.day>=? AND a.day<? AND EXISTS (SELECT 1 FROM alike WHERE number=s.number)"
        )
        rows = self._db.execute(query, (first, last)).fetchall() if self.any() else []
        return {path: self._articles(self._others(number)) for path, number in rows}

    def any(self) -> bool:
        """Whether there are stories."""
        return self._db.execute("SELECT 1 FROM alike LIMIT 1").fetchone() is not None

    def of_term(self, term: str, limit: int) -> list[str]:
        """The files of the newest dated articles of a term that have near-duplicates, the newest first."""
        query = (
            "SELECT a.path FROM terms t JOIN articles a ON a.number=t.number JOIN sketches s ON s.path=a.path "
            "WHERE t.term=? AND t.day<>'' AND EXISTS (SELECT 1 FROM alike WHERE number=s.number) "
            "ORDER BY t.day DESC, t.sort DESC, a.path DESC LIMIT ?"
        )
        return [row[0] for row in self._db.execute(query, (term, limit))] if self.any() else []

    def story(self, path: str) -> list[LiveArticle]:
        """The story of the article in a file: all its articles, the earliest first; none if it is like no other."""
        row = self._db.execute("SELECT number FROM sketches WHERE path=?", (path,)).fetchone()
        return self._articles(self._connected([row[0]])) if row else []

    def pairs_of(self, path: str) -> set[str]:
        """The files of the articles that are like the article in a file."""
        query = (
            "SELECT o.path FROM sketches s JOIN alike ON alike.number=s.number JOIN sketches o ON o.number=alike.other "
            "WHERE s.path=?"
        )
        return {row[0] for row in self._db.execute(query, (path,))}

    def firsts(self) -> Iterator[LiveArticle]:
        """The earliest article of each story."""
        last = self._db.execute("SELECT coalesce(max(number),0) FROM alike").fetchone()[0]
        seen = bytearray(last + 1)
        for (number,) in self._db.execute("SELECT DISTINCT number FROM alike ORDER BY number").fetchall():
            if not seen[number]:
                story = self._connected([number])
                for member in story:
                    seen[member] = 1
                yield self._articles(story)[0]


def _in_time(article: LiveArticle) -> tuple[bool, str, str]:
    """The earliest first, the undated last."""
    return not article.sort, article.sort, article.path
