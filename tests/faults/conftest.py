"""What the tests of faults share: an archive whose builds are broken, one for each test process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.broken_builds import BrokenBuilds


@pytest.fixture(scope="session")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrokenBuilds]:
    """An archive that was built, and the process that builds it."""
    assert shutil.which("strace"), "these tests need strace"
    builds = BrokenBuilds(tmp_path_factory.mktemp("broken"))
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
