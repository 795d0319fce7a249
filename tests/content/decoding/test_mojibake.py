"""Damaged text is repaired, each damage is described, and clean text stays unchanged."""

from __future__ import annotations

import pytest

from syrnews_site.content.decoding.mojibake import ACCIDENTS, repair

ARABIC = "عاد الأهالي إلى قراهم بعد غياب طويل"


@pytest.mark.parametrize(
    ("right", "wrong", "name"),
    [
        ("utf-8", "cp1256", "UTF-8 read as windows-1256"),
        ("utf-8", "latin-1", "UTF-8 read as windows-1252"),
        ("cp1256", "latin-1", "windows-1256 read as windows-1252"),
    ],
)
def test_each_accident_is_undone_and_named(right: str, wrong: str, name: str) -> None:
    damaged = ARABIC.encode(right).decode(wrong)
    assert repair(damaged) == (ARABIC, (f"{name}, repaired in 1 line",))
    assert name in [accident.name for accident in ACCIDENTS]


def test_text_that_was_damaged_twice_is_repaired_in_one_go() -> None:
    damaged = ARABIC.encode().decode("latin-1").encode().decode("latin-1")
    assert repair(damaged)[0] == ARABIC


def test_a_damaged_run_within_a_clean_line_is_repaired() -> None:
    damaged = "العنوان: " + "الأهالي".encode().decode("cp1256")
    assert repair(damaged) == ("العنوان: الأهالي", ("UTF-8 read as windows-1256, repaired in 1 line",))


@pytest.mark.parametrize(
    "text", ["", "plain ASCII", ARABIC, "« Où êtes-vous ? »", "São Paulo, Łódź, Ωμέγα", "§ 5 – ±2"]
)
def test_clean_text_of_any_language_stays_unchanged(text: str) -> None:
    assert repair(text) == (text, ())
