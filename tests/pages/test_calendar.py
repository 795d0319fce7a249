"""The pages of months and days, and the list of undated articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.links import broken
from tests.htmlkit import addresses, by_class, document, text_of
from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive, tree


@pytest.mark.slow
def test_undated_articles_have_a_list_as_long_as_there_are_any(archive: Archive) -> None:
    before = tree(archive.output)
    assert not (archive.output / "undated").exists()
    file = archive.write("articles/someday.md", "---\ntitle: بلا يوم\n---\n\nمتن.\n")
    assert_next_build_equals_clean(archive)
    assert [text_of(item.find("h3")) for item in by_class(document(archive.page("undated/index.html")), "item")] == [
        "بلا يوم"
    ]
    assert "undated/index.html" in addresses(document(archive.page("years.html")))
    file.unlink()
    archive.build()
    assert tree(archive.output) == before


@pytest.mark.slow
def test_a_busy_month_shows_the_first_articles_of_each_day_and_links_to_the_rest(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number in range(310):
        archive.article(f"{number}.md", date="2025-11-06")
    archive.build()
    month = document(archive.page("2025/11/index.html"))
    assert len(by_class(month, "item")) == 8
    (more,) = by_class(month, "more")
    assert ("310 مواد" in text_of(more), addresses(more)) == (True, ["06/index.html"])
    assert len(by_class(document(archive.page("2025/11/06/index.html")), "item")) == 310
    archive.write("site.yaml", "days: false\n")
    archive.build()
    assert len(by_class(document(archive.page("2025/11/index.html")), "item")) == 310
    (heading,) = document(archive.page("on-this-day/11-06.html")).findall(".//section/h2")
    assert addresses(heading) == ["../2025/11/index.html#d6"]
    assert list(broken(archive.output)) == []


@pytest.mark.slow
def test_a_year_shows_the_newest_headlines_of_each_month(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    for day in range(1, 6):
        archive.article(f"{day}.md", title=f"خبر {day}", date=f"2013-05-0{day}")
    archive.build()
    (listed,) = by_class(document(archive.page("2013/index.html")), "list")
    assert [link.rpartition("/")[2] for link in addresses(listed)] == ["5.html", "4.html", "3.html"]
    archive.article("5.md", title="خبر آخر", date="2013-06-01")
    assert_next_build_equals_clean(archive)
