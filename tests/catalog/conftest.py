"""A new catalog for each test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from syrnews_site.catalog.catalog import Catalog


@pytest.fixture
def catalog(tmp_path: Path) -> Iterator[Catalog]:
    with closing(Catalog(str(tmp_path / "catalog.sqlite"))) as catalog:
        catalog.begin()
        yield catalog
