"""From a result to the next one, back to the list, and what the page suggests: in real browsers, on whole sites."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from syrnews_site.settings.site import Site
from tests.search.archive import article, publish
from tests.search.asking import READY, RESULTS, ask, opened, summary, texts
from tests.sitekit import FEW_PAGES, Archive

if TYPE_CHECKING:
    from tests.firefox import Tab

pytestmark = pytest.mark.browser

COUNT = 14
IN_VIEW = """(selector) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return Boolean(box?.height) && box.top >= 0 && box.bottom <= innerHeight + 1;
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with some articles about snow, each longer than a screen."""
    archive = Archive(tmp_path_factory.mktemp("steps"), FEW_PAGES)
    for number in range(COUNT):
        body = "كلام كثير عن الطقس. " * 300 + f"ثلج رقم {number}. " + "كلام آخر. " * 300
        archive.article(f"{number}.md", title=f"خبر {number}", date=f"2020-01-{number + 1:02}", body=body)
    archive.build()
    return archive.output


def snow(tab: Tab, site: Path) -> Tab:
    ready = opened(tab, f"{(site / 'search.html').as_uri()}?q={quote('ثلج')}&order=new")
    ready.wait_for_function(RESULTS)
    return ready


def wait_for_article(tab: Tab, number: int) -> None:
    tab.wait_for_function("title => document.querySelector('h1')?.innerText === title", arg=f"خبر {number}")
    tab.wait_for_function(f"() => ({IN_VIEW})('#hits')")


@pytest.mark.parametrize("width", [360, 1280])
def test_an_article_leads_to_the_next_and_the_previous_result(tab: Tab, site: Path, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 640})
    ready = snow(tab, site)
    ready.click("#search-results li:nth-child(2) a")
    wait_for_article(ready, COUNT - 2)
    ready.wait_for_function("() => scrollY > 0")  # to the word
    assert ready.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ready.click("#hits a:last-child")
    wait_for_article(ready, COUNT - 3)
    ready.click("#hits a:last-child")
    wait_for_article(ready, COUNT - 4)
    ready.click("#hits a:first-child")
    wait_for_article(ready, COUNT - 3)


def test_beyond_the_last_result_is_the_list(tab: Tab, site: Path) -> None:
    ready = snow(tab, site)
    ready.click("#search-results li:first-child a")
    wait_for_article(ready, COUNT - 1)
    ready.click("#hits a:first-child")
    ready.wait_for_function(RESULTS)
    assert "order=new" in ready.url
    assert texts(ready, "#search-results h2")[0] == f"خبر {COUNT - 1}"


def test_an_article_that_no_search_led_to_has_no_ways_to_results(tab: Tab, site: Path) -> None:
    tab.goto((site / "2020/01/03/2.html").as_uri())
    assert not tab.evaluate(IN_VIEW, "#hits")
    for word in ("ثلج", "مطر"):  # the text of a link of someone else, found or not
        tab.goto(f"{(site / '2020/01/03/2.html').as_uri()}#:~:text={quote(word)}")
        tab.wait_for_function("() => document.querySelector('.buttons')")
        assert not tab.evaluate(IN_VIEW, "#hits")
    tab.goto((site / "search.html").as_uri() + "#next")
    tab.wait_for_function(READY)
    assert texts(tab, "#search-results li") == []


def test_going_back_restores_the_number_of_results_and_the_place(tab: Tab, site: Path) -> None:
    ready = snow(tab, site)
    ready.click("#search-more")
    ready.wait_for_function(f"() => document.querySelectorAll('#search-results li').length === {COUNT}")
    ready.evaluate("document.querySelector('#search-results li:nth-child(13) a').scrollIntoView()")
    ready.click("#search-results li:nth-child(13) a")
    wait_for_article(ready, 1)
    ready.evaluate("history.back()")
    ready.wait_for_function(f"() => document.querySelectorAll('#search-results li').length === {COUNT}")
    ready.wait_for_function(f"() => ({IN_VIEW})('#search-results li:nth-child(13) a')")


@pytest.mark.parametrize("question", ["التيي", "20133", "هاذا"])
def test_stop_words_and_numbers_are_no_suggestions(tab: Tab, tmp_path: Path, question: str) -> None:
    text = "التي كانت في 2013 وهذا ما قالته الصحيفة عن الأمطار"
    pairs = [article(f"a{number}", f"2013-01-0{number}", "خبر", text) for number in range(1, 4)]
    ready = opened(tab, publish(tmp_path, pairs).as_uri())
    assert ask(ready, question) == []
    assert texts(ready, "#search-meant") == []
    assert ask(ready, "الصحيفه الامطارر") != []


@pytest.mark.parametrize(("language", "mark"), [("ar", "؟"), ("en", "?")])
def test_a_suggestion_ends_with_the_question_mark_of_the_language(
    tab: Tab, tmp_path: Path, language: str, mark: str
) -> None:
    pairs = [article(f"a{number}", f"2013-01-0{number}", "خبر", "وزير الزراعة") for number in range(1, 4)]
    ready = opened(tab, publish(tmp_path, pairs, site=Site(language=language)).as_uri())
    assert ask(ready, "وزيق") == []
    assert summary(ready).endswith(mark)
