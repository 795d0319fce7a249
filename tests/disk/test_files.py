"""Whole files, locks and folders that are deleted."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import (
    READ_AT_ONCE,
    NotRegular,
    copy_below,
    digest_below,
    read_below,
    read_file,
    replace_file,
    write_file,
)
from syrnews_site.disk.lock import Locked, lock
from syrnews_site.disk.trash import discard


@pytest.mark.parametrize("size", [0, 1, READ_AT_ONCE, READ_AT_ONCE + 1])
def test_a_file_holds_what_was_written(tmp_path: Path, size: int) -> None:
    path, data = str(tmp_path / "file"), os.urandom(size)
    about = write_file(path, data)
    assert read_file(path) == data
    assert (about.st_size, about.st_mtime_ns) == (size, os.stat(path).st_mtime_ns)
    write_file(path, b"short")
    assert read_file(path) == b"short"


def test_a_link_is_not_read_and_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("secret")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket"))
        for name in ("link", "pipe", "socket"):
            with pytest.raises(NotRegular):
                read_file(str(tmp_path / name))
            with pytest.raises(NotRegular):
                read_below(str(tmp_path), name)
    with pytest.raises(NotRegular):
        read_file("/dev/null")


@pytest.mark.parametrize("path", ["../secret", "a/../../secret", "/etc/passwd", "a//b", ".", "", "a/./b"])
def test_no_path_leads_out_of_the_folder_that_is_read(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "root/a").mkdir(parents=True)
    with pytest.raises(NotRegular):
        read_below(str(tmp_path / "root"), path)


def test_a_linked_folder_on_the_way_is_refused_and_the_root_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/a.txt").write_text("secret")
    (tmp_path / "root/below").mkdir(parents=True)
    (tmp_path / "root/below/linked").symlink_to(tmp_path / "outside")
    with pytest.raises(NotRegular, match="linked"):
        read_below(str(tmp_path / "root"), "below/linked/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "outside")
    assert read_below(str(tmp_path / "link"), "a.txt") == b"secret"


def test_no_more_than_the_limit_and_a_byte_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * (READ_AT_ONCE * 3))
    assert len(read_below(str(tmp_path), "a", READ_AT_ONCE + 5)) == READ_AT_ONCE + 6
    assert len(read_below(str(tmp_path), "a", READ_AT_ONCE * 3)) == READ_AT_ONCE * 3
    assert digest_below(str(tmp_path), "a") == digest_of(b"x" * (READ_AT_ONCE * 3))


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_file_is_never_written_through_a_link(tmp_path: Path, link: Callable[[Path, Path], None]) -> None:
    victim = tmp_path / "victim"
    victim.write_text("keep")
    for write in (write_file, replace_file):
        link(victim, tmp_path / "file")
        write(str(tmp_path / "file"), b"new")
        assert (victim.read_text(), (tmp_path / "file").read_bytes()) == ("keep", b"new")
        (tmp_path / "file").unlink()


def test_a_replaced_file_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for data in (b"first", b"second"):
        replace_file(str(path), data)
        assert path.read_bytes() == data
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_lock_is_held_against_other_processes_and_ends_with_its_block(tmp_path: Path) -> None:
    path = str(tmp_path / "lock")
    program = f"from syrnews_site.disk.lock import lock\nwith lock({path!r}): pass"
    command = [sys.executable, "-c", program]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    with lock(path):
        with pytest.raises(Locked), lock(path):
            pass
        refused = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
        assert "syrnews_site.disk.lock.Locked" in refused.stderr
    assert subprocess.run(command, env=environment).returncode == 0


def test_a_discarded_folder_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "stage/a").mkdir(parents=True)
    discard(str(tmp_path / "stage"))
    assert list(tmp_path.iterdir()) == []


def test_discarding_what_does_not_exist_does_nothing(tmp_path: Path) -> None:
    discard(str(tmp_path / "stage"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, READ_AT_ONCE, 3 * READ_AT_ONCE + 1])
def test_a_copy_has_the_bytes_and_the_digest_of_its_file(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    (tmp_path / "a").write_bytes(data)
    about, digest = copy_below(str(tmp_path), "a", str(tmp_path / "copy"))
    assert (tmp_path / "copy").read_bytes() == data
    assert (about.st_size, digest) == (size, digest_of(data))
