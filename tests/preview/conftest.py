"""Previews that tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.visitor import RunningPreview, small_archive
from tests.sitekit import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return small_archive(tmp_path)


@pytest.fixture
def running(archive: Archive) -> Iterator[RunningPreview]:
    """A preview of content that the test may change."""
    started = RunningPreview(archive)
    yield started
    started.end()


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPreview]:
    """A preview of content that no test changes."""
    started = RunningPreview(small_archive(tmp_path_factory.mktemp("quiet")))
    yield started
    started.end()
