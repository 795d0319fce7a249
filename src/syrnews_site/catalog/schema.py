"""The tables of the catalog. A catalog with another SCHEMA_VERSION is thrown away and made again."""

from __future__ import annotations

SCHEMA_VERSION = 7
LAST = "\U0010ffff"  # sorts after every path, date, slug and name of a part

SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
CREATE TABLE folders(tree TEXT, path TEXT, digest BLOB, PRIMARY KEY(tree, path)) WITHOUT ROWID;
CREATE TABLE files(
    path TEXT PRIMARY KEY, folder TEXT, mtime_ns INTEGER, ctime_ns INTEGER, size INTEGER, inode INTEGER,
    regular INTEGER, racy INTEGER, digest TEXT, suspect INTEGER
) WITHOUT ROWID;
CREATE INDEX files_by_folder ON files(folder);
CREATE INDEX suspects ON files(path) WHERE suspect;
CREATE TABLE articles(
    number INTEGER PRIMARY KEY, path TEXT UNIQUE, state TEXT, day TEXT, sort TEXT, url_key TEXT, id_key TEXT,
    digest TEXT, headline BLOB, aliases BLOB, spool BLOB, analysis_digest BLOB, analysis_spool BLOB,
    commented INTEGER
);
CREATE INDEX articles_by_day ON articles(state, day, sort, path, analysis_digest);
CREATE INDEX articles_by_sort ON articles(state, sort, path);
CREATE INDEX articles_by_digest ON articles(digest, path);
CREATE INDEX articles_by_url ON articles(url_key);
CREATE INDEX articles_by_id ON articles(id_key) WHERE id_key <> '';
CREATE INDEX articles_with_aliases ON articles(path) WHERE aliases<>x'90';
CREATE TABLE former(path TEXT PRIMARY KEY, url_key TEXT, id_key TEXT, digest TEXT, aliases BLOB) WITHOUT ROWID;
CREATE INDEX former_by_digest ON former(digest);
CREATE TABLE terms(
    term TEXT, day TEXT, sort TEXT, number INTEGER, name TEXT, kind TEXT, own INTEGER,
    PRIMARY KEY(term, day, sort, number)
) WITHOUT ROWID;
CREATE TABLE above(slug TEXT, place INTEGER, term TEXT, name TEXT, kind TEXT, PRIMARY KEY(slug, place)) WITHOUT ROWID;
CREATE TABLE links(path TEXT, line INTEGER, place INTEGER, address TEXT, image INTEGER, name TEXT, target TEXT);
CREATE INDEX links_by_path ON links(path);
CREATE INDEX links_by_name ON links(name) WHERE name<>'';
CREATE INDEX new_links ON links(path) WHERE target IS NULL;
CREATE TABLE sketches(number INTEGER PRIMARY KEY, path TEXT UNIQUE, sketch BLOB);
CREATE TABLE shingles(bucket INTEGER, chunk INTEGER, entries BLOB, PRIMARY KEY(bucket, chunk));
CREATE TABLE common_shingles(shingle INTEGER PRIMARY KEY);
CREATE TABLE alike(number INTEGER, other INTEGER, PRIMARY KEY(number, other)) WITHOUT ROWID;
CREATE TABLE diagnostics(path TEXT, sequence INTEGER, value BLOB, PRIMARY KEY(path, sequence)) WITHOUT ROWID;
CREATE TABLE outputs(path TEXT PRIMARY KEY, part TEXT, fingerprint BLOB, size INTEGER, digest BLOB) WITHOUT ROWID;
CREATE INDEX outputs_by_part ON outputs(part);
"""


def statements() -> list[str]:
    """The statements of SCHEMA as SQLite keeps them."""
    return [statement.strip() for statement in SCHEMA.split(";") if statement.strip()]


def article_indexes() -> dict[str, str]:
    """The indexes of the table of articles: name -> the statement that makes it."""
    return {statement.split()[2]: statement for statement in statements() if " ON articles(" in statement}
