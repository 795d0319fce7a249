"""A registry of paths finds two files of one name, and files in the way of folders."""

from __future__ import annotations

import unicodedata

import pytest

from syrnews_site.disk.path_registry import PathRegistry, folders_of


@pytest.mark.parametrize(
    "path",
    ["a/b.html", "A/B.HTML", "a/b.html/c.html", "a", "a/B.html/c/d.html"],
)
def test_a_path_has_a_rival_if_a_disk_could_not_keep_both(path: str) -> None:
    registry = PathRegistry()
    registry.take("a/b.html", "owner")
    assert registry.rival(path) == "owner"


@pytest.mark.parametrize("path", ["a/c.html", "b.html", "a/b.htm", "a/b", "ab"])
def test_other_paths_are_free(path: str) -> None:
    registry = PathRegistry()
    registry.take("a/b.html", "owner")
    assert registry.rival(path) == ""


def test_two_forms_of_unicode_are_one_path() -> None:
    registry = PathRegistry()
    registry.take("\u0623.html", "owner")
    assert registry.rival(unicodedata.normalize("NFD", "\u0623.html")) == "owner"


def test_the_folders_of_a_path_are_those_above_it() -> None:
    assert folders_of("a/b/c.html") == ["a", "a/b"]
    assert folders_of("a.html") == []
