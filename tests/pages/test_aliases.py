"""Pages at former addresses of articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.htmlkit import addresses, document
from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive

ARTICLE = "---\ntitle: {0}\ndate: 2025-11-06\naliases: [{1}]\n---\n\nمتن.\n"


def moved_to(archive: Archive, alias: str) -> list[str]:
    """The address to which the page of an alias leads; none if there is no such page."""
    if not (archive.output / alias).is_file():
        return []
    html = document(archive.page(alias))
    assert [meta.get("content") for meta in html.iter("meta") if meta.get("name") == "robots"] == ["noindex"]
    (article,) = html.iter("article")
    return addresses(article)


def test_a_former_address_leads_to_the_article_until_it_is_given_up(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/one.md", ARTICLE.format("الأول", "old/first.html"))
    archive.build()
    assert moved_to(archive, "old/first.html") == ["../2025/11/06/one.html"]
    archive.write("articles/one.md", ARTICLE.format("الأول", "old/other.html"))
    assert_next_build_equals_clean(archive)
    assert (moved_to(archive, "old/first.html"), len(moved_to(archive, "old/other.html"))) == ([], 1)


def test_the_first_article_by_path_gets_an_address_that_two_claim(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/b.md", ARTICLE.format("الثاني", "old/Page.html"))
    archive.build()
    assert moved_to(archive, "old/Page.html") == ["../2025/11/06/b.html"]
    archive.write("articles/a.md", ARTICLE.format("الأول", "old/page.html"))
    outcome = archive.build()
    assert moved_to(archive, "old/page.html") == ["../2025/11/06/a.html"]
    assert [(found.file, found.code) for found in outcome.diagnostics] == [("articles/b.md", "SN403")]


@pytest.mark.parametrize("alias", ["tags/x.html", "Assets/x.html", "2025/11/index.html", "about.html"])
def test_addresses_of_the_sites_own_pages_are_no_aliases(tmp_path: Path, alias: str) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/one.md", ARTICLE.format("الأول", alias))
    outcome = archive.build()
    assert [found.code for found in outcome.diagnostics] == ["SN403"]
    assert not list(archive.output.rglob("x.html"))
