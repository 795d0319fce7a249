"""The lines of lists: what looks like a link is one; and the page of a year shows headlines beside its calendars."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sitekit import FEW_PAGES, Archive

if TYPE_CHECKING:
    from tests.firefox import Tab

pytestmark = pytest.mark.browser
# Of each line below a headline: whether it looks like the text around it, and has no link.
PLAIN = """() => [...document.querySelectorAll(".item > p:not(.summary)")].map((line) => {
  const style = getComputedStyle(line), soft = getComputedStyle(document.querySelector(".end")).color;
  return style.color === soft && style.textDecorationLine === "none" && !line.querySelector("a");
})"""
HEADLINES = """() => [...document.querySelectorAll(".months .list a")].map((link) => {
  const box = link.getBoundingClientRect();
  return box.width > 0 && box.right <= innerWidth && box.left >= 0 ? link.textContent : "";
})"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("lines"), FEW_PAGES)
    for month in ("02", "05"):
        for number in range(4):
            made.article(f"{month}-{number}.md", date=f"2013-{month}-0{number + 1}", title=f"عنوان {month} {number}")
    made.build()
    return made


def at(tab: Tab, root: Path, path: str, width: int) -> Tab:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto((root / path).as_uri())
    return tab


@pytest.mark.parametrize("width", [360, 1280])
def test_outlet_and_tags_below_a_headline_do_not_look_like_links(tab: Tab, archive: Archive, width: int) -> None:
    (tag,) = (archive.output / "tags").glob("*/index.html")
    for path in ("index.html", tag.relative_to(archive.output).as_posix(), "2013/02/index.html"):
        lines = at(tab, archive.output, path, width).evaluate(PLAIN)
        assert lines, path
        assert all(lines), path


@pytest.mark.parametrize("width", [360, 1280])
def test_a_year_shows_the_newest_headlines_of_each_month(tab: Tab, archive: Archive, width: int) -> None:
    shown = at(tab, archive.output, "2013/index.html", width).evaluate(HEADLINES)
    assert shown == [f"عنوان {month} {number}" for month in ("02", "05") for number in (3, 2, 1)]
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
