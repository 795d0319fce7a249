"""The inverted index of near-duplicates: which texts have which shingle, in buckets that an edit rewrites one by one.

An entry is a shingle and the number of its text in 64 bits. A bucket is one row of sorted entries. What is added waits
in memory, and beyond WAITING in further rows of its bucket, until `settle` merges it: memory does not grow.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from syrnews_site.arabic.shingles import packed, unpacked

BUCKETS = 2048
WAITING = 1_000_000  # entries in memory
COMMON = 32  # a shingle in more texts is boilerplate, and counts for nothing
FEW = 64  # entries
_LOW = 2**32 - 1
_CACHED = 512  # buckets in memory while single texts are looked up


class ShingleTable:
    """The shingles of all texts that have a sketch. A text is a number, below 2**32."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._added: defaultdict[int, array[int]] = defaultdict(lambda: array("Q"))
        self._removed: defaultdict[int, set[int]] = defaultdict(set)
        self._waiting = self._chunk = 0
        self._bucket = lru_cache(_CACHED)(self._read)

    def clear(self) -> None:
        """Forget everything."""
        self._db.execute("DELETE FROM shingles")
        self._db.execute("DELETE FROM common_shingles")
        self._added.clear()
        self._removed.clear()
        self._waiting = 0

    def add(self, number: int, shingles: Iterable[int]) -> None:
        """Enter shingles of a text."""
        added = self._added
        entries = [shingle << 32 | number for shingle in shingles]
        if self._removed:  # also what goes and comes back before the index is settled
            back = [entry for entry in entries if entry in self._removed[(entry >> 32) % BUCKETS]]
            for entry in back:
                self._removed[(entry >> 32) % BUCKETS].discard(entry)
            entries = sorted(set(entries).difference(back))
        for entry in entries:
            added[(entry >> 32) % BUCKETS].append(entry)
        self._waiting += len(entries)
        if self._waiting > WAITING:
            self._spill()

    def remove(self, number: int, shingles: Iterable[int]) -> None:
        """Take shingles out of a text."""
        for shingle in shingles:
            self._removed[shingle % BUCKETS].add(shingle << 32 | number)

    def _spill(self) -> None:
        self._chunk += 1
        rows = ((bucket, self._chunk, packed(entries)) for bucket, entries in sorted(self._added.items()))
        self._db.executemany("INSERT INTO shingles VALUES(?,?,?)", rows)
        self._added.clear()
        self._waiting = 0

    def settle(self) -> set[int]:
        """Merge what was added and removed. Returns the texts of which a shingle became common, or ceased to be so."""
        affected: set[int] = set()
        if self._chunk:
            self._spill()
            dirty = {row[0] for row in self._db.execute("SELECT DISTINCT bucket FROM shingles WHERE chunk>0")}
        else:
            dirty = set(self._added)
        for bucket in sorted(dirty | set(self._removed)):
            affected |= self._merge(bucket)
        self._added.clear()
        self._removed.clear()
        self._waiting = self._chunk = 0
        self._bucket.cache_clear()
        return affected

    def _merge(self, bucket: int) -> set[int]:
        before, removed = self._read(bucket), self._removed.get(bucket, set())
        added = self._added.get(bucket, array("Q"))
        for (chunk,) in self._db.execute("SELECT entries FROM shingles WHERE bucket=? AND chunk>0", (bucket,)):
            added += unpacked(chunk, "Q")
        after = _merged(before, added, removed)
        self._db.execute("DELETE FROM shingles WHERE bucket=?", (bucket,))
        if after:
            self._db.execute("INSERT INTO shingles VALUES(?,0,?)", (bucket, packed(after)))
        if not before:
            self._set_common(_common(after))
            return set()
        affected: set[int] = set()
        for shingle in sorted({entry >> 32 for entry in (*added, *removed)}):
            was, now = _texts(before, shingle), _texts(after, shingle)
            if (len(was) > COMMON) != (len(now) > COMMON):
                affected.update(was, now)
                self._db.execute("DELETE FROM common_shingles WHERE shingle=?", (shingle,))
                self._set_common([shingle] if len(now) > COMMON else [])
        return affected

    def _set_common(self, shingles: Iterable[int]) -> None:
        self._db.executemany("INSERT INTO common_shingles VALUES(?)", ((shingle,) for shingle in shingles))

    def _read(self, bucket: int) -> array[int]:
        row = self._db.execute("SELECT entries FROM shingles WHERE bucket=? AND chunk=0", (bucket,)).fetchone()
        return unpacked(row[0], "Q") if row else array("Q")

    def common(self) -> frozenset[int]:
        """The shingles that are boilerplate."""
        return frozenset(row[0] for row in self._db.execute("SELECT shingle FROM common_shingles"))

    def texts(self, shingle: int) -> list[int]:
        """The texts that have a shingle, in order; none if it is common."""
        found = _texts(self._bucket(shingle % BUCKETS), shingle)
        return found if len(found) <= COMMON else []

    def groups(self) -> Iterator[list[int]]:
        """For each shingle that several texts have, but which is not common: these texts, in order."""
        for (entries,) in self._db.execute("SELECT entries FROM shingles ORDER BY bucket"):
            for _, texts in _grouped(unpacked(entries, "Q")):
                if 1 < len(texts) <= COMMON:
                    yield texts


def _merged(before: array[int], added: array[int], removed: Set[int]) -> array[int]:
    """Sorted entries without what was removed. A few changes of a long bucket cost what they change."""
    if before and len(added) + len(removed) < FEW:
        after = before[:]
        for entry in (*added, *removed):
            insort(after, entry)
        for entry in removed:
            start = bisect_left(after, entry)
            del after[start : bisect_right(after, entry)]
        return after
    return array("Q", sorted({*before, *added} - removed if removed else [*before, *added]))


def _common(entries: array[int]) -> Iterator[int]:
    """The shingles of more than COMMON texts. Each has two entries at a distance of `step` where a step begins."""
    step = (COMMON + 1) // 2
    near = {
        entries[at] >> 32 for at in range(0, len(entries) - step, step) if entries[at] >> 32 == entries[at + step] >> 32
    }
    return (shingle for shingle in sorted(near) if len(_texts(entries, shingle)) > COMMON)


def _grouped(entries: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    """The entries that share a shingle, as numbers of texts; single entries are left out."""
    previous = -1
    group: list[int] = []
    for entry in entries:
        shingle = entry >> 32
        if shingle == previous:
            group.append(entry & _LOW)
            continue
        if len(group) > 1:
            yield previous, group
        previous, group = shingle, [entry & _LOW]
    if len(group) > 1:
        yield previous, group


def _texts(entries: array[int], shingle: int) -> list[int]:
    start = bisect_left(entries, shingle << 32)
    stop = bisect_left(entries, (shingle + 1) << 32, start)
    return [entry & _LOW for entry in entries[start:stop]]
