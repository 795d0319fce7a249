"""One zip of the site: the same bytes each time, and names that every file system takes."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from syrnews_site.build.publish import MARKER
from syrnews_site.disk.file_names import FAT_ENTRIES, full_folders, problems
from syrnews_site.published.zip import NoSite, Unportable, export
from tests.sitekit import FEW_PAGES, Archive, tree


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = Archive(tmp_path_factory.mktemp("site"), FEW_PAGES)
    archive.article("one.md")
    archive.write("media/صورة.png", b"\x89PNG\r\n\x1a\n")
    archive.build()
    return archive.output


def test_the_zip_holds_the_site_below_one_folder(site: Path, tmp_path: Path) -> None:
    made = export(site, tmp_path / "my-archive.zip")
    with zipfile.ZipFile(tmp_path / "my-archive.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    expected = {path: data for path, data in tree(site).items() if path != MARKER}
    assert tree(tmp_path / "unpacked" / "my-archive") == expected
    assert os.listdir(tmp_path / "unpacked") == ["my-archive"]
    assert (made.files, made.size) == (len(expected), (tmp_path / "my-archive.zip").stat().st_size)
    assert made.warnings == ()


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        export(site, tmp_path / name / "site.zip")
        for file in site.rglob("*"):
            os.utime(file, (1, 1))
    assert (tmp_path / "a" / "site.zip").read_bytes() == (tmp_path / "b" / "site.zip").read_bytes()


def test_a_zip_is_replaced_whole_and_leaves_nothing_beside_it(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "zips" / "site.zip"
    target.parent.mkdir()
    target.write_bytes(b"older")
    export(site, target)
    assert zipfile.is_zipfile(target)
    assert os.listdir(target.parent) == ["site.zip"]


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSite):
        export(tmp_path, tmp_path / "site.zip")


def test_a_zip_whose_own_name_is_not_portable_is_refused(site: Path, tmp_path: Path) -> None:
    with pytest.raises(Unportable):
        export(site, tmp_path / "con.zip")
    assert not (tmp_path / "con.zip").exists()


@pytest.mark.parametrize(
    "name",
    [
        "a:b.html",
        "a?.html",
        'a".html',
        "a\\b.html",
        "a|b",
        "a<b>",
        "a*",
        "tab\there",
        "ends.",
        "ends ",
        "CON",
        "nul.html",
        "Com1.txt",
        "lpt¹",
        "folder./a.html",
        "aux/index.html",
        "ط" * 256,
        "😀" * 128,
        "a/" * 100 + "a",
        "turned\u202e.html",
    ],
)
def test_names_that_some_system_refuses(name: str) -> None:
    assert list(problems(["index.html", name])) != []


@pytest.mark.parametrize(
    "name", ["2025/11/06/000_8d2a05f9e826011e.html", "media/صورة.png", ".x", "console.html", "a b"]
)
def test_names_that_every_system_takes(name: str) -> None:
    assert list(problems(["index.html", name])) == []


@pytest.mark.parametrize(
    "pair",
    [
        ("a.html", "A.html"),
        ("Media/x.png", "media/y.png"),
        ("caf\u00e9.png", "cafe\u0301.png"),
        ("straße.png", "STRASSE.png"),
        ("a", "A/b"),
    ],
)
def test_names_that_differ_by_what_does_not_count_everywhere(pair: tuple[str, str]) -> None:
    assert list(problems(pair)) != []


def test_folders_that_fat32_cannot_hold_are_named() -> None:
    many = [f"site/tags/{number:08x}.html" for number in range(FAT_ENTRIES // 2)]
    assert full_folders(many) == ["site/tags"]
    assert full_folders(many[: FAT_ENTRIES // 4]) == []
