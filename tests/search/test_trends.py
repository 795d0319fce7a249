"""Trends above the results, in real browsers: bars by year and month, shares, words beside each other, from files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from syrnews_site.settings.site import Site
from tests.search.archive import article, publish
from tests.search.asking import ask, choose, opened, texts

if TYPE_CHECKING:
    from tests.firefox import Tab

pytestmark = pytest.mark.browser

# By year, how many articles have snow, and how many rain.
YEARS = {"2019": (1, 0), "2021": (3, 1), "2022": (2, 4)}
ARTICLES = [
    article(f"{word}{year}{number}", f"{year}-0{number + 1}-05", f"خبر {word} {year} {number}", text)
    for year, counts in YEARS.items()
    for word, text, count in zip(("snow", "rain"), ("سقط ثلج", "هطل مطر"), counts, strict=True)
    for number in range(count)
]
LABELS = "() => [...document.querySelectorAll('.bars')].map(b => [...b.querySelectorAll('a')].map(a => a.ariaLabel))"
HEIGHTS = "() => [...document.querySelectorAll('.bars .bar')].map(bar => bar.style.blockSize)"
DRAWN = "count => document.querySelectorAll('.bars').length === count"
OPEN = "() => document.querySelector('#search-trends summary').click()"


@pytest.fixture(scope="module")
def trending(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("trends"), ARTICLES, limit=5)


def test_the_results_of_a_question_are_counted_by_year(tab: Tab, trending: Path) -> None:
    ready = opened(tab, trending.as_uri())
    ask(ready, "ثلج")
    ready.evaluate(OPEN)
    ready.wait_for_function(DRAWN, arg=1)
    assert ready.evaluate(LABELS) == [["2019: نتيجة واحدة", "2021: 3 نتائج", "2022: نتيجتان"]]
    assert texts(ready, ".bars .tick") == ["2019", "2020", "2021", "2022"]
    rows = ready.evaluate(
        "[...document.querySelectorAll('#search-figures tbody tr')].map(r => [...r.cells].map(c => c.textContent))"
    )
    assert rows == [
        ["2019", "1", "1"], ["2020", "0", "0"], ["2021", "3", "4"], ["2022", "2", "6"],
    ]  # fmt: skip


def test_a_bar_leads_to_its_results_and_these_are_counted_by_month(tab: Tab, trending: Path) -> None:
    ready = opened(tab, f"{trending.as_uri()}?q={quote('ثلج')}&share=1")
    ready.wait_for_function(DRAWN, arg=1)
    ready.click(".bars li:nth-child(3) a")
    ready.wait_for_function("() => location.href.includes('from=2021&to=2021')")
    ready.wait_for_function("() => window.syrnews?.asked")
    assert len(texts(ready, "#search-results li")) == 3
    ready.evaluate(OPEN)
    ready.wait_for_function(DRAWN, arg=1)
    months = ["كانون الثاني 2021", "شباط 2021", "آذار 2021"]
    assert ready.evaluate(LABELS) == [[f"{month}: نتيجة واحدة" for month in months]]


def test_bars_are_shares_of_all_articles_by_a_switch(tab: Tab, trending: Path) -> None:
    ready = opened(tab, trending.as_uri())
    ask(ready, "ثلج")
    ready.evaluate(OPEN)
    ready.wait_for_function(DRAWN, arg=1)
    assert ready.evaluate(HEIGHTS)[1] == "100%"
    ready.click("#search-share")
    ready.wait_for_function("() => document.querySelector('.bars a').ariaLabel.includes('%')")
    assert ready.evaluate(LABELS) == [["2019: 100.0%", "2021: 75.0%", "2022: 33.3%"]]
    assert ready.evaluate(HEIGHTS)[:2] == ["100%", "75%"]
    assert "share=1" in ready.url


def test_the_share_of_one_article_in_very_many_is_not_zero(tab: Tab, tmp_path: Path) -> None:
    many = [article(f"n{number}", "2021-05-05", "خبر", "سقط ثلج" if number == 7 else "نص") for number in range(2001)]
    ready = opened(tab, f"{publish(tmp_path, many).as_uri()}?q={quote('ثلج')}&share=1")
    ready.wait_for_function(DRAWN, arg=1)
    assert ready.evaluate(LABELS) == [["أيار 2021: 0.05%"]]


def test_words_are_compared_by_the_address_and_by_the_form(tab: Tab, trending: Path) -> None:
    ready = opened(tab, f"{trending.as_uri()}?q={quote('ثلج')}&trend={quote('مطر')}")
    ready.wait_for_function(DRAWN, arg=2)
    assert ready.evaluate(LABELS)[1] == ["2021: نتيجة واحدة", "2022: 4 نتائج"]
    assert ready.evaluate(HEIGHTS) == ["25%", "75%", "50%", "25%", "100%"]
    ready.fill("#search-trend", "خبر")
    ready.press("#search-trend", "Enter")
    ready.wait_for_function(DRAWN, arg=3)
    assert ready.url.count("trend=") == 2
    ready.click("#search-charts .chip")
    ready.wait_for_function(DRAWN, arg=2)
    assert quote("مطر") not in ready.url


def test_four_words_are_compared_at_most(tab: Tab, trending: Path) -> None:
    words = "".join(f"&trend={quote(word)}" for word in ("مطر", "خبر", "سقط", "هطل", "snow"))
    ready = opened(tab, f"{trending.as_uri()}?q={quote('ثلج')}{words}")
    ready.wait_for_function(DRAWN, arg=4)
    assert not ready.evaluate("document.getElementById('search-compare').checkVisibility()")


def test_words_alone_are_compared_within_filters(tab: Tab, trending: Path) -> None:
    ready = opened(tab, f"{trending.as_uri()}?trend={quote('مطر')}&trend={quote('ثلج')}")
    ready.wait_for_function(DRAWN, arg=2)
    assert texts(ready, "#search-results li") == []
    choose(ready, "from", "2022")
    ready.wait_for_function("() => location.href.includes('from=2022')")
    ready.wait_for_function(DRAWN, arg=3)  # what the filter lists, and the two words
    assert len(ready.evaluate(LABELS)[1]) == 4


def test_without_results_there_are_no_trends(tab: Tab, trending: Path) -> None:
    ready = opened(tab, trending.as_uri())
    ask(ready, "قسطنطينية")
    assert ready.evaluate("document.getElementById('search-trends').hidden")


def test_trends_of_an_english_site_are_english(tab: Tab, tmp_path: Path) -> None:
    ready = opened(tab, f"{publish(tmp_path, ARTICLES, site=Site(language='en')).as_uri()}?q={quote('ثلج')}&from=2021")
    ready.evaluate(OPEN)
    ready.wait_for_function(DRAWN, arg=1)
    assert ready.evaluate(LABELS) == [["2021: 3 results", "2022: 2 results"]]
