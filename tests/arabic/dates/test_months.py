"""months: every spelling of every month, in all tables."""

from __future__ import annotations

import datetime

import pytest

from syrnews_site.arabic.dates import months
from syrnews_site.arabic.dates.parse import PrintedDate, parse

MONTH_TABLES = [months.LEVANTINE, months.GULF, months.MAGHREBI, months.LIBYAN, months.ENGLISH]


@pytest.mark.parametrize("table", MONTH_TABLES)
def test_every_spelling_of_a_month_parses_as_this_month(table: str) -> None:
    rows = months.rows(table)
    assert len(rows) == 12
    for month, row in enumerate(rows, 1):
        for spelling in row:
            assert parse(f"6 {spelling} 2024") == PrintedDate(datetime.date(2024, month, 6)), spelling
