"""What the tests of faults share: an archive whose builds are broken, one for each test process."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.faults.broken_builds")
from tests.faults.broken_builds import BrokenBuilds  # noqa: E402 - its assertions say what they compared

MEMORY = Path("/dev/shm")  # waiting for a real disk would be most of the time


@pytest.fixture(scope="session")
def broken() -> Iterator[BrokenBuilds]:
    """An archive that was built, and the process that builds it."""
    assert shutil.which("strace"), "these tests need strace"
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        builds = BrokenBuilds(Path(folder))
        yield builds
        builds.end()


@pytest.fixture
def every_fault(request: pytest.FixtureRequest) -> bool:
    """Whether every point is tried (--every-fault), not only some of each kind."""
    return bool(request.config.getoption("--every-fault"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty folder for an archive."""
    return tmp_path
