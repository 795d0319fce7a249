"""The form of the search page in real browsers: filters that are folded, and several values of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.search.asking import CHOOSE, RESULTS, opened, texts
from tests.search.test_steps import IN_VIEW
from tests.sitekit import FEW_PAGES, Archive

if TYPE_CHECKING:
    from tests.firefox import Tab

pytestmark = pytest.mark.browser

DIRECTION = "getComputedStyle(document.getElementById('search-q')).direction"
SET = "document.querySelector('#search-filters summary').innerText"
ASKED = """([address, count]) =>
    location.href.includes(address) && document.querySelectorAll("#search-results li").length === count"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with three sources and two tags, in three months."""
    archive = Archive(tmp_path_factory.mktemp("form"), FEW_PAGES)
    for number, (source, tags) in enumerate([("سانا", "حلب"), ("تشرين", "حلب, سد"), ("الثورة", "سد"), ("سانا", "سد")]):
        title, date = f"خبر عن الماء {number}", f"2021-0{number % 3 + 1}-05"
        archive.article(f"{number}.md", title=title, date=date, source=source, tags=tags)
    archive.build()
    return archive.output


def search(tab: Tab, site: Path, address: str) -> Tab:
    ready = opened(tab, (site / "search.html").as_uri() + address)
    ready.wait_for_function(RESULTS)
    return ready


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_first_result_is_on_the_first_screen(tab: Tab, site: Path, width: int, scheme: str) -> None:
    tab.set_viewport_size({"width": width, "height": 640})
    tab.emulate_media(color_scheme=scheme)
    ready = search(tab, site, f"?q={quote('سانا حلب 2021')}")
    assert texts(ready, "#search-dates .chip") == ["2021 ×"]
    assert len(texts(ready, "#search-pages a")) == 2
    assert ready.evaluate(IN_VIEW, "#search-results li h2")
    assert ready.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_has_one_search_field(tab: Tab, site: Path) -> None:
    ready = opened(tab, (site / "search.html").as_uri())
    assert ready.evaluate("document.querySelectorAll('input[type=search]').length") == 1
    assert not ready.evaluate("document.getElementById('search-filters').open")


def test_the_placeholder_runs_from_the_right_and_words_in_their_own_direction(tab: Tab, site: Path) -> None:
    ready = opened(tab, (site / "search.html").as_uri())
    assert ready.evaluate(DIRECTION) == "rtl"
    ready.fill("#search-q", "BBC")
    assert ready.evaluate(DIRECTION) == "ltr"


def test_the_summary_says_what_is_set(tab: Tab, site: Path) -> None:
    ready = search(tab, site, "?from=2021-02&to=2021&order=new")
    assert ready.evaluate(SET) == "تحديد النتائج: من شباط 2021، إلى 2021، الأحدث"
    assert texts(ready, "#search-results h2") == ["خبر عن الماء 2", "خبر عن الماء 1"]


def test_several_sources_widen_and_several_tags_narrow(tab: Tab, site: Path) -> None:
    ready = search(tab, site, "?from=2021")
    values = ready.evaluate(
        """() => Object.fromEntries(["source", "tag"].flatMap((kind) =>
            [...document.getElementById("search-" + kind).options].map(({ value, text }) => [text, value])))"""
    )
    counts = [("source", "سانا (2)", 2), ("source", "تشرين (1)", 3), ("tag", "حلب (2)", 2), ("tag", "سد (3)", 1)]
    for field, name, count in counts:
        ready.evaluate(CHOOSE, [field, values[name]])
        ready.wait_for_function(ASKED, arg=[f"{field}={values[name]}", count])
    assert texts(ready, "#search-results h2") == ["خبر عن الماء 1"]
    assert ready.evaluate(SET).endswith("سانا، تشرين، حلب، سد")
    ready.evaluate("document.getElementById('search-filters').open = true")
    ready.click("#search-tag-chosen .chip")
    ready.wait_for_function(ASKED, arg=["source=", 2])
    assert ready.evaluate("document.activeElement.id") == "search-tag"


def test_a_month_can_be_chosen_when_a_year_is(tab: Tab, site: Path) -> None:
    ready = opened(tab, (site / "search.html").as_uri())
    assert ready.evaluate("document.getElementById('search-from-month').disabled")
    ready.evaluate(CHOOSE, ["from", "2021"])
    ready.wait_for_function(ASKED, arg=["from=2021", 4])
    ready.evaluate(CHOOSE, ["from-month", "03"])
    ready.wait_for_function(ASKED, arg=["from=2021-03", 1])
