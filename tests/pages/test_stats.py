"""The archive in figures: pairs of tags, and files that were rejected."""

from __future__ import annotations

import pytest

from tests.htmlkit import by_id, document, text_of
from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import Archive, tree

pytestmark = pytest.mark.slow


def rows(archive: Archive, table: str) -> list[list[str]]:
    """The rows of a table of figures, as the texts of their cells; none if there is no such table."""
    page = document(archive.page("stats.html"))
    found = page.findall(f".//table[@aria-labelledby='{table}']/tbody/tr")
    return [[text_of(cell) for cell in row if text_of(cell)] for row in found]


def test_figures_follow_the_files_that_are_rejected(archive: Archive) -> None:
    before = tree(archive.output)
    assert rows(archive, "rejected") == []
    assert "نُشرت الملفات كلها" in text_of(document(archive.page("stats.html")))
    empty = archive.write("articles/empty.txt", "")
    assert_next_build_equals_clean(archive)
    assert rows(archive, "rejected") == [["ملف فارغ SN101", "1"]]
    empty.unlink()
    archive.build()
    assert tree(archive.output) == before


def test_a_rejected_file_counts_once_even_if_it_has_several_mistakes(archive: Archive) -> None:
    archive.write("articles/four.md", "---\ntitle: [a]\ndate: [b]\n---\n\nمتن.\n")
    outcome = archive.build()
    lines = {diagnostic.line for diagnostic in outcome.diagnostics if diagnostic.file == "articles/four.md"}
    assert len(lines) > 1
    assert rows(archive, "rejected") == [["بلا عنوان SN105", "1"]]


def test_a_pair_of_tags_counts_the_articles_that_carry_both(archive: Archive) -> None:
    assert by_id(document(archive.page("stats.html")), "pairs") is not None
    assert rows(archive, "pairs") == [["حلب · عمارة", "2"]]
