"""Segments of the search index in the cache: they save time, and change no byte of the site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from syrnews_site.search.segment import cache
from syrnews_site.settings.options import Options, places
from syrnews_site.versions import code_digest
from tests.sitekit import FEW_PAGES, Archive, tree


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Thirty built articles."""
    archive = Archive(tmp_path, FEW_PAGES)
    for number in range(30):
        archive.article(
            f"n{number}.md", title=f"عنوان {number}", date=f"2024-03-{number + 1:02}", body=f"مطر {number}."
        )
    archive.build()
    return archive


def cached(archive: Archive) -> Path:
    """The file in the cache of the only segment."""
    return Path(places(Options(content=archive.content, output=archive.output)).index, "all")


def edit(archive: Archive) -> None:
    archive.article("n7.md", title="عنوان 7", date="2024-03-08", body="ثلج في حماة.")


def damage_middle(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a changed byte": damage_middle,
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:-7]),
    "empty": lambda file: file.write_bytes(b""),
    "gone": Path.unlink,
    "the folder of all": lambda file: shutil.rmtree(file.parent),
}


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_segment_costs_only_time(archive: Archive, damage: Callable[[Path], object]) -> None:
    damage(cached(archive))
    edit(archive)
    archive.build()
    assert tree(archive.output) == archive.clean_tree()
    assert cache.summary(cached(archive).read_bytes(), code_digest()) is not None


@pytest.mark.slow
def test_an_edit_reads_one_article_and_writes_the_files_that_it_changes(archive: Archive) -> None:
    edit(archive)
    outcome = archive.build()
    assert outcome.loaded == 1
    written = {path for path in outcome.written if path.startswith("search/")}
    assert {path.split("/")[-1][0] for path in written} == set("tndwhi")  # i: index.js; facets.js and tables.js stay
    assert tree(archive.output) == archive.clean_tree()


@pytest.mark.slow
def test_lost_and_changed_files_of_a_segment_are_made_again(archive: Archive) -> None:
    whole = tree(archive.output)
    next(archive.output.glob("search/all/t*.js")).unlink()
    (archive.output / "search/all/d0.js").write_text("syrnews()")
    archive.build()
    assert tree(archive.output) == whole


@pytest.mark.slow
def test_a_cache_that_is_ahead_of_the_site_or_behind_it_changes_no_byte(archive: Archive) -> None:
    before = cached(archive).read_bytes()
    edit(archive)
    archive.build()
    after = cached(archive).read_bytes()
    archive.article("n7.md", title="عنوان 7", date="2024-03-08", body="مطر 7.")
    archive.build()
    cached(archive).write_bytes(after)  # the cache is ahead of what is published
    archive.article("n9.md", title="عنوان 9", date="2024-03-10", body="ريح.")
    archive.build()
    assert tree(archive.output) == archive.clean_tree()
    cached(archive).write_bytes(before)  # and behind it
    edit(archive)
    archive.build()
    assert tree(archive.output) == archive.clean_tree()


@pytest.mark.slow
def test_former_segments_are_deleted_from_the_cache(archive: Archive) -> None:
    (cached(archive).parent / "2010s").write_bytes(b"old")
    archive.build(clean=True)
    assert [file.name for file in cached(archive).parent.iterdir()] == ["all"]
    archive.write("site.yaml", FEW_PAGES + "search: false\n")
    archive.build()
    assert list(cached(archive).parent.iterdir()) == []
