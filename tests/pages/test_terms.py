"""The pages of tags and sources: their kin, their companions, and how a long term is cut."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from syrnews_site.arabic.slug import slug
from tests.htmlkit import addresses, by_class, document, text_of
from tests.pages.archives import TAGS, assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive, tree

if TYPE_CHECKING:
    from playwright.sync_api import Page


def kin(archive: Archive, page: str) -> dict[str, tuple[str, list[str]]]:
    """What the page of a tag says of its kin: label -> text and addresses."""
    found = by_class(document(archive.page(page)), "kin")
    rows = [(text_of(term), row) for part in found for term, row in zip(part.iter("dt"), part.iter("dd"), strict=True)]
    return {label: (text_of(row), addresses(row)) for label, row in rows}


def crumbs(archive: Archive, page: str) -> list[str]:
    return addresses(by_class(document(archive.page(page)), "crumbs")[0])


@pytest.mark.slow
def test_a_place_holds_what_its_parts_hold_and_says_both_counts(archive: Archive) -> None:
    before = tree(archive.output)
    governorate = "tags/aleppo-governorate/index.html"
    assert "3 مواد (كلها بوسوم ما يشمله)" in text_of(document(archive.page(governorate)))
    assert kin(archive, governorate) == {"يشمل": ("حلب\xa03", ["../../tags/aleppo/index.html"])}
    assert crumbs(archive, "tags/aleppo/index.html") == [
        "../../tags/index.html",
        "../../tags/syria/index.html",
        "../../tags/aleppo-governorate/index.html",
    ]
    archive.article("between.md", date="2020-01-02", tags="محافظة حلب")
    assert_next_build_equals_clean(archive)
    assert "4 مواد (منها مادة واحدة بهذا الوسم نفسه)" in text_of(document(archive.page(governorate)))
    assert "tags/aleppo-governorate/index.html" in archive.page("tags/index.html").replace("../", "")
    (archive.content / "articles" / "between.md").unlink()
    archive.build()
    assert tree(archive.output) == before


@pytest.mark.slow
def test_facts_of_tags_yaml_are_on_the_page_and_change_with_the_file(archive: Archive) -> None:
    facts = """
  description: ثاني مدن سوريا
  spellings: [حلب الشهباء]
  coordinates: 36.2012, 37.1612
  wikidata: Q41183
  also: [سوريا]
  since: 1946
"""
    archive.write("tags.yaml", TAGS.replace("  slug: aleppo\n", "  slug: aleppo" + facts))
    assert_next_build_equals_clean(archive)
    page = document(archive.page("tags/aleppo/index.html"))
    for text in ("ثاني مدن سوريا", "حلب الشهباء", "36.2012, 37.1612", "1946"):
        assert text in text_of(page)
    assert "https://www.wikidata.org/wiki/Q41183" in addresses(page)
    archive.write("tags.yaml", TAGS)
    assert_next_build_equals_clean(archive)
    assert "ثاني مدن سوريا" not in archive.page("tags/aleppo/index.html")


@pytest.mark.slow
def test_companions_are_those_that_distinguish_a_tag_and_follow_the_whole_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    for number in range(24):
        archive.article(f"s{number}.md", title=f"خبر {number}", date="2020-01-01", tags="سوريا")
    for number in range(4):
        rare = ", كهرباء" if number < 3 else ""
        archive.article(f"d{number}.md", title=f"داريا {number}", date="2020-02-01", tags="داريا, سوريا" + rare)
    archive.build()
    named = [
        text_of(link)
        for link in next(document(archive.page(f"tags/{slug('داريا')}/index.html")).iter("aside")).iter("a")
    ]
    assert named[0] == "كهرباء"  # three of the four articles name it, and no other; all name Syria
    for number in range(40):
        archive.article(f"e{number}.md", title=f"عتمة {number}", date="2021-01-01", tags="كهرباء")
        if number in (0, 5, 39):
            assert_next_build_equals_clean(archive)


@pytest.mark.slow
def test_a_source_names_the_tag_that_has_the_same_slug_among_its_companions(archive: Archive) -> None:
    archive.article("four.md", date="2025-11-08", source="عمارة", tags="حلب, عمارة")
    archive.build()
    same = slug("عمارة")
    (aside,) = document(archive.page(f"sources/{same}/index.html")).iter("aside")
    assert f"../../tags/{same}/index.html" in addresses(aside)


@pytest.mark.slow
def test_a_tag_does_not_name_itself_among_its_companions(archive: Archive) -> None:
    (aside,) = document(archive.page("tags/aleppo/index.html")).iter("aside")
    assert addresses(aside) == [f"../../tags/{slug('عمارة')}/index.html"]


@pytest.mark.slow
def test_a_busy_month_is_cut_by_ten_days_and_these_by_day(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    for number in range(160):
        day = 5 if number < 70 else 1 + number % 31
        archive.article(f"{number}.md", title=f"خبر {number}", date=f"2021-03-{day:02}", tags="طقس")
    archive.article("dayless.md", title="خبر", date="2021-03", tags="طقس")
    archive.build()
    folder = f"tags/{slug('طقس')}"
    names = sorted(file.name for file in (archive.output / folder).iterdir())
    assert {"2021-03.html", "2021-03-05.html", "2021-03-1.html", "2021-03-2.html"} < set(names)
    assert "2021-03-3.html" not in names
    assert "20–31 آذار 2021" in text_of(document(archive.page(f"{folder}/2021-03-2.html")))
    assert sum(archive.page(f"{folder}/{name}").count('class="item"') for name in names if name[:4] == "2021") == 161


@pytest.mark.slow
def test_a_long_tag_is_cut_by_year_and_its_first_page_shows_the_newest(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    for number in range(180):
        archive.article(
            f"{number}.md", title=f"خبر {number}", date=f"{2020 + number % 4}-0{number % 9 + 1}-01", tags="طقس"
        )
    archive.build()
    folder = f"tags/{slug('طقس')}"
    names = sorted(file.name for file in (archive.output / folder).iterdir())
    assert names == ["2020.html", "2021.html", "2022.html", "2023.html", "feed.xml", "index.html"]
    first = document(archive.page(f"{folder}/index.html"))
    assert len(by_class(first, "item")) == 20
    (table,) = by_class(first, "heat")
    assert addresses(table)[0] == f"../../{folder}/2023.html"
    assert f"../../{folder}/2023.html#m2023-04" in addresses(table)
    assert f'<a href="../../{folder}/2020.html" tabindex="-1"' in archive.page(f"{folder}/index.html")
    assert addresses(by_class(document(archive.page(f"{folder}/2022.html")), "near")[0]) == [
        f"../../{folder}/2021.html",
        f"../../{folder}/2023.html",
    ]
    assert archive.page(f"{folder}/feed.xml").count("<item>") == 20
    archive.article("0.md", title="عنوان آخر", date="2020-01-01", tags="طقس")
    assert_next_build_equals_clean(archive)


@pytest.mark.browser
def test_no_page_of_a_long_tag_is_longer_than_twelve_screens_of_a_phone(tmp_path: Path, page: Page) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    for number in range(168):
        title = f"خبر من المدينة عن أحوال الناس فيها بعد ظهر ذلك اليوم {number}"
        archive.article(f"{number}.md", title=title, date=f"20{20 + number % 3}-03-0{number % 9 + 1}", tags="طقس")
    archive.build()
    page.set_viewport_size({"width": 360, "height": 640})
    for file in sorted((archive.output / f"tags/{slug('طقس')}").glob("*.html")):
        page.goto(file.as_uri())
        assert page.evaluate("document.documentElement.scrollHeight") <= 12 * 640, file.name
    page.get_by_role("table").get_by_role("link", name="2022").press("Enter")
    assert page.url.endswith("/2022.html")
