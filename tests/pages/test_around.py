"""The periods before and after a period."""

from __future__ import annotations

import pytest

from syrnews_site.pages.around import around, step, with_neighbours

MONTHS = ["2011-11", "2013-11", "2025-01"]


@pytest.mark.parametrize(
    ("period", "newer", "older"),
    [
        ("2011-11", "2013-11", ""),
        ("2013-11", "2025-01", "2011-11"),
        ("2025-01", "", "2013-11"),
        ("2012-01", "2013-11", "2011-11"),  # a month without articles
        ("1999-01", "2011-11", ""),
        ("2030-01", "", "2025-01"),
    ],
)
def test_a_period_has_the_nearest_periods_that_have_articles_as_neighbours(period: str, newer: str, older: str) -> None:
    assert around(MONTHS, period) == (newer, older)
    assert list(with_neighbours(MONTHS, period)) == [period, *filter(None, (newer, older))]


def test_no_period_has_no_neighbours() -> None:
    assert list(with_neighbours(MONTHS, "")) == []


@pytest.mark.parametrize(
    ("month", "by", "other"),
    [("2025-11", 1, "2025-12"), ("2025-12", 1, "2026-01"), ("2025-01", -1, "2024-12"), ("2025-06", 0, "2025-06")],
)
def test_a_step_leads_over_the_end_of_a_year(month: str, by: int, other: str) -> None:
    assert step(month, by) == other
