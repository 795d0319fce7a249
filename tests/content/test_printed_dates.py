"""Dates outside the prose: in paths, as programs write them; and the warnings about dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, parse
from syrnews_site.content.printed_dates import date_doubts, date_missing, date_of_path, iso_date
from syrnews_site.settings.site import Site


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("articles/2025-11-06-name.md", (2025, 11, 6)),
        ("articles/2025_11_06.md", (2025, 11, 6)),
        ("articles/2025/11/06/name.md", (2025, 11, 6)),
        ("articles/2025/1/6/more/name.md", (2025, 1, 6)),
        ("articles/2024/01/02/2025-11-06-name.md", (2025, 11, 6)),
        ("articles/2024/01/02/2025-13-06-name.md", (2024, 1, 2)),
    ],
)
def test_a_path_dates_an_article_by_the_file_name_or_else_by_the_folders(path: str, day: tuple[int, int, int]) -> None:
    assert date_of_path(path) == PrintedDate(date(*day))


@pytest.mark.parametrize(
    "path",
    [
        "articles/2025/11/name.md",
        "articles/20251106.md",
        "articles/2025-11-060.md",
        "articles/2025-02-30-name.md",
        "articles/12025/11/06/name.md",
    ],
)
def test_numbers_in_a_path_that_are_no_date_give_no_date(path: str) -> None:
    assert date_of_path(path) is None


DATES = st.from_regex(
    r"(18|19|20)[0-9]{2}-[0-3][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?(Z|[+-][01][0-9]:[0-6][0-9])?)?",
    fullmatch=True,
)


@given(DATES)
def test_dates_of_programs_are_read_like_the_dates_of_newspapers(text: str) -> None:
    quick = iso_date(text)
    if quick is not None:
        assert quick == parse(text)


def test_a_missing_date_is_an_error_unless_the_site_keeps_undated_articles() -> None:
    (diagnostic,) = date_missing(Site(), "articles/a.md", 3)
    assert (diagnostic.line, diagnostic.code, diagnostic.severity) == (3, "SN111", "error")
    assert date_missing(Site(undated="keep"), "articles/a.md") == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2025-11-06", []),
        ("الخميس 6 تشرين الثاني 2025", []),
        ("الأحد 6 تشرين الثاني 2025", ["SN114"]),
        ("15 جمادى الأولى 1447 هـ", ["SN115"]),
    ],
)
def test_a_wrong_weekday_and_a_converted_date_are_warnings_that_quote_the_date(text: str, codes: list[str]) -> None:
    printed = parse(text)
    assert not isinstance(printed, NotADate)
    diagnostics = list(date_doubts(printed, text, "articles/a.txt", 3, 1))
    assert [diagnostic.code for diagnostic in diagnostics] == codes
    assert all(diagnostic.severity == "warning" and text in diagnostic.message for diagnostic in diagnostics)
