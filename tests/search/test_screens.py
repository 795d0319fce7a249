"""What the search page knows, on a phone and at a desk: whole sites with their style sheets, in real browsers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.search.asking import RESULTS, ask, opened, summary, texts
from tests.search.test_form import SET
from tests.search.test_steps import IN_VIEW
from tests.sitekit import FEW_PAGES, Archive
from tests.states import ANSWERED, SEARCHES, states

if TYPE_CHECKING:
    from tests.firefox import Tab

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])
TAGS = "داريا: {kind: place, slug: daraya, spellings: [داريا الشام, مدينة العنب]}\n"
FITS = "document.documentElement.scrollWidth <= innerWidth"
SHAPE = """() => [...document.querySelectorAll("#search-charts .bars")].map((bars) => {
  const box = bars.getBoundingClientRect();
  return [bars.querySelectorAll("a").length, box.left >= 0 && box.right <= innerWidth, box.height > 60];
})"""
ENDS = """() => {
  const bars = document.querySelector("#search-charts .bars");
  const isSeen = (bar) => {
    const [around, box] = [bars.getBoundingClientRect(), bar.getBoundingClientRect()];
    return box.left >= around.left && box.right <= around.right;
  };
  return [isSeen(bars.firstChild), isSeen(bars.lastChild), bars.tabIndex];
}"""
ROWS = "[...document.querySelectorAll('#search-figures tbody tr')].map(row => row.cells[1].textContent)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site about a town: its tag is in no text, one text has a word far from its beginning."""
    archive = Archive(tmp_path_factory.mktemp("screens"), FEW_PAGES)
    archive.write("tags.yaml", TAGS)
    for number, date in enumerate(("2012-05-01", "2013-03-04", "2013-06-05", "2014-01-02")):
        body = "كلام عن أحوال الطقس. " * 6 + f"ثم غمرت السيول شوارع المدينة {number}. " + "كلام آخر. " * 90
        archive.article(f"{number}.md", title=f"خبر {number}", date=date, source="عنب بلدي", tags="داريا", body=body)
    archive.article("other.md", title="سوق حلب", date="2013-02-01", source="سانا", tags="طقس", body="نص وزير.")
    archive.build()
    return archive.output


def at(tab: Tab, site: Path, width: int, **values: str) -> Tab:
    tab.set_viewport_size({"width": width, "height": 640})
    return opened(tab, f"{(site / 'search.html').as_uri()}?{urlencode(values)}")


@WIDTHS
def test_a_question_knows_names_spellings_and_dates(tab: Tab, site: Path, width: int) -> None:
    ready = at(tab, site, width)
    assert ask(ready, "عنب بلدي") == ["خبر 3", "خبر 2", "خبر 1", "خبر 0"]
    assert texts(ready, "#search-pages a") == ["مصدر: عنب بلدي، 4 مواد"]
    assert len(ask(ready, "مدينة العنب")) == 4
    assert texts(ready, "#search-pages a") == ["وسم: داريا، 4 مواد"]
    assert ask(ready, "مدينة العنب آذار 2013") == ["خبر 1"]
    assert texts(ready, "#search-dates .chip") == ["آذار 2013 ×"]
    assert ready.evaluate(IN_VIEW, "#search-results li h2")
    assert ready.evaluate(FITS)
    ready.click("#search-dates .chip")
    ready.wait_for_function("() => document.querySelectorAll('#search-results li').length === 4")
    ready.click("#search-pages a")
    ready.wait_for_function("() => location.pathname.endsWith('tags/daraya/index.html')")


@WIDTHS
def test_filters_and_minus_words_alone_list_articles_and_the_form_says_so(tab: Tab, site: Path, width: int) -> None:
    ready = at(tab, site, width, tag="daraya", **{"from": "2013-04"})
    ready.wait_for_function(RESULTS)
    assert texts(ready, "#search-results h2") == ["خبر 3", "خبر 2"]
    assert ready.evaluate(SET) == "تحديد النتائج: من نيسان 2013، داريا"
    assert summary(ready) == "نتيجتان"
    assert ask(ready, "-خبر") == []
    assert ready.evaluate(FITS)


@WIDTHS
def test_a_snippet_shows_the_word_and_a_suggestion_is_one_tap(tab: Tab, site: Path, width: int) -> None:
    ready = at(tab, site, width)
    ask(ready, "السيول")
    assert "ثم غمرت السيول شوارع المدينة" in texts(ready, "#search-results .summary")[0]
    assert texts(ready, "#search-results mark")[0] == "السيول"
    assert ask(ready, "السيوز") == []
    assert texts(ready, "#search-meant") == ["السيول"]
    assert ready.evaluate(IN_VIEW, "#search-meant")
    ready.click("#search-meant")
    ready.wait_for_function(RESULTS)
    assert ready.evaluate(FITS)


@WIDTHS
def test_trends_are_drawn_within_the_screen_with_their_table(tab: Tab, site: Path, width: int) -> None:
    ready = at(tab, site, width, q="داريا", trend="السيول", share="1")
    ready.wait_for_function(ANSWERED)
    assert ready.evaluate(SHAPE) == [[3, True, True], [3, True, True]]
    assert ready.evaluate(ROWS) == ["100.0%", "66.7%", "100.0%"]
    assert ready.evaluate(FITS)
    ready.click("#search-charts .bars li:nth-child(2) a")
    ready.wait_for_function("() => location.href.includes('from=2013&to=2013')")
    ready.wait_for_function("() => document.querySelectorAll('#search-results li').length === 2")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_newest_years_of_a_trend_are_seen_first_and_keys_lead_to_the_oldest(
    tab: Tab, tmp_path: Path, language: str
) -> None:
    archive = Archive(tmp_path, f"{FEW_PAGES}language: {language}\n")
    for year in range(2000, 2026):
        archive.article(f"{year}.md", title=f"خبر {year}", date=f"{year}-05-01", body="غمرت السيول المدينة.")
    archive.build()
    ready = at(tab, archive.output, 360, trend="السيول")
    ready.wait_for_function(ANSWERED)
    assert ready.evaluate(ENDS) == [False, True, 0]
    ready.press("#search-charts .bars", "ArrowRight" if language == "ar" else "ArrowLeft")
    ready.wait_for_function(f"() => !({ENDS})()[1]")
    ready.press("#search-charts .bars", "Tab")
    ready.wait_for_function(f"() => ({ENDS})()[0]")
    assert ready.evaluate("document.activeElement === document.querySelector('#search-charts a')")
    at(tab, archive.output, 1280, trend="السيول").wait_for_function(ANSWERED)
    assert ready.evaluate(ENDS) == [True, True, -1]
    assert ready.evaluate(FITS)


def test_no_answer_is_wider_than_the_screen_with_text_of_twice_the_size_either(tab: Tab, tmp_path: Path) -> None:
    made = states(tmp_path)
    made.build()
    for name in SEARCHES:
        opened(tab, f"{made.output.as_uri()}/{name}")
        tab.wait_for_function(ANSWERED)
        tab.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        for width in (360, 1280):
            tab.set_viewport_size({"width": width, "height": 800})
            for size in ("18px", "36px"):
                tab.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
                assert tab.evaluate(FITS), (name, width, size)
