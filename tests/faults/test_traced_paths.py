"""Promises 13 and 19, seen from outside: strace shows every path and every socket of a build and its workers."""

from __future__ import annotations

import re
import site
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.cli.program import ENVIRONMENT
from tests.sitekit import FEW_PAGES, Archive, tree

pytestmark = pytest.mark.faults

ROOT = Path(__file__).parents[2]
# The program with a pool, whatever the size of the archive.
PROGRAM = (
    "from syrnews_site.workers import choose; from syrnews_site.cli import main; choose.POOL_FROM = 1; main.main()"
)
WRITING = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC)|^(?:rename|link|symlink|unlink|rmdir|mkdir|truncate|mknod|chmod)")
# path arguments: "..." alone, or after a folder's descriptor with its path, as --decode-fds=path prints it
PATHS = re.compile(r'(?:\w+<(?P<folder>[^>]*)>, )?"(?P<path>[^"]*)"')


def traced(archive: Archive, *arguments: str) -> list[str]:
    """The system calls of a build and its workers that have paths or sockets, if they succeeded."""
    log = archive.root.parent / "log"
    command = ["strace", "-f", "-qq", "--decode-fds=path", "-s", "4096", "-o", str(log), "-e", "trace=%file,%network"]
    program = [sys.executable, "-c", PROGRAM, "build", "--jobs", "2", *arguments]
    temporary = archive.root.parent / "temporary"  # where Python's pools have their sockets
    temporary.mkdir(exist_ok=True)
    environment = {**ENVIRONMENT, "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([*command, *program], cwd=archive.root, env=environment, check=True, capture_output=True)
    lines = (line.partition(" ")[2].lstrip() for line in log.read_text("utf-8", "replace").splitlines())
    return [line for line in lines if " = -1 " not in line]


def paths(archive: Archive, call: str) -> list[Path]:
    """The whole paths in a system call."""
    arguments = call.rpartition(" = ")[0]
    found = (Path(match["folder"] or "", match["path"]) for match in PATHS.finditer(arguments))
    return [Path(archive.root, path) for path in found]


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, list[str]]:
    """What a clean build and an incremental one do."""
    archive = Archive(tmp_path_factory.mktemp("traced") / "archive", FEW_PAGES)
    for number in range(20):
        archive.article(
            f"{number}.md", title=f"عنوان {number}", body="نص https://example.org/ ![](https://a.example/b)"
        )
    (archive.root / "beside").mkdir()
    (archive.root / "templates").mkdir()
    made = traced(archive)
    archive.article("1.md", title="عنوان آخر")
    return archive, [*made, *traced(archive)]


def test_nothing_is_opened_outside_of_the_archive_the_program_and_python(calls: tuple[Archive, list[str]]) -> None:
    archive, lines = calls
    programs: list[object] = [ROOT, sys.prefix, sys.base_prefix, *site.getsitepackages(), sysconfig.get_path("stdlib")]
    systems = ["/usr", "/lib", "/lib64", "/etc", "/proc", "/sys", "/dev"]
    allowed = [Path(str(path)) for path in (*programs, *systems)]
    allowed += [archive.root / name for name in ("content", "templates", "build", ".cache")]
    allowed.append(archive.root.parent / "temporary")
    opened = {path for line in lines if line.startswith("open") for path in paths(archive, line)}
    assert archive.content / "articles/1.md" in opened
    others = {path for path in opened if not any(path.is_relative_to(folder) for folder in allowed)}
    assert others <= {archive.root}, others


def test_nothing_is_written_outside_of_the_output_and_the_cache(calls: tuple[Archive, list[str]]) -> None:
    archive, lines = calls
    written = {path for line in lines if WRITING.search(line) for path in paths(archive, line)}
    allowed = [archive.output, archive.root / ".cache", archive.root.parent / "temporary", Path("/dev/shm")]
    assert archive.output in {path.parent for path in written} | written
    others = {path for path in written if not any(path.is_relative_to(folder) for folder in allowed)}
    assert others <= {Path("/dev/null"), Path("/dev/tty")}, others


def test_no_socket_of_the_internet_is_made(calls: tuple[Archive, list[str]]) -> None:
    _, lines = calls
    assert any("AF_UNIX" in line for line in lines), "the sockets of the workers are not seen"
    assert not [line for line in lines if "AF_INET" in line or "AF_NETLINK" in line]


def test_a_build_in_a_network_of_its_own_makes_the_same_bytes(calls: tuple[Archive, list[str]]) -> None:
    """No interface of that network is up, which a second program shows."""
    archive, _ = calls
    alone = ["unshare", "--net", "--map-root-user", sys.executable, "-c"]
    asking = "import socket; socket.create_connection(('127.0.0.1', 9))"
    refused = subprocess.run([*alone, asking], capture_output=True, text=True, check=False)
    assert "unreachable" in refused.stderr, refused.stderr
    archive.build()
    expected = tree(archive.output)
    folders = ["--output", "alone", "--cache", ".cache/alone"]
    subprocess.run([*alone, PROGRAM, "build", "--jobs", "2", *folders], cwd=archive.root, env=ENVIRONMENT, check=True)
    assert tree(archive.root / "alone") == expected
