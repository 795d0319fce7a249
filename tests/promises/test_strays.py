"""Promise 21: a file that somebody else put into the output folder is not deleted without being named."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from syrnews_site.build.output import MARKER, NotOurs
from tests.sitekit import FEW_PAGES, Archive, tree

pytestmark = pytest.mark.slow

STRAYS = ("2025/11/06/stranger.html", "CNAME", "mine/.hidden", "mine/notes.txt", "tags/x.txt")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md")
    archive.article("two.md", date="2024-01-01")
    archive.build()
    return archive


def put(archive: Archive, *paths: str) -> None:
    for path in paths:
        (archive.output / path).parent.mkdir(parents=True, exist_ok=True)
        (archive.output / path).write_bytes(b"stranger")


def nothing(archive: Archive) -> None:
    pass


def edit(archive: Archive) -> None:
    archive.article("one.md", title="عنوان آخر")


def lose_the_cache(archive: Archive) -> None:
    shutil.rmtree(archive.root / ".cache")


def damage_the_catalog(archive: Archive) -> None:
    (archive.root / ".cache/build/catalog.sqlite").write_bytes(b"x" * 5000)


@pytest.mark.parametrize("options", [{}, {"clean": True}])
@pytest.mark.parametrize("change", [nothing, edit, lose_the_cache, damage_the_catalog])
def test_every_stray_is_named_when_it_is_deleted(
    archive: Archive, change: Callable[[Archive], None], options: dict[str, object]
) -> None:
    put(archive, *STRAYS)
    change(archive)
    assert archive.build(**options).strays == STRAYS
    assert tree(archive.output) == archive.clean_tree()
    assert archive.build(**options).strays == ()


@pytest.mark.parametrize("options", [{}, {"clean": True}])
def test_pages_of_ours_that_go_are_no_strays(archive: Archive, options: dict[str, object]) -> None:
    (archive.content / "articles/two.md").unlink()
    assert archive.build(**options).strays == ()
    assert not (archive.output / "2024").exists()


def test_a_stray_in_the_place_of_a_new_page_is_named(archive: Archive) -> None:
    put(archive, "2023/05/05/three.html", "2022")
    archive.article("three.md", date="2023-05-05")
    archive.article("four.md", date="2022-05-05")
    assert archive.build().strays == ("2022", "2023/05/05/three.html")
    assert tree(archive.output) == archive.clean_tree()


def test_links_and_names_that_are_not_utf_8_are_strays_too(archive: Archive, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "keep").write_bytes(b"x")
    shutil.rmtree(archive.output / "2024")
    (archive.output / "2024").symlink_to(outside)
    (archive.output / "link.html").symlink_to(outside / "keep")
    odd, folder = os.fsdecode(b"\xff.html"), os.fsdecode(b"\xfe")
    put(archive, odd, f"{folder}/below.txt")
    assert sorted(archive.build().strays) == sorted(["2024", "link.html", folder, odd])
    assert os.listdir(outside) == ["keep"]
    assert tree(archive.output) == archive.clean_tree()
    assert sorted(os.listdir(os.fsencode(archive.output))) == sorted(
        os.listdir(os.fsencode(archive.root / "clean-build"))
    )


@pytest.mark.parametrize("cache", [True, False])
def test_a_folder_that_is_not_ours_is_refused_and_unchanged(archive: Archive, cache: bool) -> None:
    shutil.rmtree(archive.output)
    if not cache:
        lose_the_cache(archive)
    archive.output.mkdir()
    put(archive, "index.html", "important/data.txt")
    with pytest.raises(NotOurs):
        archive.build()
    assert sorted(tree(archive.output)) == ["important/data.txt", "index.html"]
    put(archive, MARKER)
    assert archive.build().strays == ("important/data.txt",)
