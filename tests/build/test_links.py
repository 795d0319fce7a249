"""Links between content files lead to pages; links that lead nowhere are reported, in an incremental build too."""

from __future__ import annotations

from pathlib import Path

import pytest

from syrnews_site.build.outcome import Outcome
from syrnews_site.model import Diagnostic
from tests.htmlkit import addresses, document
from tests.sitekit import FEW_PAGES, Archive, tree


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("b.md", date="2025-11-07")
    archive.article("2013/c.md", date="2013-01-02", body="# باب\n\nمتن.")
    archive.write(
        "articles/d.txt", "عنوان الخبر\n\n6/11/2025\n\nنص الخبر الأول طويل بما يكفي ليكون فقرة من مقال صحفي.\n"
    )
    archive.write("pages/about.md", "---\ntitle: عن الأرشيف\n---\n\nنص.\n")
    archive.write("media/Photo.png", b"x")
    return archive


def reported(outcome: Outcome) -> list[tuple[str, int, int, str]]:
    return [(found.file, found.line, found.column, found.code) for found in outcome.diagnostics]


def links_of(archive: Archive, body: str, name: str = "a.md") -> list[str]:
    """The links in the body of an article of 2025-11-06."""
    archive.article(name, body=body)
    archive.build()
    page = document(archive.page(f"2025/11/06/{name.rpartition('/')[2].removesuffix('.md')}.html"))
    (text,) = (element for element in page.iter("div") if element.get("class") == "body")
    return addresses(text)


def assert_incremental_equals_clean(archive: Archive) -> tuple[Diagnostic, ...]:
    """Build, and compare the site and the diagnostics with those of a clean build."""
    outcome = archive.build()
    built = tree(archive.output)
    clean = archive.build(output=archive.root / "other", cache=archive.root / "other-cache", clean=True)
    assert outcome.diagnostics == clean.diagnostics
    assert built == tree(archive.root / "other")
    assert archive.build(dry=True).diagnostics == clean.diagnostics
    return outcome.diagnostics


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("b.md", "../../../2025/11/07/b.html"),
        ("./b.md", "../../../2025/11/07/b.html"),
        ("articles/b.md", "../../../2025/11/07/b.html"),
        ("/articles/b.md", "../../../2025/11/07/b.html"),
        ("../articles/b.md", "../../../2025/11/07/b.html"),
        ("2013/c.md#باب", "../../../2013/01/02/c.html#h-باب"),
        ("articles/2013/c.md", "../../../2013/01/02/c.html"),
        ("d.txt", "../../../2025/11/06/d.html"),
        ("about.md", "../../../about.html"),
        ("../pages/about.md", "../../../about.html"),
        ("a.md", "../../../2025/11/06/a.html"),
    ],
)
def test_a_link_to_a_content_file_leads_to_its_page(archive: Archive, written: str, href: str) -> None:
    assert links_of(archive, f"انظر [هنا]({written}) و[هناك][1].\n\n[1]: {written}\n") == [href, href]
    assert assert_incremental_equals_clean(archive) == ()


def test_a_link_is_read_from_the_folder_of_its_file(archive: Archive) -> None:
    assert links_of(archive, "[ج](../2013/c.md) [ب](../b.md)", "2025/a.md") == [
        "../../../2013/01/02/c.html",
        "../../../2025/11/07/b.html",
    ]


def test_a_file_beside_the_link_comes_before_one_of_that_name_elsewhere(archive: Archive) -> None:
    archive.article("about.md", date="2025-11-08")
    assert links_of(archive, "[عن](about.md) [الصفحة](pages/about.md)") == [
        "../../../2025/11/08/about.html",
        "../../../about.html",
    ]


def test_a_standing_page_links_to_articles(archive: Archive) -> None:
    archive.write(
        "pages/more/team.md", "---\ntitle: الفريق\n---\n\n[ب](../../articles/b.md) [عن](about.md) [لا](z.md)\n"
    )
    assert [(found.code, found.line, found.column) for found in assert_incremental_equals_clean(archive)] == [
        ("SN603", 5, 41)
    ]
    page = archive.page("more/team.html")
    assert 'href="../2025/11/07/b.html"' in page
    assert 'href="../about.html"' in page


def test_the_feed_has_the_addresses_of_the_pages(archive: Archive) -> None:
    archive.write("site.yaml", FEW_PAGES + "url: https://example.org/\n")
    links_of(archive, "[ب](b.md)")
    assert "https://example.org/2025/11/07/b.html&#34;" in archive.page("feed.xml")


def test_links_follow_the_page_of_an_article_that_moves(archive: Archive) -> None:
    assert links_of(archive, "[ب](b.md)") == ["../../../2025/11/07/b.html"]
    archive.article("b.md", date="2025-12-01")
    archive.article("e.md", date="2025-10-01", body="[أ](a.md)")
    assert assert_incremental_equals_clean(archive) == ()
    assert 'href="../../../2025/12/01/b.html"' in archive.page("2025/11/06/a.html")


def test_dead_links_are_reported_at_their_places(archive: Archive) -> None:
    body = (
        "انظر [قديم](no/such.html) و[ملف](zz.md).\n"
        "سطر ثان و[شيء](#لا-شيء)\n\n"
        "- بند ![صورة](media/none.png)\n\n"
        "> اقتباس\n> ![صورة](media/photo.png)\n\n"
        "| أ | ب |\n|---|---|\n| نص | [ت](tags/none/index.html) |\n\n"
        "![صورة][1] ![خارج](photo.png) [كبير](B.md)\n\n[1]: media/none.png\n"
    )
    archive.article("a.md", body=body)
    found = assert_incremental_equals_clean(archive)
    assert [(item.line, item.column, item.code) for item in found] == [
        (8, 6, "SN603"),
        (8, 28, "SN603"),
        (9, 10, "SN603"),
        (11, 7, "SN604"),
        (14, 3, "SN605"),
        (18, 8, "SN603"),
        (20, 1, "SN604"),
        (20, 12, "SN604"),
        (20, 31, "SN605"),
    ]
    assert {item.severity for item in found} == {"warning"}
    assert "media/Photo.png" in found[4].hint
    assert "media/Photo.png" in found[7].hint
    assert "articles/b.md" in found[8].hint


@pytest.mark.parametrize(
    "written",
    [
        "index.html",
        "/",
        "2025/11/06/",
        "2025/11/06",
        "tags/index.html",
        "search.html?q=دمشق",
        "feed.xml",
        "media/Photo.png",
        "stats.html#years",
        "2025/11/06/d.txt",
        "google.html",
        "https://example.org/none.html",
        "mailto:a@example.org",
    ],
)
def test_links_that_work_are_not_reported(archive: Archive, written: str) -> None:
    archive.write("static/google.html", "x")
    archive.article("a.md", body=f"# باب\n\n[نص]({written}) [باب](#باب) `[كود](none.html)`")
    assert assert_incremental_equals_clean(archive) == ()


def test_a_link_dies_and_lives_with_its_target(archive: Archive) -> None:
    archive.article("a.md", body="[ب](b.md)\n\n![ص](media/new.png)\n\n[صفحة](team.md)")
    assert [found.code for found in assert_incremental_equals_clean(archive)] == ["SN604", "SN603"]
    archive.write("media/new.png", b"x")
    archive.write("pages/team.md", "---\ntitle: الفريق\n---\n\nنص.\n")
    assert assert_incremental_equals_clean(archive) == ()
    file = archive.content / "articles/b.md"
    text = file.read_text(encoding="utf-8")
    file.unlink()
    assert [found.code for found in assert_incremental_equals_clean(archive)] == ["SN603"]
    file.write_text(text.replace("date:", "draft: true\ndate:"), encoding="utf-8")
    assert ["not on the site" in found.message for found in assert_incremental_equals_clean(archive)] == [True]
    file.write_text(text, encoding="utf-8")
    (archive.content / "media/new.png").rename(archive.content / "media/NEW.png")
    assert [found.code for found in assert_incremental_equals_clean(archive)] == ["SN605"]
    archive.article("a.md", body="لا روابط.")
    assert assert_incremental_equals_clean(archive) == ()


def test_links_of_drafts_are_not_reported(archive: Archive) -> None:
    archive.write("articles/a.md", "---\ntitle: عنوان\ndate: 2025-11-06\ndraft: true\n---\n\n[لا](none.md)\n")
    assert archive.build().diagnostics == ()
    assert [code for *_, code in reported(archive.build(drafts=True))] == ["SN603"]


def test_a_link_below_a_comment_is_reported_in_its_own_line(archive: Archive) -> None:
    archive.article("a.md", body="<!--\nملاحظة\n-->\n\nنص [لا](none.md)")
    assert reported(archive.build()) == [("articles/a.md", 12, 4, "SN603")]
