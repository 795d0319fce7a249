"""The site as one zip file: the same bytes each time, written whole or not at all."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from syrnews_site.build.output import MARKER
from syrnews_site.published.zip import NoSite, UnportableNames, write_zip
from tests.sitekit import FEW_PAGES, Archive, tree


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = Archive(tmp_path_factory.mktemp("site"), FEW_PAGES)
    archive.article("one.md")
    archive.write("media/صورة.png", b"\x89PNG\r\n\x1a\n")
    archive.build()
    return archive.output


def test_the_zip_holds_the_site_below_one_folder(site: Path, tmp_path: Path) -> None:
    written = write_zip(site, tmp_path / "my-archive.zip")
    with zipfile.ZipFile(tmp_path / "my-archive.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path / "unpacked")
    expected = {path: data for path, data in tree(site).items() if path != MARKER}
    assert tree(tmp_path / "unpacked" / "my-archive") == expected
    assert os.listdir(tmp_path / "unpacked") == ["my-archive"]
    assert (written.files, written.size) == (len(expected), (tmp_path / "my-archive.zip").stat().st_size)
    assert written.warnings == ()


def test_the_same_site_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_zip(site, tmp_path / name / "site.zip")
        for file in site.rglob("*"):
            os.utime(file, (1, 1))
    assert (tmp_path / "a" / "site.zip").read_bytes() == (tmp_path / "b" / "site.zip").read_bytes()


def test_no_byte_of_the_zip_depends_on_zlib_unless_it_is_to_be_small(site: Path, tmp_path: Path) -> None:
    sizes = []
    for name, compress in (("plain", False), ("small", True)):
        sizes.append(write_zip(site, tmp_path / f"{name}.zip", compress=compress).size)
        with zipfile.ZipFile(tmp_path / f"{name}.zip") as archive:
            deflated = {info.filename for info in archive.infolist() if info.compress_type != zipfile.ZIP_STORED}
        assert (f"{name}/index.html" in deflated) is compress
        assert bool(deflated) is compress
    font = (site / "assets/amiri.woff2").stat().st_size  # is compressed already
    assert sizes[1] - font < (sizes[0] - font) / 2


def test_a_zip_is_replaced_whole_and_leaves_nothing_beside_it(site: Path, tmp_path: Path) -> None:
    target = tmp_path / "zips" / "site.zip"
    target.parent.mkdir()
    target.write_bytes(b"older")
    write_zip(site, target)
    assert zipfile.is_zipfile(target)
    assert os.listdir(target.parent) == ["site.zip"]


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSite):
        write_zip(tmp_path, tmp_path / "site.zip")


def test_a_zip_whose_own_name_is_not_portable_is_refused(site: Path, tmp_path: Path) -> None:
    with pytest.raises(UnportableNames):
        write_zip(site, tmp_path / "con.zip")
    assert not (tmp_path / "con.zip").exists()
