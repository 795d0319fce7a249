"""A scan tells whether anything in a folder has changed, and opens no file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from syrnews_site.disk.scan import RACY_CTIME_NS, RACY_NS, UNREADABLE, ScannedFolder, scan, scan_folder


def paths(root: Path, *, hidden: bool = False) -> list[str]:
    """The path of every file that a scan finds, in its order."""
    found = scan(str(root), hidden=hidden)
    return [os.path.join(folder.path, entry.name) for folder in found for entry in folder.entries]


def write(file: Path, text: str = "text") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def only(root: Path) -> ScannedFolder:
    (folder,) = scan(str(root))
    return folder


def test_files_come_in_the_order_of_their_folders_and_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "a/z.txt", "a/b/c.txt", "a.d/x.txt"):
        write(tmp_path / name)
    assert paths(tmp_path) == ["a.txt", "b.txt", "a/z.txt", "a/b/c.txt", "a.d/x.txt"]


def test_hidden_files_and_folders_are_seen_and_not_read_and_litter_is_passed_over(tmp_path: Path) -> None:
    for name in ("a.txt", ".b.txt", "c.txt~", "a.txt~", ".git/d.txt", ".notes/e.txt", "Thumbs.db"):
        write(tmp_path / name)
    assert [(entry.name, entry.regular, entry.mtime_ns) for entry in only(tmp_path).entries if not entry.regular] == [
        (".b.txt", False, 0),
        (".notes", False, 0),
        ("c.txt~", False, 0),
    ]
    assert paths(tmp_path) == [".b.txt", ".notes", "a.txt", "c.txt~"]
    everything = [".b.txt", "Thumbs.db", "a.txt", "a.txt~", "c.txt~", ".git/d.txt", ".notes/e.txt"]
    assert paths(tmp_path, hidden=True) == everything


def test_hidden_files_of_the_static_folder_are_read(tmp_path: Path) -> None:
    for name in ("static/.well-known/security.txt", "static/.DS_Store"):
        write(tmp_path / name)
    assert paths(tmp_path) == ["static/.well-known/security.txt"]


def test_a_name_that_is_not_utf_8_is_shown_and_not_read(tmp_path: Path) -> None:
    for name in (b"\xff.txt", b"\xfe/a.txt"):
        write(tmp_path / os.fsdecode(name))
    assert [(entry.name, entry.regular) for entry in only(tmp_path).entries] == [
        ("\\xfe/", False),
        ("\\xff.txt/", False),
    ]


def test_a_folder_that_cannot_be_read_has_one_entry(tmp_path: Path) -> None:
    deep = tmp_path
    handle = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):  # a path of 5,000 bytes cannot be opened at once, whoever asks
        os.mkdir("x" * 250, dir_fd=handle)
        deep /= "x" * 250
        handle, above = os.open("x" * 250, os.O_RDONLY, dir_fd=handle), handle
        os.close(above)
    os.close(handle)
    folder = only(tmp_path)
    assert [entry.name for entry in folder.entries] == [UNREADABLE]
    assert len(folder.path) > 3000


def test_files_of_systems_and_editors_are_passed_over(tmp_path: Path) -> None:
    for name in ("a.txt", "~$a.txt", "Thumbs.db", "b/desktop.ini", "b/Icon\r", "@eaDir/a.txt", "b/a.md.swp"):
        write(tmp_path / name)
    assert paths(tmp_path) == ["a.txt"]


def test_folders_with_the_names_of_editors_files_are_read(tmp_path: Path) -> None:
    for name in ("##/a.txt", "~$b/a.txt", "c/a.txt", "d.swp/a.txt"):
        write(tmp_path / name)
    assert paths(tmp_path) == ["##/a.txt", "c/a.txt", "d.swp/a.txt", "~$b/a.txt"]


def test_a_folder_that_looks_like_a_backup_is_named(tmp_path: Path) -> None:
    write(tmp_path / "c/a.txt")
    write(tmp_path / "c~/a.txt")
    assert [entry.name for folder in scan(str(tmp_path)) for entry in folder.entries if not entry.regular] == ["c~"]


def test_hidden_files_below_static_are_found_and_those_of_systems_are_not(tmp_path: Path) -> None:
    for name in ("static/.well-known/security.txt", "static/.DS_Store", "static/.git/config", "static/.nojekyll"):
        write(tmp_path / name)
    assert paths(tmp_path) == ["static/.nojekyll", "static/.well-known/security.txt"]


def test_folders_without_files_are_not_reported(tmp_path: Path) -> None:
    write(tmp_path / "a/b/c.txt")
    (tmp_path / "empty").mkdir()
    assert [folder.path for folder in scan(str(tmp_path))] == ["a/b"]


def test_a_folder_that_does_not_exist_has_no_files(tmp_path: Path) -> None:
    assert list(scan(str(tmp_path / "nothing"))) == []
    assert scan_folder(str(tmp_path), "nothing") == ScannedFolder("nothing", ())
    write(tmp_path / "file")
    assert list(scan(str(tmp_path / "file"))) == []


def test_one_folder_is_scanned_without_those_below_it_and_with_hidden_files(tmp_path: Path) -> None:
    for name in ("a/b.txt", "a/.c.txt", "a/d/e.txt"):
        write(tmp_path / name)
    assert [entry.name for entry in scan_folder(str(tmp_path), "a").entries] == [".c.txt", "b.txt"]
    *_, last = scan(str(tmp_path))
    assert scan_folder(str(tmp_path), "a/d") == last


def test_links_and_pipes_are_files_that_are_not_regular(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere/a.txt")
    folder = tmp_path / "folder"
    write(folder / "regular.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to(tmp_path / "elsewhere/a.txt")
    (folder / "linked").symlink_to(tmp_path / "elsewhere")
    assert {entry.name: entry.regular for entry in only(folder).entries} == {
        "regular.txt": True,
        "pipe.txt": False,
        "link.txt": False,
        "linked": False,
    }


def test_a_folder_below_the_root_is_not_entered_through_a_link_but_the_root_may_be_one(tmp_path: Path) -> None:
    write(tmp_path / "disk/a.txt")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/articles").symlink_to(tmp_path / "disk")
    assert [(entry.name, entry.regular) for entry in only(tmp_path / "content").entries] == [("articles", False)]
    (tmp_path / "root").symlink_to(tmp_path / "disk")
    assert paths(tmp_path / "root") == ["a.txt"]


@pytest.mark.parametrize(
    "change",
    [
        lambda file: os.utime(file, ns=(1, 1)),
        lambda file: file.write_text("longer text"),
        lambda file: file.rename(file.with_name("other.txt")),
        lambda file: write(file.with_name("another.txt")),
        lambda file: file.unlink(),
        lambda file: (file.unlink(), file.symlink_to("nowhere")),
    ],
    ids=["time", "size", "name", "new file", "deleted file", "link"],
)
def test_a_digest_changes_with_every_change_of_a_file(tmp_path: Path, change: Callable[[Path], object]) -> None:
    file = write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    before = only(tmp_path).digest()
    assert only(tmp_path).digest() == before
    change(file)
    assert only(tmp_path).digest() != before


def test_a_digest_is_of_one_folder_without_those_below_it(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    before = only(tmp_path).digest()
    write(tmp_path / "below/b.txt")
    above, below = scan(str(tmp_path))
    assert above.digest() == before != below.digest()


def test_a_folder_is_racy_until_its_newest_file_has_rested(tmp_path: Path) -> None:
    written = time.time_ns() + 10 * RACY_NS  # a time that the system did not set
    os.utime(write(tmp_path / "old.txt"), ns=(1, 1))
    os.utime(write(tmp_path / "new.txt"), ns=(written, written))
    assert only(tmp_path).is_racy(written)
    assert only(tmp_path).is_racy(written + RACY_NS)
    assert not only(tmp_path).is_racy(written + RACY_NS + 1)


def test_a_file_whose_time_a_program_set_is_racy_for_a_tick_of_the_clock(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    os.utime(file, ns=(1, 1))
    written = file.stat().st_ctime_ns
    assert only(tmp_path).is_racy(written + RACY_CTIME_NS)
    assert not only(tmp_path).is_racy(written + RACY_CTIME_NS + 1)
