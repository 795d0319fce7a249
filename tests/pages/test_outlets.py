"""The outlets of a tag compared: small charts and their numbers by month."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.htmlkit import by_class, document, text_of
from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from tests.firefox import Tab

TAG = "tags/damascus/index.html"


def archive_at(root: Path, articles: int = 12) -> Archive:
    """Articles about one tag, in turn of two outlets, a month each; the first outlet has one more of an undated."""
    archive = Archive(root, FEW_PAGES + "undated: keep\n")
    archive.write("tags.yaml", "دمشق: {kind: place, slug: damascus}\n")
    for number in range(articles):
        source = ("صحيفة", "وكالة")[number % 2]
        archive.article(f"{number}.md", date=f"{2012 + number // 12}-{number % 12 + 1:02}-05", source=source)
    archive.article("more.md", date="2012-01-20", source="صحيفة")
    archive.build()
    return archive


def rows(archive: Archive) -> list[list[str]]:
    """The texts of the cells of the table by month."""
    (section,) = by_class(document(archive.page(TAG)), "outlets")
    table = section.findall(".//table")[1]
    return [[text_of(cell) for cell in row] for row in table.iter("tr")]


def heads(section: Element) -> list[str]:
    return [text_of(head) for head in section.findall(".//tbody/tr/th")]


@pytest.mark.slow
def test_a_topic_has_a_chart_of_each_outlet_and_its_numbers_by_month(tmp_path: Path) -> None:
    archive = archive_at(tmp_path)
    (section,) = by_class(document(archive.page(TAG)), "outlets")
    assert heads(section)[:2] == ["صحيفة", "وكالة"]
    labels = [chart.get("aria-label") for chart in section.findall(".//*[@role='img']")]
    assert labels == ["صحيفة: 7 مواد، أكثرها في كانون الثاني 2012", "وكالة: 6 مواد، أكثرها في شباط 2012"]
    assert rows(archive)[0] == ["", "صحيفة", "وكالة"]
    assert rows(archive)[1] == ["كانون الأول 2012", "", "1"]
    assert rows(archive)[-1] == ["كانون الثاني 2012", "2", ""]
    archive.article("more.md", date="2012-02-20", source="صحيفة")
    assert_next_build_equals_clean(archive)
    assert rows(archive)[-2:] == [["شباط 2012", "1", "1"], ["كانون الثاني 2012", "1", ""]]


@pytest.mark.slow
def test_many_months_are_numbers_by_year_and_a_single_outlet_is_not_compared(tmp_path: Path) -> None:
    archive = archive_at(tmp_path, articles=62)
    assert [row[0] for row in rows(archive)] == ["", "2017", "2016", "2015", "2014", "2013", "2012"]
    assert rows(archive)[-1] == ["2012", "7", "6"]
    for number in range(1, 62, 2):
        (archive.content / f"articles/{number}.md").unlink()
    archive.build(allow_loss=True)
    assert by_class(document(archive.page(TAG)), "outlets") == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_the_comparison_opens_its_numbers_within_the_screen(tmp_path: Path, tab: Tab, width: int) -> None:
    archive = archive_at(tmp_path)
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto((archive.output / TAG).as_uri())
    assert tab.evaluate("document.querySelector('.outlets svg').getBoundingClientRect().width > 60")
    tab.click(".outlets summary")
    tab.wait_for_function("() => document.querySelector('.outlets details').open")
    assert tab.evaluate("document.querySelectorAll('.outlets details tbody tr').length") == 12
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
