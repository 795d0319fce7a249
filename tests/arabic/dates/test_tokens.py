"""tokens: the letters and values of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.dates.tokens import TokenLine, Value, read


@pytest.mark.parametrize(
    ("line", "shape", "values"),
    [
        ("", "", []),
        ("الخميس، 6 تشرين الثاني 2025", "WDMY", [3, 6, 11, 2025]),
        ("6-11-2025", "n", [(2025, 11, 6)]),
        ("2025/11/06", "n", [(2025, 11, 6)]),
        ("15/05/1447هـ", "hj", [(1447, 5, 15), 0]),
        ("6/11/25", "2", [0]),
        ("06/11/2025 14:20", "nT", [(2025, 11, 6), (14, 20, 0)]),
        ("2025-11-06T01:16:09+03:00", "nTZ", [(2025, 11, 6), (1, 16, 9), 180]),
        ("20251108T163000Z", "nTZ", [(2025, 11, 8), (16, 30, 0), 0]),
        ("غرينتش-3", "Z", [-180]),
        ("GMT 3+", "Z", [180]),
        ("10.30", "t", [(10, 30, 0)]),
        ("العدد 12749", "e", [0]),
        ("123", "0", [123]),
    ],
)
def test_line_has_its_tokens(line: str, shape: str, values: list[Value]) -> None:
    assert read(line) == TokenLine(shape, values)


def test_tokens_end_at_the_first_word_that_no_date_has() -> None:
    assert read("6 نوفمبر مدينة 2025").shape == "DMx"


def test_longest_phrase_counts() -> None:
    assert read("كانون").shape == "K"
    assert read("كانون الأول").values == [12]


@given(st.text())
def test_line_has_a_value_for_each_letter(line: str) -> None:
    tokens = read(line)
    assert len(tokens.shape) == len(tokens.values)
