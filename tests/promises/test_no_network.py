"""The build makes no network call.

Python reports each call of a socket to an audit hook. tests/faults/ has two proofs from outside: strace, and a build in
a network of its own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ENVIRONMENT
from tests.sitekit import Archive

# In the process of the build and in its workers, which are started by fork or with the same hook.
_HOOK = """
import os, sys
def forbid(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto"):
        os.write(2, f"CALL {event}\\n".encode())
        os._exit(99)
    if event in ("socket.connect", "socket.bind") and isinstance(arguments[1], tuple):
        os.write(2, f"CALL {event}\\n".encode())
        os._exit(99)
sys.addaudithook(forbid)
"""


def _archive(root: Path) -> Archive:
    archive = Archive(root, "url: https://archive.example/\n")
    for number in range(60):
        archive.article(
            f"a{number}.md", title=f"عنوان {number}", body="نص https://example.org/ ![](https://example.org/a.png)"
        )
    return archive


def _build(archive: Archive) -> subprocess.CompletedProcess[str]:
    hooks = archive.root / "hooks"
    hooks.mkdir(exist_ok=True)
    (hooks / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
    environment = {**ENVIRONMENT, "PYTHONPATH": f"{hooks}:{ENVIRONMENT['PYTHONPATH']}"}
    command = [sys.executable, "-m", "syrnews_site", "build", "--jobs", "2"]
    return subprocess.run(command, cwd=archive.root, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_build_and_its_workers_call_no_network(tmp_path: Path) -> None:
    archive = _archive(tmp_path)
    for _ in range(2):
        done = _build(archive)
        assert (done.returncode, "CALL" in done.stderr) == (0, False)
        archive.article("a0.md", title="عنوان آخر")


@pytest.mark.slow
def test_the_hook_sees_a_call(tmp_path: Path) -> None:
    archive = _archive(tmp_path)
    _build(archive)
    program = "import socket; socket.create_connection(('127.0.0.1', 9))"
    environment = {**ENVIRONMENT, "PYTHONPATH": str(archive.root / "hooks")}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 99
