"""The scan of the content folder: which files are new, changed or gone, and which only look so."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from syrnews_site.build.scan import ContentChanges, scan_content
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.scan import RACY_NS

MOMENT = 4_000_000_000_000_000_000  # 2096: when the first build scans, long after the test wrote its files
RESTED = MOMENT - 2 * RACY_NS


class Content:
    """A content folder, and the catalog of its builds."""

    def __init__(self, root: Path) -> None:
        self.folder, self.catalog = root / "content", str(root / "catalog.sqlite")
        for name in ("a.md", "b.md", "old/c.md"):
            self.write(name, f"text of {name}")

    def write(self, name: str, text: str, mtime_ns: int = RESTED) -> Path:
        """Write a file that has rested since `mtime_ns`."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        os.utime(file, ns=(mtime_ns, mtime_ns))
        return file

    def scan(self, now_ns: int = MOMENT + 10 * RACY_NS) -> tuple[ContentChanges, list[str]]:
        """What a scan finds, and the suspect files. Then everything is recorded, as a build does at its end."""
        with closing(Catalog(self.catalog)) as catalog:
            changes = scan_content(catalog, str(self.folder), now_ns)
            suspects = [row.path for row in catalog.files.below("", suspects=True)]
            assert len(suspects) == changes.suspects
            catalog.begin()
            catalog.files.set_digests((path, digest_of((self.folder / path).read_bytes())) for path in suspects)
            catalog.folders.record("content", changes.folders, changes.gone_folders)
            catalog.commit()
        return changes, suspects

    def files(self) -> list[str]:
        """The files that the catalog knows."""
        with closing(Catalog(self.catalog)) as catalog:
            return [row.path for row in catalog.files.below("")]


@pytest.fixture
def content(tmp_path: Path) -> Content:
    """A folder that was scanned once."""
    content = Content(tmp_path)
    assert content.scan(MOMENT)[1] == ["a.md", "b.md", "old/c.md"]
    return content


def test_a_folder_that_rests_has_no_changes(content: Content) -> None:
    changes, suspects = content.scan()
    assert not changes
    assert (changes.folders, suspects) == ((), [])


def test_new_and_edited_files_are_suspect(content: Content) -> None:
    content.write("a.md", "a longer text of a.md")
    content.write("new.md", "text")
    changes, suspects = content.scan()
    assert changes
    assert suspects == ["a.md", "new.md"]
    assert [path for path, _ in changes.folders] == [""]
    assert not content.scan()[0]


def test_an_edit_that_keeps_the_size_is_seen(content: Content) -> None:
    content.write("a.md", "TEXT of a.md", RESTED + 1)
    assert content.scan()[1] == ["a.md"]


def test_a_touched_file_is_not_suspect(content: Content) -> None:
    os.utime(content.folder / "a.md", ns=(RESTED + 1, RESTED + 1))
    changes, _ = content.scan()
    assert not changes
    assert [path for path, _ in changes.folders] == [""]
    assert content.scan()[0].folders == ()


def test_a_copy_of_the_folder_has_no_suspects(content: Content) -> None:
    shutil.copytree(content.folder, content.folder.with_name("copy"))
    shutil.rmtree(content.folder)
    content.folder.with_name("copy").rename(content.folder)
    for file in content.folder.rglob("*.md"):
        os.utime(file, ns=(RESTED + 1, RESTED + 1))
    assert not content.scan()[0]


def test_an_edit_right_after_a_scan_is_seen_though_time_and_size_are_the_same(tmp_path: Path) -> None:
    content = Content(tmp_path)
    file = content.write("a.md", "text of a.md", MOMENT - 1)
    content.scan(MOMENT)
    with open(file, "r+", encoding="utf-8") as same:
        same.write("TEXT")
    os.utime(file, ns=(MOMENT - 1, MOMENT - 1))
    assert content.scan()[1] == ["a.md"]
    assert content.scan()[0].folders == ()


def test_deleted_files_are_gone_from_the_catalog_too(content: Content) -> None:
    (content.folder / "b.md").unlink()
    shutil.rmtree(content.folder / "old")
    changes, suspects = content.scan()
    assert sorted(changes.gone) == ["b.md", "old/c.md"]
    assert changes.gone_folders == ("old",)
    assert suspects == []
    assert content.files() == ["a.md"]
    assert not content.scan()[0]


def test_a_file_that_became_a_link_is_suspect(content: Content) -> None:
    (content.folder / "a.md").unlink()
    (content.folder / "a.md").symlink_to("b.md")
    assert content.scan()[1] == ["a.md"]


def test_a_missing_content_folder_has_no_files(content: Content) -> None:
    shutil.rmtree(content.folder)
    assert sorted(content.scan()[0].gone) == ["a.md", "b.md", "old/c.md"]
