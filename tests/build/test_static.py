"""Standing pages: which names they may have."""

from __future__ import annotations

from pathlib import Path

from tests.sitekit import FEW_PAGES, Archive, tree

TAKEN = ["index", "404", "years", "stats", "search", "tags/damascus", "2025/index", "undated/index"]


def test_a_standing_page_never_replaces_a_page_of_the_site(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md")
    archive.build()
    before = tree(archive.output)
    for name in TAKEN:
        archive.write(f"pages/{name}.md", "# صفحة\n\nنص.\n")
    found = {(diagnostic.file, diagnostic.code) for diagnostic in archive.build().diagnostics}
    assert found == {(f"pages/{name}.md", "SN401") for name in TAKEN}
    assert tree(archive.output) == before


def test_a_standing_page_may_have_the_name_of_a_page_that_the_site_lacks(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "search: false\n")
    archive.write("pages/search.md", "# بحث في اللغة\n\nنص.\n")
    archive.write("pages/about/team.md", "# فريقنا\n\nنص.\n")
    assert archive.build().diagnostics == ()
    assert "بحث في اللغة" in archive.page("search.html")
    assert "فريقنا" in archive.page("about/team.html")
