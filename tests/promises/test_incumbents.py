"""Promises 8 and 9: two articles never share an address, and a published article keeps its address."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.sitekit import FEW_PAGES, Archive, tree

pytestmark = pytest.mark.slow

FAMOUS = "2020/01/01/famous.html"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path, FEW_PAGES)
    add(archive, "2019/famous.md", "ORIGINAL")
    archive.build()
    return archive


def add(archive: Archive, name: str, body: str, date: str = "2020-01-01", more: str = "id: famous") -> Path:
    return archive.write(f"articles/{name}", f"---\ntitle: عنوان\ndate: {date}\n{more}\n---\n\n{body}\n")


def refused(archive: Archive, **options: object) -> list[tuple[str, str]]:
    """Build, and compare with a clean build that has the same memory. Returns the files that are refused."""
    outcome = archive.build(**options)
    assert tree(archive.output) == archive.clean_tree()
    return [(found.file, found.code) for found in outcome.diagnostics]


@pytest.mark.parametrize(("date", "code"), [("2020-01-01", "SN401"), ("2021-05-05", "SN402")])
def test_a_newcomer_whose_file_sorts_first_does_not_take_a_published_article_off_the_site(
    archive: Archive, date: str, code: str
) -> None:
    add(archive, "0.md", "INTRUDER", date)
    assert refused(archive) == [("articles/0.md", code)]
    assert "ORIGINAL" in archive.page(FAMOUS)


def test_the_published_article_keeps_its_address_through_edits_settings_and_clean_builds(archive: Archive) -> None:
    add(archive, "0.md", "INTRUDER")
    assert refused(archive) == [("articles/0.md", "SN401")]
    add(archive, "2019/famous.md", "ORIGINAL, corrected")
    assert refused(archive) == [("articles/0.md", "SN401")]
    add(archive, "0.md", "INTRUDER again")
    assert refused(archive) == [("articles/0.md", "SN401")]
    archive.write("site.yaml", FEW_PAGES + "title: أرشيف آخر\n")
    assert refused(archive) == [("articles/0.md", "SN401")]
    assert refused(archive, clean=True) == [("articles/0.md", "SN401")]
    os.unlink(archive.root / ".cache/build/catalog.sqlite")
    assert refused(archive) == [("articles/0.md", "SN401")]
    assert "ORIGINAL, corrected" in archive.page(FAMOUS)


def test_the_published_article_keeps_its_address_if_its_file_is_renamed_or_all_is_loaded_anew(archive: Archive) -> None:
    add(archive, "0.md", "INTRUDER")
    archive.write("site.yaml", FEW_PAGES + "title: أرشيف آخر\n")
    assert refused(archive) == [("articles/0.md", "SN401")]
    (archive.content / "articles/2019/famous.md").rename(archive.content / "articles/renamed.md")
    assert refused(archive) == [("articles/0.md", "SN401")]
    assert "ORIGINAL" in archive.page(FAMOUS)


def test_an_address_is_free_when_its_article_goes(archive: Archive) -> None:
    intruder = add(archive, "0.md", "SUCCESSOR")
    assert refused(archive) == [("articles/0.md", "SN401")]
    (archive.content / "articles/2019/famous.md").unlink()
    assert refused(archive) == []
    assert "SUCCESSOR" in archive.page(FAMOUS)
    add(archive, "2019/famous.md", "ORIGINAL")
    assert refused(archive) == [("articles/2019/famous.md", "SN401")]
    intruder.unlink()
    assert refused(archive) == []
    assert "ORIGINAL" in archive.page(FAMOUS)


def test_a_build_without_any_memory_decides_by_path(archive: Archive) -> None:
    add(archive, "0.md", "FIRST BY PATH")
    archive.build(output=archive.root / "other", cache=archive.root / "other-cache")
    assert "FIRST BY PATH" in (archive.root / "other" / FAMOUS).read_text(encoding="utf-8")


@pytest.mark.parametrize("damage", [b"", b"x" * 100, b"\x80"])
def test_a_damaged_memory_is_no_memory(archive: Archive, damage: bytes) -> None:
    add(archive, "0.md", "INTRUDER")
    archive.build()
    (archive.root / ".cache/build/owners").write_bytes(damage)
    add(archive, "1.md", "x", "2022-01-01", "")
    archive.build()
    assert "ORIGINAL" in archive.page(FAMOUS)  # the catalog knows it too
    (archive.root / ".cache/build/owners").write_bytes(damage)
    assert archive.build(clean=True).count("error") == 1


def test_check_reports_the_newcomer_and_not_the_published_article(archive: Archive) -> None:
    add(archive, "0.md", "INTRUDER")
    archive.build()
    outcome = archive.build(dry=True)
    assert [(found.file, found.code) for found in outcome.diagnostics] == [("articles/0.md", "SN401")]
