"""now: the moment of a build, local to the site's time zone."""

from __future__ import annotations

import re

import pytest

from syrnews_site.settings.clock import now


@pytest.mark.parametrize(
    ("epoch", "timezone", "moment"),
    [
        ("1635546600", "Asia/Damascus", "2021-10-30T00:30"),
        ("1635546600", "UTC", "2021-10-29T22:30"),
        ("1635546659.9", "UTC", "2021-10-29T22:30"),
        ("1625092200", "Asia/Damascus", "2021-07-01T01:30"),
        ("1762380960", "Asia/Damascus", "2025-11-06T01:16"),
    ],
)
def test_source_date_epoch_is_the_moment_of_the_build(
    monkeypatch: pytest.MonkeyPatch, epoch: str, timezone: str, moment: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert now(timezone) == moment


@pytest.mark.parametrize("epoch", ["", "yesterday"])
def test_clock_replaces_a_source_date_epoch_that_is_not_a_number(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d", now("Asia/Damascus"))
