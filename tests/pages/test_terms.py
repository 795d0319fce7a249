"""The pages of tags and sources: their kin, their companions, and how a long term is cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from syrnews_site.arabic.slug import slug
from tests.htmlkit import addresses, by_class, document, text_of
from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive, tree


def kin(archive: Archive, page: str) -> dict[str, tuple[str, list[str]]]:
    """What the page of a tag says of its kin: label -> text and addresses."""
    found = by_class(document(archive.page(page)), "kin")
    rows = [(text_of(term), row) for part in found for term, row in zip(part.iter("dt"), part.iter("dd"), strict=True)]
    return {label: (text_of(row), addresses(row)) for label, row in rows}


@pytest.mark.slow
def test_a_tag_links_to_the_tag_that_it_is_part_of_as_soon_as_that_has_a_page(archive: Archive) -> None:
    before = tree(archive.output)
    assert kin(archive, "tags/aleppo/index.html") == {"ضمن": ("محافظة حلب، سوريا", [])}
    archive.article("whole.md", date="2020-01-01", tags="سوريا")
    assert_next_build_equals_clean(archive)
    links = ["../../tags/syria/index.html"]
    assert kin(archive, "tags/aleppo/index.html") == {"ضمن": ("محافظة حلب، سوريا", links)}
    archive.article("between.md", date="2020-01-02", tags="محافظة حلب")
    assert_next_build_equals_clean(archive)
    links = ["../../tags/aleppo-governorate/index.html"]
    assert kin(archive, "tags/syria/index.html") == {"يشمل": ("محافظة حلب", links)}
    (archive.content / "articles" / "between.md").unlink()
    (archive.content / "articles" / "whole.md").unlink()
    archive.build()
    assert tree(archive.output) == before


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
def test_a_long_tag_is_cut_by_year_and_its_first_page_shows_the_newest(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    for number in range(230):
        archive.article(
            f"{number}.md", title=f"خبر {number}", date=f"{2020 + number % 4}-0{number % 9 + 1}-01", tags="طقس"
        )
    archive.build()
    folder = f"tags/{slug('طقس')}"
    names = sorted(file.name for file in (archive.output / folder).iterdir())
    assert names == ["2020.html", "2021.html", "2022.html", "2023.html", "feed.xml", "index.html"]
    first = document(archive.page(f"{folder}/index.html"))
    assert len(by_class(first, "item")) == 20
    assert [f"../../{folder}/{year}.html" for year in (2023, 2022, 2021, 2020)] == [
        address for address in addresses(next(first.iter("aside"))) if folder in address
    ]
    assert archive.page(f"{folder}/feed.xml").count("<item>") == 20
    archive.article("0.md", title="عنوان آخر", date="2020-01-01", tags="طقس")
    assert_next_build_equals_clean(archive)
