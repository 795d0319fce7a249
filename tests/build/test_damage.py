"""Damage: what somebody did to the output folder since the last build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from syrnews_site.build.damage import OutputDamage, scan_output
from syrnews_site.build.output import MARKER, folder_digests, record_output
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import OutputRow
from syrnews_site.disk.digests import digest_of

FILES = ("index.html", "2025/a.html", "2025/b.html")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output folder with three pages."""
    for path in (*FILES, MARKER):
        (tmp_path / "build" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "build" / path).write_text(path)
    return tmp_path / "build"


@pytest.fixture
def catalog(output: Path) -> Iterator[Catalog]:
    """The catalog of the build that made this folder, as the next build opens it."""
    path = str(output.parent / "catalog.sqlite")
    with closing(Catalog(path)) as new:
        new.begin()
        for file in FILES:
            new.outputs.record([row_of(output, file)])
        new.folders.record("output", folder_digests(str(output)).items())
        new.commit()
    with closing(Catalog(path)) as catalog:
        yield catalog


def row_of(output: Path, file: str) -> OutputRow:
    data = (output / file).read_bytes()
    return OutputRow(file, f"part:{file}", b"", len(data), bytes.fromhex(digest_of(data)))


def rewritten_with_its_times(file: Path, data: bytes) -> None:
    about = file.stat()
    with open(file, "r+b") as same:
        same.write(data)
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


def damage_of(catalog: Catalog, output: Path) -> OutputDamage:
    with scan_output(catalog, str(output)) as find_damage:
        assert find_damage() is find_damage()
        return find_damage()


def test_a_folder_that_nobody_touched_has_no_damage(catalog: Catalog, output: Path) -> None:
    assert not damage_of(catalog, output)
    assert damage_of(catalog, output) == OutputDamage()


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.unlink(),
        lambda file: file.write_text("another text"),
        lambda file: rewritten_with_its_times(file, file.read_bytes().swapcase()),
        lambda file: (file.unlink(), file.symlink_to("a.html")),
        lambda file: (file.unlink(), file.mkdir()),
    ],
    ids=["deleted", "written", "written with its size and times", "a link", "a folder"],
)
def test_a_changed_file_is_missing_in_its_part(
    catalog: Catalog, output: Path, change: Callable[[Path], object]
) -> None:
    change(output / "2025/b.html")
    damage = damage_of(catalog, output)
    assert damage
    assert damage == OutputDamage(missing={"2025/b.html": "part:2025/b.html"}, folders=("2025",))


def test_files_that_no_build_made_are_strays_and_the_marker_is_none(catalog: Catalog, output: Path) -> None:
    for path in ("stray.html", "2025/.hidden", "elsewhere/stray.html"):
        (output / path).parent.mkdir(exist_ok=True)
        (output / path).touch()
    damage = damage_of(catalog, output)
    assert damage.strays == ("stray.html", "2025/.hidden", "elsewhere/stray.html")
    assert damage.folders == ("", "2025", "elsewhere")
    assert damage.missing == {}


def test_a_lost_marker_is_damage_of_its_folder(catalog: Catalog, output: Path) -> None:
    (output / MARKER).unlink()
    assert damage_of(catalog, output) == OutputDamage(folders=("",))


def test_all_files_of_a_deleted_folder_are_missing(catalog: Catalog, output: Path) -> None:
    shutil.rmtree(output / "2025")
    damage = damage_of(catalog, output)
    assert sorted(damage.missing) == ["2025/a.html", "2025/b.html"]
    assert not damage.whole


def test_without_an_output_folder_nothing_is_published(catalog: Catalog, output: Path) -> None:
    shutil.rmtree(output)
    assert damage_of(catalog, output) == OutputDamage(whole=True)
    assert catalog.outputs.count() == 0
    assert catalog.folders.digests("output") == {}


def test_a_fresh_catalog_knows_of_nothing_that_is_published(output: Path) -> None:
    with closing(Catalog(":memory:")) as fresh:
        assert damage_of(fresh, output) == OutputDamage(whole=True)


def test_a_recorded_change_is_no_damage(catalog: Catalog, output: Path) -> None:
    (output / "2025/a.html").unlink()
    (output / "2025/b.html").unlink()
    (output / "index.html").write_text("another text")
    catalog.begin()
    catalog.outputs.record([row_of(output, "index.html")])
    catalog.outputs.forget(["2025/a.html", "2025/b.html"])
    record_output(catalog, str(output), ["2025", ""])
    assert damage_of(catalog, output) == OutputDamage()


def test_a_touched_file_is_no_damage_and_its_folder_is_recorded_anew(catalog: Catalog, output: Path) -> None:
    os.utime(output / "2025/a.html", ns=(1, 1))
    assert damage_of(catalog, output) == OutputDamage(folders=("2025",))


def test_bytes_that_changed_behind_the_back_of_the_system_are_found_if_every_file_is_read(
    catalog: Catalog, output: Path
) -> None:
    """A disk that loses bytes changes no times. Here the catalog is made to know the times of the changed file."""
    (output / "2025/a.html").write_bytes(b"2025/A.HTML")
    catalog.begin()
    record_output(catalog, str(output), ["2025"])
    assert damage_of(catalog, output) == OutputDamage()
    with scan_output(catalog, str(output), every=True) as find_damage:
        assert find_damage() == OutputDamage(missing={"2025/a.html": "part:2025/a.html"}, folders=("2025",))
