"""The map: dots and areas lead to the pages of places, by mouse, and by keyboard in the list beside it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.htmlkit import addresses, document
from tests.pages.archives import TAGS, assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive

if TYPE_CHECKING:
    from tests.firefox import Tab

PLACED = TAGS + "  coordinates: 36.2012, 37.1612\n"  # of Aleppo, the last entry
# Where the rows of the list begin, those of its columns, and whether the list is below the map.
ROWS = """() => {
  const boxes = [...document.querySelectorAll(".places li")].map((row) => row.getBoundingClientRect());
  const sorted = (side) => [...new Set(boxes.map((box) => box[side]))].sort((a, b) => a - b);
  return [sorted("top"), sorted("left"), boxes[0].top >= document.querySelector(".map").getBoundingClientRect().bottom];
}"""


def mapped_archive(root: Path) -> Archive:
    archive = Archive(root, FEW_PAGES)
    archive.write("tags.yaml", PLACED)
    archive.article("one.md", date="2013-01-02", tags="حلب")
    archive.build()
    return archive


@pytest.mark.slow
def test_the_map_has_a_dot_for_each_place_with_articles_and_goes_with_the_last(tmp_path: Path) -> None:
    archive = mapped_archive(tmp_path)
    assert archive.page("map.html").count("<circle") == 1
    assert archive.page("map.html").count('href="tags/aleppo-governorate/index.html"') == 1
    assert len(archive.page("map.html").encode()) < 120_000
    assert "../map.html" in addresses(document(archive.page("tags/index.html")))
    assert "../../map.html" in addresses(document(archive.page("tags/aleppo/index.html")))
    archive.article("two.md", date="2013-01-03", tags="حلب")
    assert_next_build_equals_clean(archive)
    for name in ("one.md", "two.md"):
        archive.article(name, date="2013-01-02", tags="سوريا")
    assert_next_build_equals_clean(archive)
    assert not (archive.output / "map.html").exists()


@pytest.mark.slow
def test_the_map_of_a_year_has_the_places_of_its_articles_alone(tmp_path: Path) -> None:
    archive = mapped_archive(tmp_path)
    archive.article("old.md", date="2011-01-02", tags="سوريا")
    assert_next_build_equals_clean(archive)
    assert archive.page("2013/index.html").count("<circle") == 1
    assert "../tags/aleppo/index.html" in addresses(document(archive.page("2013/index.html")))
    assert "<circle" not in archive.page("2011/index.html")
    archive.article("old.md", date="2011-01-02", tags="حلب")
    assert_next_build_equals_clean(archive)
    assert archive.page("2011/index.html").count("<circle") == 1
    archive.write("tags.yaml", PLACED.replace("37.1612", "37.9"))
    assert_next_build_equals_clean(archive)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_dot_and_the_list_lead_to_the_page_of_the_place(tmp_path: Path, tab: Tab, width: int) -> None:
    archive = mapped_archive(tmp_path)
    tab.set_viewport_size({"width": width, "height": 900})
    for name in ("map.html", "2013/index.html"):
        address = (archive.output / name).as_uri()
        for link in (".map circle", ".terms a"):
            tab.goto(address)
            tab.click(link)
            tab.wait_for_function("() => location.pathname.endsWith('tags/aleppo/index.html')")
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "columns"), [(360, 1), (1280, 2)])
def test_the_places_of_a_year_are_one_list_beside_the_map_or_below_it(
    tmp_path: Path, tab: Tab, width: int, columns: int
) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    names = ["حلب", "دمشق", "حمص", "حماة", "إدلب", "درعا"]
    places = [f"{name}: {{kind: place, coordinates: '3{number}.5, 37.1'}}\n" for number, name in enumerate(names, 2)]
    archive.write("tags.yaml", "".join(places))
    archive.article("one.md", date="2013-01-02", tags=", ".join(names))
    archive.build()
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto((archive.output / "2013/index.html").as_uri())
    rows, lefts, below = tab.evaluate(ROWS)
    assert len(rows) == 6 // columns
    steps = {round(after - before) for before, after in pairwise(rows)}
    assert len(steps) == 1
    assert len(lefts) == columns
    assert below == (columns == 1)
