"""An archive for the tests of commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sitekit import FEW_PAGES, Archive


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive of one article, whose folder is the working folder."""
    made = Archive(tmp_path, FEW_PAGES)
    made.article("one.md")
    monkeypatch.chdir(tmp_path)
    return made
