"""Dates as sources write them."""

from __future__ import annotations

import pytest

from syrnews_site.importing.moments import iso_moment


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-11-06T14:20:00.123Z", "2025-11-06T14:20+00:00"),
        ("2020-06-03T03:01+0400", "2020-06-03T03:01+04:00"),
        ("2025-11-06 14:20:05 UTC", "2025-11-06T14:20:05+00:00"),
        ("2025-11-06 14:20", "2025-11-06T14:20"),
        ("1762424400", "2025-11-06T10:20:00+00:00"),
        ("1762424400000", "2025-11-06T10:20:00+00:00"),
        ("6 تشرين الثاني 2025", "2025-11-06"),
        ("تشرين الثاني 2025", "2025-11"),
        ("0001-01-01T00:00:00", ""),
        ("2025-13-40T00:00:00", ""),
        ("99999999999999", ""),
        ("أمس", ""),
        ("", ""),
    ],
)
def test_a_moment_is_read_in_many_forms(text: str, iso: str) -> None:
    assert iso_moment(text) == iso
