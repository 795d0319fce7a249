"""How the calendar cuts an archive into segments."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.search.segments import segments, version


def test_a_small_archive_has_one_segment_and_a_large_one_follows_the_calendar() -> None:
    days = [(f"{year}-{month:02}-15", 4) for year in range(2008, 2024) for month in range(1, 13)]
    assert [segment.name for segment in segments(days, 10_000)] == ["all"]
    assert [segment.name for segment in segments(days, 500)] == ["2000s", "2010s", "2020s"]
    years = segments(days, 48)
    assert years[0].name == "2008"
    assert (years[0].first, years[0].last, years[0].count) == ("2008-01-15", "2008-12-15", 48)
    assert [segment.name for segment in segments(days[-12:], 20)][:2] == ["2023-q1", "2023-q2"]
    assert segments([("", 9), *days], 500)[0].name == "undated"
    assert segments([], 5) == ()


@given(st.lists(st.tuples(st.dates().map(str), st.integers(1, 9)), unique_by=lambda day: day[0]), st.integers(1, 30))
def test_each_day_is_in_one_segment(days: list[tuple[str, int]], limit: int) -> None:
    cut = segments(sorted(days), limit)
    assert sum(segment.count for segment in cut) == sum(count for _, count in days)
    for day, _ in days:
        assert len([segment for segment in cut if segment.first <= day <= segment.last]) == 1


@pytest.mark.parametrize(
    ("limit", "name"),
    [
        (64, "all"),
        (63, "2010s"),
        (31, "2010-2014"),
        (15, "2011"),
        (7, "2011-h1"),
        (3, "2011-q2"),
        (1, "2011-05"),
        (0, "2011-05-06"),
    ],
)
def test_a_period_is_cut_into_the_next_smaller_periods(limit: int, name: str) -> None:
    days = ["2011-05-06", "2011-04-01", *["2011-02-01"] * 2, *["2011-08-01"] * 4, *["2012-01-01"] * 8]
    days += [*["2016-01-01"] * 16, *["2026-01-01"] * 32]
    counted = sorted(Counter(days).items())
    assert name in [segment.name for segment in segments(counted, limit)]


def test_a_version_depends_on_the_digests_and_their_order() -> None:
    versions = [version([b"1", b"2"]), version([b"2", b"1"]), version([b"1"]), version([])]
    assert len(set(versions)) == 4
    assert version(iter([b"1", b"2"])) == versions[0]
