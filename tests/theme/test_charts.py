"""The geometry of charts, calendars and tables of figures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.theme import charts

pytestmark = pytest.mark.slow

MONTHS = st.dictionaries(
    st.builds("{:04}-{:02}".format, st.integers(1700, 2100), st.integers(1, 12)), st.integers(1, 10**6), max_size=30
)


@given(MONTHS, st.booleans(), st.booleans())
def test_bars_stay_inside_the_chart_and_run_as_the_script_does(months: dict[str, int], rtl: bool, narrow: bool) -> None:
    chart = charts.timeline(months, rtl=rtl, narrow=narrow)
    assert sum(bar.articles for bar in chart.bars) == sum(months.values())
    for bar in chart.bars:
        assert -0.1 <= float(bar.x) <= float(bar.x) + float(bar.width) <= chart.width + 0.1
        assert 0 <= float(bar.y) <= float(bar.y) + float(bar.height) <= charts.HEIGHT + 0.1
    places = [float(bar.x) for bar in chart.bars]
    assert places == sorted(places, reverse=rtl)


@given(MONTHS, st.booleans(), st.booleans())
def test_the_numbers_of_years_do_not_overlap(months: dict[str, int], rtl: bool, narrow: bool) -> None:
    chart = charts.timeline(months, rtl=rtl, narrow=narrow)
    places = sorted(float(label.x) for label in chart.labels)
    # The first and the last number are moved into the chart: so two may be a little closer than the room of one.
    assert all(after - before >= charts.LABEL_WIDTH / 2 for before, after in pairwise(places))
    assert bool(chart.labels) == bool(months)


@pytest.mark.parametrize(
    ("last", "narrow", "periods"),
    [("2024-12", False, ["2000-01", "2024-12"]), ("2025-01", False, ["2000", "2025"]), ("2000-02", True, ["2000"])],
)
def test_a_long_or_narrow_timeline_has_a_bar_for_each_year(last: str, narrow: bool, periods: list[str]) -> None:
    chart = charts.timeline({"2000-01": 1, last: 2}, rtl=True, narrow=narrow)
    assert [bar.period for bar in chart.bars] == periods


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_cell_with_more_articles_is_not_lighter(count: int, most: int) -> None:
    assert charts.level(0, most) == 0
    assert 1 <= charts.level(count + 1, max(most, count + 1)) <= 4
    assert charts.level(count, most) <= charts.level(count + 1, most)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_shares_are_rounded_to_one_decimal(count: int, whole: int) -> None:
    share = float(charts.share(count, whole))
    assert abs(share - 100 * count / whole) <= 0.0500001
    assert (share > 0) == (count > 0)


@pytest.mark.parametrize(
    ("count", "whole", "share"),
    [
        (1, 8, "12.5"),
        (1, 2000, "0.1"),
        (1, 2001, "0.05"),
        (3, 10**6, "0.0003"),
        (2, 2, "100"),
        (0, 2, "0"),
        (0, 0, "0"),
    ],
)
def test_a_share_is_rounded_half_up_and_has_no_needless_zero(count: int, whole: int, share: str) -> None:
    assert charts.share(count, whole) == share


def test_weeks_begin_on_saturday() -> None:
    weeks = charts.weeks(2025, 11)  # 1 November 2025 was a Saturday
    assert weeks[0].days == (1, 2, 3, 4, 5, 6, 7)
    assert weeks[-1].days == (29, 30, 0, 0, 0, 0, 0)
    assert sum(day > 0 for week in charts.weeks(0, 2) for day in week.days) == 29


def test_bars_in_tables_are_as_long_as_their_counts_and_never_invisible() -> None:
    assert charts.lengths([200, 100, 1, 0], 100) == ("100", "50", "1", "0")
    assert charts.lengths([], 100) == ()


@given(MONTHS)
def test_a_table_of_months_has_a_row_for_each_year_and_a_link_for_each_month_with_articles(
    months: dict[str, int],
) -> None:
    rows = charts.draw_months(months, lambda period: f"?{period}&", str, str).splitlines()
    years = sorted({month[:4] for month in months}, reverse=True)
    assert [row.partition("</a>")[0].rpartition(">")[2] for row in rows] == years
    linked = [f'<a href="?{month}&amp;">{count}</a>' for month, count in months.items()]
    assert all(sum(link in row for row in rows) == 1 for link in linked)
    assert all(row.count("<td") == 12 for row in rows)
