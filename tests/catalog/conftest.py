"""A new catalog in memory for each test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from syrnews_site.catalog.catalog import Catalog


@pytest.fixture
def catalog() -> Iterator[Catalog]:
    with closing(Catalog(":memory:")) as catalog:
        catalog.begin()
        yield catalog
