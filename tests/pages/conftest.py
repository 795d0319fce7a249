"""Archives that tests of several kinds of pages use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.archives import few_articles
from tests.sitekit import FEW_PAGES, Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Three articles of three years, built, without pages of the days of the year."""
    return few_articles(tmp_path, FEW_PAGES + "undated: keep\n")
