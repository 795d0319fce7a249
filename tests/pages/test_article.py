"""The page of an article: its neighbours, the other articles of its day, related articles, and the original file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.htmlkit import addresses, by_class, document, text_of
from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive

pytestmark = pytest.mark.slow


def named(archive: Archive, page: str) -> dict[str, list[str]]:
    """The articles that a page names, by their ids: `before` and `after`, and those below each heading of a list."""
    html = document(archive.page(page))
    lists = {text_of(section.find("h2")): addresses(section) for section in by_class(html, "list")}
    near = [link for nav in by_class(html, "near") for link in nav.iter("a")]
    lists["after"] = [link.attrib["href"] for link in near if link.get("rel") == "next"]
    lists["before"] = [link.attrib["href"] for link in near if link.get("rel") != "next"]
    return {heading: [Path(address).stem for address in found] for heading, found in lists.items()}


def test_related_articles_are_those_with_most_tags_in_common_and_of_equals_the_nearest(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("asked.md", date="2024-03-10", tags="دمشق, عمارة, متاحف")
    archive.article("three.md", date="2024-02-01", tags="دمشق, عمارة, متاحف")
    archive.article("two.md", date="2024-03-20", tags="دمشق, عمارة")
    archive.article("one.md", date="2024-03-11", tags="متاحف")
    archive.article("far.md", date="2024-04-30", tags="متاحف")
    archive.article("none.md", date="2024-03-12", tags="رياضة")
    archive.article("too-far.md", date="2024-05-01", tags="دمشق, عمارة, متاحف")
    archive.build()
    assert named(archive, "2024/03/10/asked.html") == {
        "مواد ذات صلة": ["three", "two", "one", "far"],
        "before": ["three"],
        "after": ["one"],
    }
    archive.article("far.md", date="2024-04-30", tags="متاحف, دمشق")
    assert_next_build_equals_clean(archive)
    assert named(archive, "2024/03/10/asked.html")["مواد ذات صلة"] == ["three", "two", "far", "one"]


def test_at_most_eight_other_articles_of_the_day_are_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    for number in range(11):
        archive.article(f"n{number:02}.md", date="2024-03-10", tags="")
    archive.build()
    page = named(archive, "2024/03/10/n05.html")
    assert len(page["في اليوم نفسه"]) == 8
    assert "n05" not in page["في اليوم نفسه"]


@pytest.mark.parametrize("shown", [True, False])
def test_settings_decide_on_related_articles_and_original_files(tmp_path: Path, shown: bool) -> None:
    archive = Archive(tmp_path, FEW_PAGES + f"related: {str(shown).lower()}\noriginals: {str(shown).lower()}\n")
    archive.article("one.md", tags="دمشق")
    archive.article("two.md", tags="دمشق")
    archive.build()
    html = document(archive.page("2025/11/06/one.html"))
    assert [text_of(section.find("h2")) for section in by_class(html, "list")] == (
        ["في اليوم نفسه", "مواد ذات صلة"] if shown else []
    )
    assert ("one.txt" in addresses(html), (archive.output / "2025/11/06/one.txt").exists()) == (shown, shown)


def test_an_undated_article_has_no_neighbours(archive: Archive) -> None:
    archive.write("articles/someday.md", "---\ntitle: بلا يوم\ntags: [حلب]\n---\n\nمتن.\n")
    archive.build()
    assert named(archive, "undated/someday.html") == {"before": [], "after": []}
