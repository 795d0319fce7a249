"""An import that is killed at any moment is finished by the next one: nothing is taken twice, nothing is lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ENVIRONMENT
from tests.importing.importkit import imported
from tests.sitekit import FEW_PAGES, Archive

PAGES = Path(__file__).parent / "pages"
# Runs an import, and kills its process at the n-th call of a function of the system, before or after the call.
KILLED = """
import os, signal, sys
from syrnews_site.importing import taking
from syrnews_site.importing.model import ImportOptions
from pathlib import Path

name, when, number, content, *sources = sys.argv[1:]
real, calls = getattr(os, name), 0

def call(*given, **more):
    global calls
    calls += 1
    if calls == int(number) and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    result = real(*given, **more)
    if calls == int(number):
        os.kill(os.getpid(), signal.SIGKILL)
    return result

setattr(os, name, call)
request = taking.ImportRequest(tuple(sources), Path(content), jobs=1)
taking.take(request, lambda line: None, lambda things, size: None)
"""


def files(archive: Archive) -> dict[str, bytes]:
    return {
        path.relative_to(archive.content).as_posix(): path.read_bytes()
        for path in archive.content.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.parametrize(("name", "when"), [("link", "before"), ("link", "after"), ("unlink", "before")])
def test_a_killed_import_is_finished_by_the_next(tmp_path: Path, name: str, when: str) -> None:
    whole = Archive(tmp_path / "whole", FEW_PAGES)
    imported(whole, PAGES)
    archive = Archive(tmp_path / "archive", FEW_PAGES)
    for number in ("2", "5", "3"):  # the second and the third import are killed too
        command = [sys.executable, "-c", KILLED, name, when, number, str(archive.content), str(PAGES)]
        done = subprocess.run(command, env=ENVIRONMENT, check=False, capture_output=True)
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    imported(archive, PAGES)
    assert files(archive) == files(whole)
    again = imported(archive, PAGES)
    assert {line.outcome for line in again} == {"same", "skipped"}
