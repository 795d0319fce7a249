"""Names that every file system can hold, and names that some cannot."""

from __future__ import annotations

import pytest

from syrnews_site.disk.file_names import FAT_ENTRIES, full_folders, problems


@pytest.mark.parametrize(
    "name",
    [
        "a:b.html",
        "a?.html",
        'a".html',
        "a\\b.html",
        "a|b",
        "a<b>",
        "a*",
        "tab\there",
        "ends.",
        "ends ",
        "CON",
        "nul.html",
        "Com1.txt",
        "lpt¹",
        "folder./a.html",
        "aux/index.html",
        "ط" * 256,
        "😀" * 128,
        "a/" * 100 + "a",
        "turned\u202e.html",
    ],
)
def test_a_name_that_some_system_refuses_is_a_problem(name: str) -> None:
    assert list(problems(["index.html", name])) != []


@pytest.mark.parametrize(
    "name", ["2025/11/06/000_8d2a05f9e826011e.html", "media/صورة.png", ".x", "console.html", "a b"]
)
def test_a_name_that_every_system_takes_is_none(name: str) -> None:
    assert list(problems(["index.html", name])) == []


@pytest.mark.parametrize(
    "pair",
    [
        ("a.html", "A.html"),
        ("Media/x.png", "media/y.png"),
        ("caf\u00e9.png", "cafe\u0301.png"),
        ("straße.png", "STRASSE.png"),
        ("a", "A/b"),
    ],
)
def test_two_names_that_some_system_takes_for_one_are_a_problem(pair: tuple[str, str]) -> None:
    assert list(problems(pair)) != []


def test_folders_that_fat32_cannot_hold_are_named() -> None:
    many = [f"site/tags/{number:08x}.html" for number in range(FAT_ENTRIES // 2)]
    assert full_folders(many) == ["site/tags"]
    assert full_folders(many[: FAT_ENTRIES // 4]) == []
