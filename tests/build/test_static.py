"""Standing pages: which names they may have."""

from __future__ import annotations

from pathlib import Path

from tests.sitekit import FEW_PAGES, Archive, tree

TAKEN = ["index", "404", "years", "stats", "search", "tags/damascus", "2025/index", "undated/index"]


def test_a_standing_page_never_takes_the_place_of_another(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md")
    archive.build()
    before = tree(archive.output)
    for name in TAKEN:
        archive.write(f"pages/{name}.md", "# صفحة\n\nنص.\n")
    said = archive.build().diagnostics
    assert sorted((one.file, one.code) for one in said) == sorted((f"pages/{name}.md", "SN401") for name in TAKEN)
    assert tree(archive.output) == before


def test_a_standing_page_may_have_a_name_that_the_site_does_without(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "search: false\n")
    archive.write("pages/search.md", "# بحث في اللغة\n\nنص.\n")
    archive.write("pages/about/team.md", "# فريقنا\n\nنص.\n")
    assert archive.build().diagnostics == ()
    assert "بحث في اللغة" in archive.page("search.html")
    assert "فريقنا" in archive.page("about/team.html")
