"""The catalog as a file: when it is created, what a transaction keeps, and which files are refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from syrnews_site.catalog.catalog import Catalog, open_catalog
from syrnews_site.catalog.schema import SCHEMA_VERSION
from syrnews_site.catalog.seal import trusted
from tests.sitekit import tree


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A committed catalog with the value `first` under the key `key`."""
    path = str(tmp_path / "catalog.sqlite")
    with closing(Catalog(path)) as catalog:
        catalog.begin()
        catalog.set_meta("key", b"first")
        catalog.commit()
    return path


def value(file: str) -> bytes:
    with closing(Catalog(file)) as catalog:
        return catalog.meta("key")


def test_a_new_catalog_is_fresh_and_empty(tmp_path: Path) -> None:
    with closing(Catalog(str(tmp_path / "catalog.sqlite"))) as catalog:
        assert catalog.fresh
        assert catalog.meta("key") == b""
        assert catalog.outputs.count() == 0
        assert list(catalog.files.below("")) == []


def test_what_is_committed_is_there_for_the_next_build(file: str) -> None:
    with closing(Catalog(file)) as catalog:
        assert not catalog.fresh
        assert catalog.meta("key") == b"first"


def test_what_is_not_committed_is_forgotten(file: str) -> None:
    with closing(Catalog(file)) as catalog:
        catalog.begin()
        catalog.set_meta("key", b"second")
    assert value(file) == b"first"
    assert trusted(file)


def test_a_second_begin_goes_on_with_the_same_transaction(file: str) -> None:
    with closing(Catalog(file)) as catalog:
        catalog.begin()
        catalog.set_meta("key", b"second")
        catalog.begin()
        catalog.commit()
    assert value(file) == b"second"


def test_a_commit_without_a_transaction_does_nothing(file: str) -> None:
    before = {path: path.stat() for path in Path(file).parent.iterdir()}
    with closing(Catalog(file)) as catalog:
        catalog.commit()
    assert {path: path.stat() for path in Path(file).parent.iterdir()} == before


def test_a_build_that_only_reads_leaves_every_byte_of_the_file(file: str) -> None:
    before = tree(Path(file).parent)
    assert value(file) == b"first"
    assert tree(Path(file).parent) == before


def test_a_closed_catalog_is_one_file(file: str) -> None:
    with closing(Catalog(file)) as catalog:
        catalog.begin()
        catalog.set_meta("key", b"second")
        catalog.commit()
    assert sorted(path.name for path in Path(file).parent.iterdir()) == ["catalog.sqlite", "catalog.sqlite.seal"]


def test_begin_breaks_the_seal_and_close_sets_it(file: str) -> None:
    assert trusted(file)
    with closing(Catalog(file)) as catalog:
        catalog.begin()
        assert Path(file + ".seal").read_text("ascii").split()[0] == "open"
    assert Path(file + ".seal").read_text("ascii") != "open"
    assert trusted(file)


def test_a_new_catalog_without_a_commit_leaves_no_file(tmp_path: Path) -> None:
    with closing(Catalog(str(tmp_path / "catalog.sqlite"))) as catalog:
        catalog.begin()
        catalog.set_meta("key", b"first")
    assert list(tmp_path.iterdir()) == []


def test_a_trusted_catalog_is_opened(file: str) -> None:
    with closing(open_catalog(file, clean=False)) as catalog:
        assert not catalog.fresh
        assert catalog.meta("key") == b"first"


def test_an_unwanted_catalog_is_replaced_by_an_empty_one(file: str) -> None:
    with closing(open_catalog(file, clean=True)) as catalog:
        assert catalog.fresh
        assert catalog.meta("key") == b""


def test_a_catalog_that_cannot_be_trusted_is_replaced_by_an_empty_one(file: str) -> None:
    Path(file + ".seal").unlink()
    with closing(open_catalog(file, clean=False)) as catalog:
        assert catalog.fresh


def test_a_catalog_of_another_version_is_refused(file: str) -> None:
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"PRAGMA user_version={SCHEMA_VERSION - 1}")
    with pytest.raises(sqlite3.DatabaseError, match="another version"):
        Catalog(file)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "catalog.sqlite"
    file.write_bytes(b"no database at all" * 100)
    with pytest.raises(sqlite3.DatabaseError):
        Catalog(str(file))
