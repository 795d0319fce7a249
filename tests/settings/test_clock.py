"""Moments: of a build, and of articles by their dates."""

from __future__ import annotations

import re

import pytest

from syrnews_site.settings.clock import NotATime, is_after, now, sort_key, start_of, today


@pytest.mark.parametrize(
    ("epoch", "moment"),
    [("1635546600", "2021-10-29T22:30:00"), ("1635546659.9", "2021-10-29T22:30:59"), ("0", "1970-01-01T00:00:00")],
)
def test_source_date_epoch_is_the_moment_of_the_build(monkeypatch: pytest.MonkeyPatch, epoch: str, moment: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert now() == moment


@pytest.mark.parametrize(
    ("epoch", "timezone", "day"),
    [
        ("1635546600", "Asia/Damascus", "2021-10-30"),
        ("1635546600", "UTC", "2021-10-29"),
        ("1762380960", "Asia/Damascus", "2025-11-06"),
    ],
)
def test_today_is_the_day_of_the_build_in_a_time_zone(
    monkeypatch: pytest.MonkeyPatch, epoch: str, timezone: str, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today(timezone) == day


@pytest.mark.parametrize("epoch", ["yesterday", "nan", "-5", "1e20"])
def test_a_source_date_epoch_that_is_no_time_is_refused(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(NotATime, match=epoch):
        now()


def test_the_clock_replaces_an_empty_source_date_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d", now())


def test_dates_are_ordered_by_their_moments_and_at_one_moment_the_vaguest_comes_first() -> None:
    ordered = [
        "",
        "2023-12-31T23:59+03:00",
        "2024",
        "2024-01",
        "2024-01-01",
        "2024-01-01T00:00+03:00",
        "2024-05-31T23:00+03:00",
        "2024-06-01T00:30+03:00",
        "2024-05-31T20:00-05:00",
    ]
    keys = [sort_key(date, "Asia/Damascus") for date in ordered]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_an_article_is_due_at_its_moment_wherever_its_clock_is() -> None:
    key = sort_key("2024-06-01T03:00+08:00", "Asia/Damascus")
    assert is_after(key, "2024-05-31T18:59:59")
    assert not is_after(key, "2024-05-31T19:00:00")


def test_a_date_without_a_time_begins_at_midnight_of_the_time_zone() -> None:
    assert start_of("2013", "Asia/Damascus").isoformat() == "2013-01-01T00:00:00+02:00"
    assert start_of("2013-07", "Asia/Damascus").isoformat() == "2013-07-01T00:00:00+03:00"
    assert start_of("2013-07-09", "UTC").isoformat() == "2013-07-09T00:00:00+00:00"
