"""What is known of the archive: one SQLite file. All SQL of the program lives here."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

import msgspec

from syrnews_site.model import Diagnostic, Headline

SCHEMA_VERSION = 2
SEAL = ".seal"
OPEN = "open"

SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE folders(tree TEXT, path TEXT, digest BLOB, PRIMARY KEY(tree, path)) WITHOUT ROWID;
CREATE TABLE files(
    path TEXT PRIMARY KEY, folder TEXT, mtime_ns INTEGER, size INTEGER, inode INTEGER, regular INTEGER, racy INTEGER,
    digest TEXT, suspect INTEGER
) WITHOUT ROWID;
CREATE INDEX files_by_folder ON files(folder);
CREATE INDEX suspects ON files(path) WHERE suspect;
CREATE TABLE articles(
    number INTEGER PRIMARY KEY, path TEXT UNIQUE, state TEXT, sort TEXT, url_key TEXT, id_key TEXT,
    digest TEXT, headline BLOB, aliases BLOB, spool BLOB, indexed BLOB, terms BLOB
);
CREATE INDEX articles_by_sort ON articles(state, sort, path, indexed);
CREATE INDEX articles_by_url ON articles(url_key);
CREATE INDEX articles_by_id ON articles(id_key) WHERE id_key <> '';
CREATE INDEX articles_with_aliases ON articles(path) WHERE aliases<>x'90';
CREATE TABLE terms(
    term TEXT, sort TEXT, number INTEGER, name TEXT, kind TEXT, PRIMARY KEY(term, sort, number)
) WITHOUT ROWID;
CREATE TABLE diagnostics(path TEXT, sequence INTEGER, value BLOB, PRIMARY KEY(path, sequence)) WITHOUT ROWID;
CREATE TABLE outputs(path TEXT PRIMARY KEY, part TEXT, fingerprint BLOB, size INTEGER, mtime_ns INTEGER) WITHOUT ROWID;
CREATE INDEX outputs_by_part ON outputs(part);
"""

_LISTED = "SELECT path, digest, headline, aliases, sort FROM articles WHERE state='live'"

_headline = msgspec.msgpack.Decoder(Headline).decode
_diagnostic = msgspec.msgpack.Decoder(Diagnostic).decode
_encode = msgspec.msgpack.Encoder().encode


class FileRow(NamedTuple):
    """A content file as a scan saw it, and the digest of its bytes when it was last read (hex; empty: never).

    `racy`: it may change without showing it. `suspect`: its bytes may be other than when it was last read.
    """

    path: str
    folder: str
    mtime_ns: int
    size: int
    inode: int
    regular: bool
    racy: bool
    digest: str
    suspect: bool


class ArticleRow(NamedTuple):
    """A loaded article. `state`: live, or why it is not on the site: draft, future, clash.

    `sort` orders articles in time: the first 16 characters of the date (empty for an undated one).
    `url_key` and `id_key` are equal for two articles that cannot both be published; `id_key` may be empty.
    `spool` is where this build keeps the whole article until its page is made; of no use to a later build. So is
    `terms`, where it keeps what the search index takes from the article; `indexed` is the digest of that.
    """

    path: str
    state: str
    sort: str
    url_key: str
    id_key: str
    digest: str
    headline: bytes
    aliases: bytes
    spool: bytes = b""
    indexed: bytes = b""
    terms: bytes = b""


class Listed(NamedTuple):
    """A live article, as planning sees it: its file, the digest of its bytes, its headline in MessagePack.

    `sort` begins with its day; it is empty for an undated article.
    """

    path: str
    digest: str
    headline: bytes
    aliases: bytes
    sort: str


class ToIndex(NamedTuple):
    """An article that the search index is to take in: its file, the digest of its bytes, where its terms are kept."""

    path: str
    digest: str
    terms: bytes


class TermCount(NamedTuple):
    """A tag (`tags/<slug>`) or source (`sources/<slug>`) with the number of its articles and its commonest name."""

    term: str
    name: str
    kind: str
    articles: int


class OutputRow(NamedTuple):
    """A published file, the part of the site that it belongs to, and what it was made from."""

    path: str
    part: str
    fingerprint: bytes
    size: int
    mtime_ns: int


def terms_of(headline: Headline) -> list[tuple[str, str, str]]:
    """Term, name and kind of each tag of an article, and of its source."""
    terms = [("tags/" + tag.slug, tag.name, tag.kind) for tag in headline.tags]
    if headline.outlet:
        terms.append(("sources/" + headline.outlet.slug, headline.outlet.name, "source"))
    return terms


def trusted(path: str) -> bool:
    """Whether the file at `path` is, to the byte, what a build left there, or what a killed one left to be recovered.

    Its seal tells: size, times and inode of the file, and where these differ (a restored copy) its checksum.
    """
    try:
        with open(path + SEAL, encoding="ascii") as file:
            seal = file.read().split()
        about = os.stat(path)
    except (OSError, UnicodeDecodeError):
        return False
    if seal == [OPEN]:
        return _sound(path)
    if len(seal) != 4:
        return False
    return seal[:3] == _stat_words(about) or seal[3] == _checksum(path)


def break_seal(path: str) -> None:
    """Say that a build is writing to the catalog at `path`."""
    with open(path + SEAL, "w", encoding="ascii") as file:
        file.write(OPEN)


def set_seal(path: str) -> None:
    """Say that the closed catalog at `path` is whole."""
    with open(path + SEAL, "w", encoding="ascii") as file:
        file.write(" ".join([*_stat_words(os.stat(path)), _checksum(path)]))


def discard(path: str) -> None:
    """Throw a catalog away: the next build knows nothing."""
    for suffix in ("", SEAL, "-wal", "-shm", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path + suffix)


def _stat_words(about: os.stat_result) -> list[str]:
    return [str(about.st_size), str(about.st_mtime_ns), str(about.st_ino)]


def _checksum(path: str) -> str:
    """CRC-32: it is damage that is looked for, and a digest would take half a second for 100,000 articles."""
    with open(path, "rb") as file:
        checksum = 0
        while block := file.read(1 << 20):
            checksum = zlib.crc32(block, checksum)
    return f"{checksum:08x}"


def _sound(path: str) -> bool:
    try:
        with contextlib.closing(sqlite3.connect(path)) as db:
            return bool(db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


class Catalog:
    """The one SQLite file of a build folder. The coordinator is its only user."""

    def __init__(self, path: str) -> None:
        """Open the catalog at `path`, or begin an empty one there. Raises sqlite3.DatabaseError where it is damaged."""
        self.path = path
        self.fresh = not os.path.exists(path)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA cache_size=-16384")
        if self.fresh:  # nothing to protect yet: a build that dies leaves an unsealed file, which is thrown away
            self._db.execute("PRAGMA journal_mode=OFF")
            self._db.execute("PRAGMA synchronous=OFF")
            self._db.executescript(SCHEMA + f"PRAGMA user_version={SCHEMA_VERSION};")
        elif self._db.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
            raise sqlite3.DatabaseError("a catalog of another version")
        self._in_transaction = False
        self.wrote = self.committed = False

    def begin(self) -> None:
        """Begin the build's one transaction, if it has not begun yet; the file's seal is broken from here on."""
        if not self._in_transaction:
            if not self.fresh:
                break_seal(self.path)
                self._db.execute("PRAGMA journal_mode=WAL")  # writes to the file: not where a build only reads
                self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute("BEGIN IMMEDIATE")
            self._in_transaction = self.wrote = True

    def commit(self) -> None:
        """Commit the build's transaction."""
        if self._in_transaction:
            self._db.execute("COMMIT")
            self._in_transaction = False
            self.committed = True

    def close(self) -> None:
        """Close the file; what was not committed is forgotten. After this the one file is complete by itself."""
        if self._in_transaction:
            with contextlib.suppress(sqlite3.Error):  # journal_mode=OFF cannot roll back; such a file is never sealed
                self._db.execute("ROLLBACK")
        self._db.close()

    # -- what is known of the build itself

    def meta(self, key: str) -> bytes:
        """A value that an earlier build left under this key, or nothing."""
        row = self._db.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
        return bytes(row[0]) if row else b""

    def set_meta(self, key: str, value: bytes) -> None:
        """Leave a value for the next build."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES(?,?)", (key, value))

    def folder_digests(self, tree: str) -> dict[str, bytes]:
        """The digest of each folder of a tree (`content` or `output`) as the last build left it."""
        return dict(self._db.execute("SELECT path, digest FROM folders WHERE tree=?", (tree,)))

    def set_folders(self, tree: str, digests: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
        """Record folders' digests; an empty digest means: look at each file next time."""
        self._db.executemany("INSERT OR REPLACE INTO folders VALUES(?,?,?)", ((tree, p, d) for p, d in digests))
        self._db.executemany("DELETE FROM folders WHERE tree=? AND path=?", ((tree, path) for path in gone))

    # -- content files

    def files_in(self, folder: str) -> dict[str, FileRow]:
        """The files of one content folder by path."""
        rows = self._db.execute("SELECT * FROM files WHERE folder=?", (folder,))
        return {row[0]: FileRow(*row) for row in rows}

    def file(self, path: str) -> FileRow | None:
        """One content file."""
        row = self._db.execute("SELECT * FROM files WHERE path=?", (path,)).fetchone()
        return FileRow(*row) if row else None

    def files_below(self, folder: str, *, suspects: bool = False) -> Iterator[FileRow]:
        """Each content file below `folder` (`articles/`; `` for all), or each suspect one, in the order of their paths.

        The catalog may be written to meanwhile: files are fetched some thousand at a time.
        """
        after, wanted = folder, "AND suspect" if suspects else ""
        query = f"SELECT * FROM files WHERE path>? AND path<? {wanted} ORDER BY path LIMIT 4096"
        while rows := self._db.execute(query, (after, folder + "\U0010ffff")).fetchall():
            yield from (FileRow(*row) for row in rows)
            after = rows[-1][0]

    def count_files(self, folder: str, *, suspects: bool = False) -> int:
        """How many content files lie below `folder`, or how many suspect ones."""
        wanted = "AND suspect" if suspects else ""
        row = self._db.execute(
            f"SELECT count(*) FROM files WHERE path>? AND path<? {wanted}", (folder, folder + "\U0010ffff")
        ).fetchone()
        return cast(int, row[0])

    def set_digests(self, digests: Iterable[tuple[str, str]]) -> None:
        """Record what files' bytes are now (path, digest): they are suspect no more."""
        rows = ((digest, path) for path, digest in digests)
        self._db.executemany("UPDATE files SET digest=?, suspect=0 WHERE path=?", rows)

    def set_files(self, rows: Iterable[FileRow]) -> None:
        """Record files as they are now."""
        self._db.executemany("INSERT OR REPLACE INTO files VALUES(?,?,?,?,?,?,?,?,?)", rows)

    def forget_files(self, paths: Sequence[str]) -> None:
        """Forget files that are gone, and what was said of them."""
        self._db.executemany("DELETE FROM files WHERE path=?", ((path,) for path in paths))
        self._db.executemany("DELETE FROM diagnostics WHERE path=?", ((path,) for path in paths))

    # -- diagnostics

    def set_diagnostics(self, path: str, diagnostics: Sequence[Diagnostic]) -> None:
        """Replace all that loading said of a file."""
        self._db.execute("DELETE FROM diagnostics WHERE path=?", (path,))
        self._db.executemany(
            "INSERT INTO diagnostics VALUES(?,?,?)", ((path, i, _encode(d)) for i, d in enumerate(diagnostics, 1))
        )

    def set_clash(self, path: str, diagnostic: Diagnostic | None) -> None:
        """Say, or no longer say, that a file's article cannot be published beside another."""
        self._db.execute("DELETE FROM diagnostics WHERE path=? AND sequence=0", (path,))
        if diagnostic:
            self._db.execute("INSERT INTO diagnostics VALUES(?,0,?)", (path, _encode(diagnostic)))

    def clear_diagnostics(self) -> None:
        """Forget all that was said."""
        self._db.execute("DELETE FROM diagnostics")

    def diagnostics(self) -> Iterator[Diagnostic]:
        """All that is said of the archive's files, by path."""
        for (value,) in self._db.execute("SELECT value FROM diagnostics ORDER BY path, sequence"):
            yield _diagnostic(value)

    # -- articles

    def headline_of(self, path: str) -> Headline | None:
        """The headline of a live article's file."""
        row = self._db.execute("SELECT headline FROM articles WHERE path=? AND state='live'", (path,)).fetchone()
        return _headline(row[0]) if row else None

    def add_articles(self, rows: Sequence[ArticleRow]) -> None:
        """Add articles whose paths are not in the catalog."""
        first = self._db.execute("SELECT coalesce(max(number),0)+1 FROM articles").fetchone()[0]
        numbered = ((number, *row) for number, row in enumerate(rows, first))
        self._db.executemany("INSERT INTO articles VALUES(?,?,?,?,?,?,?,?,?,?,?,?)", numbered)

    def drop_articles(self, paths: Iterable[str]) -> None:
        """Take articles out, and out of their tags' and sources' lists."""
        for path in paths:
            self._unlist(path)
            self._db.execute("DELETE FROM articles WHERE path=?", (path,))

    def clear_articles(self) -> None:
        """Forget every article: all of them are loaded anew."""
        for table in ("articles", "terms"):
            self._db.execute(f"DELETE FROM {table}")

    def list_terms(self, paths: Sequence[str] | None = None) -> None:
        """Enter live articles (those of `paths`, else all) into their tags' and sources' lists."""
        if paths is None:
            rows = self._db.execute(
                "SELECT number, sort, headline FROM articles WHERE state='live' ORDER BY sort, path"
            )
            self._enter(rows)
        else:
            for path in paths:
                query = "SELECT number, sort, headline FROM articles WHERE path=? AND state='live'"
                self._enter(self._db.execute(query, (path,)))

    def _enter(self, rows: Iterable[tuple[int, str, bytes]]) -> None:
        entered = (
            (term, sort, number, name, kind)
            for number, sort, headline in rows
            for term, name, kind in terms_of(_headline(headline))
        )
        self._db.executemany("INSERT OR REPLACE INTO terms VALUES(?,?,?,?,?)", entered)

    def _unlist(self, path: str) -> None:
        row = self._db.execute("SELECT number, sort, headline FROM articles WHERE path=?", (path,)).fetchone()
        if row:
            gone = ((term, row[1], row[0]) for term, _, _ in terms_of(_headline(row[2])))
            self._db.executemany("DELETE FROM terms WHERE term=? AND sort=? AND number=?", gone)

    def keys_of(self, path: str) -> tuple[str, str] | None:
        """`url_key` and `id_key` of an article's file."""
        row = self._db.execute("SELECT url_key, id_key FROM articles WHERE path=?", (path,)).fetchone()
        return (row[0], row[1]) if row else None

    def rivals_of(self, keys: Iterable[tuple[str, str]] | None) -> list[tuple[str, str, str]]:
        """Path, URL key and id key of each article that shares a key with another, or with one of `keys`; by path.

        Drafts and articles held back for their date are nobody's rivals. `keys`: URL and id keys; all where None.
        """
        wanting = "state IN ('live','clash')"
        if keys is None:
            shared = " UNION ".join(
                f"SELECT path FROM articles WHERE {column} IN (SELECT {column} FROM articles WHERE {wanting} AND "
                f"{column}<>'' GROUP BY {column} HAVING count(*)>1) AND {wanting}"
                for column in ("url_key", "id_key")
            )
            paths = {row[0] for row in self._db.execute(shared)}
        else:
            paths = set()
            for pair in keys:
                for column, key in zip(("url_key", "id_key"), pair, strict=True):
                    query = f"SELECT path FROM articles WHERE {column}=? AND {column}<>'' AND {wanting}"
                    paths.update(row[0] for row in self._db.execute(query, (key,)))
        keys_of = "SELECT path, url_key, id_key FROM articles WHERE path=?"
        return [self._db.execute(keys_of, (path,)).fetchone() for path in sorted(paths)]

    def first_of(self, url_key: str) -> str:
        """The first path, in order, that wants an address."""
        row = self._db.execute(
            "SELECT min(path) FROM articles WHERE url_key=? AND state IN ('live','clash')", (url_key,)
        ).fetchone()
        return cast(str, row[0] or "")

    def first_of_id(self, id_key: str) -> str:
        """The first path, in order, that declares an id and gets its address."""
        row = self._db.execute(
            "SELECT min(path) FROM articles a WHERE id_key=? AND state IN ('live','clash') AND path=(SELECT min(path) "
            "FROM articles b WHERE b.url_key=a.url_key AND b.state IN ('live','clash'))",
            (id_key,),
        ).fetchone()
        return cast(str, row[0] or "")

    def with_aliases(self) -> list[Listed]:
        """Live articles that had other addresses, by path."""
        listed = _LISTED.replace(" WHERE", " INDEXED BY articles_with_aliases WHERE")
        rows = self._db.execute(f"{listed} AND aliases<>x'90' ORDER BY path")
        return [Listed(*row) for row in rows]

    def digest_of(self, path: str) -> str:
        """The digest that an article's file had when it was loaded; empty where the file is no article."""
        row = self._db.execute("SELECT digest FROM articles WHERE path=?", (path,)).fetchone()
        return cast(str, row[0]) if row else ""

    def spool_of(self, path: str) -> bytes:
        """Where this build keeps the whole article; empty where it does not."""
        row = self._db.execute("SELECT spool FROM articles WHERE path=?", (path,)).fetchone()
        return bytes(row[0]) if row else b""

    def state_of(self, path: str) -> str:
        """live, draft, future, clash; empty where the file is no article."""
        row = self._db.execute("SELECT state FROM articles WHERE path=?", (path,)).fetchone()
        return cast(str, row[0]) if row else ""

    def set_state(self, path: str, state: str) -> None:
        """Change an article's state; its tags' and sources' lists follow."""
        self._unlist(path)
        self._db.execute("UPDATE articles SET state=? WHERE path=?", (state, path))
        if state == "live":
            self.list_terms([path])

    def due(self, now: str) -> list[str]:
        """Paths of articles held back for a date in the future that is not after `now` (a `sort` value)."""
        rows = self._db.execute("SELECT path FROM articles WHERE state='future' AND sort<=? ORDER BY path", (now,))
        return [row[0] for row in rows]

    def newest(self) -> str:
        """The latest `sort` of a live article; empty where there is none."""
        row = self._db.execute("SELECT max(sort) FROM articles WHERE state='live'").fetchone()
        return cast(str, row[0] or "")

    def counts_by_state(self) -> dict[str, int]:
        """How many articles there are in each state."""
        return dict(self._db.execute("SELECT state, count(*) FROM articles GROUP BY state ORDER BY state"))

    # -- what views ask

    def between(self, first: str, last: str, limit: int = -1) -> list[Listed]:
        """Live articles with first <= sort < last, the newest first."""
        rows = self._db.execute(
            f"{_LISTED} AND sort>=? AND sort<? ORDER BY sort DESC, path DESC LIMIT ?",
            (first, last, limit),
        )
        return [Listed(*row) for row in rows]

    def neighbour(self, sort: str, *, newer: bool) -> Listed | None:
        """The oldest dated live article with a sort of `sort` or later, or the newest before it."""
        sign, order = (">=", "ASC") if newer else ("<", "DESC")
        row = self._db.execute(
            f"{_LISTED} AND sort<>'' AND sort {sign} ? ORDER BY sort {order}, path {order} LIMIT 1",
            (sort,),
        ).fetchone()
        return Listed(*row) if row else None

    def days(self) -> list[tuple[str, int]]:
        """Each day (`2025-11-06`) that has articles, with their number, in order; undated ones have no day."""
        return self._db.execute(
            "SELECT substr(sort,1,10), count(*) FROM articles WHERE state='live' AND sort<>'' GROUP BY 1 ORDER BY 1"
        ).fetchall()

    def undated(self) -> int:
        """How many live articles have no date."""
        row = self._db.execute("SELECT count(*) FROM articles WHERE state='live' AND sort=''").fetchone()
        return cast(int, row[0])

    def term_counts(self, prefix: str) -> list[TermCount]:
        """Each term that begins with `prefix` (`tags/`, or one whole term), in the order of its slug.

        Where spellings differ the commonest names the term, of equals the one that sorts first.
        """
        rows = self._db.execute(  # in the order of the table itself: grouping by names too would sort all of it
            "SELECT term, count(*), min(name), max(name), min(kind), max(kind) FROM terms WHERE term>=? AND term<? "
            "GROUP BY term ORDER BY term",
            (prefix, prefix + "\U0010ffff" if prefix.endswith("/") else prefix + "\x00"),
        ).fetchall()
        found = []
        for term, count, name, last_name, kind, last_kind in rows:
            if (name, kind) != (last_name, last_kind):
                name, kind = self._commonest_name(term)
            found.append(TermCount(term, name, kind, count))
        return found

    def _commonest_name(self, term: str) -> tuple[str, str]:
        return cast(
            "tuple[str, str]",
            self._db.execute(
                "SELECT name, kind FROM terms WHERE term=? GROUP BY name, kind "
                "ORDER BY count(*) DESC, name, kind LIMIT 1",
                (term,),
            ).fetchone(),
        )

    def has_term(self, term: str) -> bool:
        """Whether any article carries a term (`tags/<slug>`)."""
        return self._db.execute("SELECT 1 FROM terms WHERE term=? LIMIT 1", (term,)).fetchone() is not None

    def numbers_of(self, term: str) -> list[int]:
        """The articles of a term, by numbers that mean something within one state of the catalog only."""
        return [row[0] for row in self._db.execute("SELECT number FROM terms WHERE term=?", (term,))]

    def term_months(self, term: str) -> list[tuple[str, int]]:
        """Articles of a term in each month (`2025-11`; empty for undated ones), in order."""
        return self._db.execute(
            "SELECT substr(sort,1,7), count(*) FROM terms WHERE term=? GROUP BY 1 ORDER BY 1", (term,)
        ).fetchall()

    def of_term(self, term: str, first: str = "", last: str = "\U0010ffff", limit: int = -1) -> list[tuple[str, bytes]]:
        """`sort` and headline of a term's articles with first <= sort < last, the newest first."""
        return self._db.execute(
            "SELECT t.sort, a.headline FROM terms t JOIN articles a ON a.number=t.number "
            "WHERE t.term=? AND t.sort>=? AND t.sort<? ORDER BY t.sort DESC, a.path DESC LIMIT ?",
            (term, first, last, limit),
        ).fetchall()

    # -- the search index

    def indexed(self, first: str, last: str) -> Iterator[bytes]:
        """For each live article with first <= sort < last, oldest first, the digest of what the index takes."""
        rows = self._db.execute(
            "SELECT indexed FROM articles WHERE state='live' AND sort>=? AND sort<? ORDER BY sort, path", (first, last)
        )
        return (row[0] for row in rows)

    def to_index(self, first: str, last: str, start: int, stop: int) -> Iterator[ToIndex]:
        """Of the live articles with first <= sort < last, in the order of `indexed`, those from start until stop."""
        rows = self._db.execute(
            "SELECT path, digest, terms FROM articles WHERE state='live' AND sort>=? AND sort<? ORDER BY sort, path "
            "LIMIT ? OFFSET ?",
            (first, last, stop - start, start),
        )
        return (ToIndex(*row) for row in rows)

    # -- outputs

    def outputs_of(self, part: str) -> dict[str, OutputRow]:
        """The published files of one part of the site, by path."""
        return {row[0]: OutputRow(*row) for row in self._db.execute("SELECT * FROM outputs WHERE part=?", (part,))}

    def outputs_below(self, folder: str) -> list[OutputRow]:
        """The published files that lie in one folder itself (`` is the top), in order."""
        prefix = folder + "/" if folder else ""
        rows = self._db.execute(
            "SELECT * FROM outputs WHERE path>=? AND path<? AND instr(substr(path,?),'/')=0 ORDER BY path",
            (prefix, prefix + "\U0010ffff", len(prefix) + 1),
        )
        return [OutputRow(*row) for row in rows]

    def output(self, path: str) -> OutputRow | None:
        """One published file."""
        row = self._db.execute("SELECT * FROM outputs WHERE path=?", (path,)).fetchone()
        return OutputRow(*row) if row else None

    def parts_of(self, view: str) -> list[str]:
        """The parts of one view that have published files, in order."""
        rows = self._db.execute(
            "SELECT DISTINCT part FROM outputs WHERE part>=? AND part<? ORDER BY part", (view + ":", view + ";")
        )
        return [row[0].partition(":")[2] for row in rows]

    def parts(self) -> list[str]:
        """The parts of the site that have published files, in order."""
        return [row[0] for row in self._db.execute("SELECT DISTINCT part FROM outputs ORDER BY part")]

    def set_outputs(self, rows: Iterable[OutputRow]) -> None:
        """Record published files."""
        self._db.executemany("INSERT OR REPLACE INTO outputs VALUES(?,?,?,?,?)", rows)

    def set_fingerprints(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Record what published files are made from now: path and fingerprint of files that stay as they are."""
        self._db.executemany("UPDATE outputs SET fingerprint=? WHERE path=?", ((new, path) for path, new in rows))

    def forget_outputs(self, paths: Iterable[str]) -> None:
        """Forget files that are published no more."""
        self._db.executemany("DELETE FROM outputs WHERE path=?", ((path,) for path in paths))

    def forget_all_outputs(self) -> None:
        """Forget every published file: there is no output folder."""
        self._db.execute("DELETE FROM outputs")
        self._db.execute("DELETE FROM folders WHERE tree='output'")

    def output_count(self) -> int:
        """How many files are published."""
        return cast(int, self._db.execute("SELECT count(*) FROM outputs").fetchone()[0])
