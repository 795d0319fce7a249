"""The pages of months and days, and the list of undated articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.links import broken
from tests.htmlkit import addresses, by_class, document, text_of
from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import Archive, tree


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
