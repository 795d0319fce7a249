"""Pages at former addresses of articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.htmlkit import addresses, document
from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive, tree

pytestmark = pytest.mark.slow

ARTICLE = "---\ntitle: {0}\ndate: 2025-11-06\naliases: [{1}]\n---\n\nمتن.\n"


def moved_to(archive: Archive, alias: str) -> list[str]:
    """The addresses to which the page of an alias sends its reader and its links; none if there is no such page."""
    if not (archive.output / alias).is_file():
        return []
    html = document(archive.page(alias))
    (refresh,) = (meta.get("content", "") for meta in html.iter("meta") if meta.get("http-equiv") == "refresh")
    (canonical,) = (link.get("href") for link in html.iter("link") if link.get("rel") == "canonical")
    (article,) = html.iter("article")
    links = addresses(article)
    assert [refresh, canonical] == ["0; url=" + links[0], links[0]]
    return links


def test_a_former_address_leads_to_the_article_until_it_is_given_up(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/one.md", ARTICLE.format("الأول", "old/first.html"))
    archive.build()
    assert moved_to(archive, "old/first.html") == ["../2025/11/06/one.html"]
    archive.write("articles/one.md", ARTICLE.format("الأول", "old/other.html"))
    assert_next_build_equals_clean(archive)
    assert (moved_to(archive, "old/first.html"), len(moved_to(archive, "old/other.html"))) == ([], 1)


def test_of_two_articles_that_claim_an_address_the_first_by_path_gets_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/b.md", ARTICLE.format("الثاني", "old/Page.html"))
    archive.write("articles/a.md", ARTICLE.format("الأول", "old/page.html"))
    outcome = archive.build()
    assert moved_to(archive, "old/page.html") == ["../2025/11/06/a.html"]
    assert [(found.file, found.code) for found in outcome.diagnostics] == [("articles/b.md", "SN403")]


def test_an_alias_stays_with_the_article_that_has_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/b.md", ARTICLE.format("الثاني", "old/Page.html"))
    archive.build()
    archive.write("articles/a.md", ARTICLE.format("الأول", "old/page.html, old/page.html/below.html"))
    for _ in range(2):
        outcome = archive.build()
        assert moved_to(archive, "old/Page.html") == ["../2025/11/06/b.html"]
        assert [(found.file, found.code) for found in outcome.diagnostics] == [("articles/a.md", "SN403")] * 2
        assert tree(archive.output) == archive.clean_tree()
        archive.article("c.md")


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("/archives/777/", "archives/777/index.html"),
        ('"%D8%AE%D8%A8%D8%B1/"', "خبر/index.html"),
        ("2013/05/06/name/", "2013/05/06/name/index.html"),
        ("name", "name/index.html"),
        ("news.php", "news.php/index.html"),
        ("1234/", "1234/index.html"),
        ("old.html", "old.html"),
    ],
)
def test_the_permalinks_of_other_programs_lead_to_the_article(tmp_path: Path, written: str, page: str) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/one.md", ARTICLE.format("الأول", written))
    assert archive.build().diagnostics == ()
    assert moved_to(archive, page) == ["../" * page.count("/") + "2025/11/06/one.html"]


def test_the_canonical_address_of_a_former_address_is_that_of_the_article(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "url: https://example.org/archive/\n")
    archive.write("articles/one.md", ARTICLE.format("الأول", "old/first.html"))
    archive.build()
    html = document(archive.page("old/first.html"))
    canonical = [link.get("href") for link in html.iter("link") if link.get("rel") == "canonical"]
    assert canonical == ["https://example.org/archive/2025/11/06/one.html"]
    assert not [meta for meta in html.iter("meta") if meta.get("name") == "robots"]


@pytest.mark.parametrize("aliases", ["a/b.html, a/b.html/", "a/b.html/, a/b.html", "a/b, a/b/index.html"])
def test_an_alias_never_needs_a_folder_where_another_has_a_file(tmp_path: Path, aliases: str) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/one.md", ARTICLE.format("الأول", aliases))
    found = [diagnostic.code for diagnostic in archive.build().diagnostics]
    assert found in ([], ["SN403"])
    assert len([file for file in (archive.output / "a").rglob("*.html") if file.is_file()]) == 1


@pytest.mark.parametrize("alias", ["2025/11/06/one.html/", "2025/11/06/one.txt/", "feed.xml/", "about.html/x"])
def test_an_alias_never_needs_a_folder_where_the_site_has_a_file(tmp_path: Path, alias: str) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("pages/about.md", "---\ntitle: عن الأرشيف\n---\n\nنص.\n")
    archive.write("articles/one.md", ARTICLE.format("الأول", alias))
    assert [found.code for found in archive.build().diagnostics] == ["SN403"]


@pytest.mark.parametrize(
    "alias", ["tags/x.html", "Assets/x.html", "2025/11/index.html", "about.html", "Index.html", "stats.html", "tags/"]
)
def test_addresses_of_the_sites_own_pages_are_no_aliases(tmp_path: Path, alias: str) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("pages/about.md", "---\ntitle: عن الأرشيف\n---\n\nنص.\n")
    archive.write("articles/one.md", ARTICLE.format("الأول", alias))
    outcome = archive.build()
    assert [found.code for found in outcome.diagnostics] == ["SN403"]
    assert not list(archive.output.rglob("x.html"))
