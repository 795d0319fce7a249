"""The seal of a catalog: which catalogs a build may use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.seal import break_seal, discard, set_seal, trusted


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A committed and sealed catalog."""
    path = tmp_path / "catalog.sqlite"
    with closing(Catalog(str(path))) as catalog:
        catalog.begin()
        catalog.set_meta("key", b"first")
        catalog.commit()
    set_seal(str(path))
    return path


def flip_a_byte(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


def rewrite_the_seal(text: str) -> Callable[[Path], object]:
    return lambda file: Path(f"{file}.seal").write_text(text, "utf-8")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "the catalog is missing": Path.unlink,
    "the seal is missing": lambda file: Path(f"{file}.seal").unlink(),
    "a byte is changed": flip_a_byte,
    "the end is cut off": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "the catalog is empty": lambda file: file.write_bytes(b""),
    "the seal is empty": rewrite_the_seal(""),
    "the seal has too few words": rewrite_the_seal("1 2 3"),
    "the seal is not ASCII": rewrite_the_seal("مفتوح"),
}


def test_a_sealed_catalog_is_trusted(file: Path) -> None:
    assert trusted(str(file))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_catalog_that_differs_from_its_seal_is_not_trusted(file: Path, damage: Callable[[Path], object]) -> None:
    damage(file)
    assert not trusted(str(file))


def test_a_restored_copy_is_trusted_by_its_checksum(file: Path) -> None:
    copy = file.with_name("copy.sqlite")
    shutil.copyfile(file, copy)
    shutil.copyfile(f"{file}.seal", f"{copy}.seal")
    os.utime(copy, ns=(0, 0))
    assert trusted(str(copy))


def test_a_catalog_of_a_killed_build_is_recovered(file: Path) -> None:
    killed = file.with_name("killed.sqlite")
    with closing(Catalog(str(file))) as catalog:
        catalog.begin()
        catalog.set_meta("key", b"second")
        for suffix in ("", ".seal", "-wal"):
            shutil.copyfile(f"{file}{suffix}", f"{killed}{suffix}")
    assert Path(f"{killed}.seal").read_text("ascii").split()[0] == "open"
    assert trusted(str(killed))
    with closing(Catalog(str(killed))) as catalog:
        assert catalog.meta("key") == b"first"


def test_a_damaged_catalog_of_a_killed_build_is_not_trusted(file: Path) -> None:
    break_seal(str(file))
    data = file.read_bytes()
    file.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    assert not trusted(str(file))
    file.write_bytes(b"no database")
    assert not trusted(str(file))


def test_discard_deletes_the_catalog_with_all_files_beside_it(file: Path) -> None:
    for suffix in ("-wal", "-shm", "-journal"):
        Path(f"{file}{suffix}").write_bytes(b"left over")
    other = file.with_name("other")
    other.write_bytes(b"kept")
    discard(str(file))
    assert list(file.parent.iterdir()) == [other]
    discard(str(file))
