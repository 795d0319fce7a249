"""The ways on from an article: its breadcrumb, and its neighbours in the lists of its outlet and first two tags."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.htmlkit import addresses, by_class, document, text_of
from tests.pages.archives import TAGS, assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive, tree

if TYPE_CHECKING:
    from playwright.sync_api import Page


def five_articles(root: Path) -> Archive:
    """Five articles about a place and its governorate, in four months of three years."""
    archive = Archive(root, FEW_PAGES + "undated: keep\n")
    archive.write("tags.yaml", TAGS)
    dates = ("2011-11-06", "2013-01-02", "2013-01-09", "2013-02-01", "2025-11-07")
    for number, (date, tags) in enumerate(zip(dates, ("حلب", "محافظة حلب", "حلب", "حلب", "محافظة حلب"), strict=True)):
        archive.article(f"{number}.md", title=f"خبر {number}", date=date, source="وكالة", tags=tags)
    archive.build()
    return archive


def ways(archive: Archive, page: str) -> list[tuple[str, list[str]]]:
    (found,) = by_class(document(archive.page(page)), "ways")
    return [
        (text_of(way).split(" ")[0], [link.rpartition("/")[2] for link in addresses(way)]) for way in found.iter("li")
    ]


@pytest.mark.slow
def test_an_article_leads_to_its_neighbours_in_its_outlet_and_its_first_tags(tmp_path: Path) -> None:
    archive = five_articles(tmp_path)
    assert ways(archive, "2013/01/09/2.html") == [("وكالة", ["1.html", "3.html"]), ("حلب", ["0.html", "3.html"])]
    assert ways(archive, "2025/11/07/4.html")[1] == ("محافظة", ["3.html"])  # the governorate lists what its town lists
    crumbs = addresses(by_class(document(archive.page("2013/01/09/2.html")), "crumbs")[0])
    assert crumbs == ["../../../2013/index.html", "../../../2013/01/index.html", "../../../tags/aleppo/index.html"]


@pytest.mark.slow
def test_an_added_article_touches_only_the_pages_of_its_neighbours(tmp_path: Path) -> None:
    archive = five_articles(tmp_path)
    before = tree(archive.output)
    archive.article("new.md", title="جديد", date="2013-01-20", source="أخرى", tags="حلب")
    written = {path for path in archive.build().written if path[:2] == "20" and path.endswith(".html")}
    written = {path for path in written if not path.endswith("index.html")}
    assert written == {"2013/01/20/new.html", "2013/01/09/2.html", "2013/02/01/3.html"}
    for date, tags in (("2013-01-20", "محافظة حلب"), ("2013-03-20", "حلب"), ("2013", "حلب"), ("", "حلب"), ("2010", "")):
        archive.article("new.md", title="جديد", date=date, source="وكالة", tags=tags)
        assert_next_build_equals_clean(archive)
    (archive.content / "articles" / "new.md").unlink()
    archive.build()
    assert tree(archive.output) == before


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_five_articles_of_an_outlet_in_a_row_are_four_taps_more(tmp_path: Path, page: Page, width: int) -> None:
    archive = five_articles(tmp_path)
    page.set_viewport_size({"width": width, "height": 640})
    page.goto((archive.output / "2011/11/06/0.html").as_uri())
    for number in range(1, 5):
        page.locator(".ways li").first.get_by_role("link", name="التالي").click()
        assert page.locator("h1").inner_text() == f"خبر {number}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
