"""Questions with dates and with names of sources and tags, in real browsers; page and Python read them alike."""

from __future__ import annotations

import random
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from syrnews_site.arabic.fold import words
from syrnews_site.authority.entries import Entry
from syrnews_site.model import Tag
from syrnews_site.search.analysis import analyse
from syrnews_site.search.segments import segments
from tests.search.archive import Pair, article, keys_of, publish
from tests.search.asking import ARTICLES, ENTRIES, FOUND, QUESTION, RESULTS, ask, opened, texts
from tests.search.question import read_question
from tests.search.reference import Reference, synonym_map
from tests.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from tests.firefox import Tab

pytestmark = pytest.mark.browser

DATES = {
    "2022": [("2022", "2022")],
    "٢٠٢٢م": [("2022", "2022")],
    "آذار 2025": [("2025-03", "2025-03")],
    "2025-03": [("2025-03", "2025-03")],
    "3/2025": [("2025-03", "2025-03")],
    "كانون الثاني/يناير 2022": [("2022-01", "2022-01")],
    "March 2025": [("2025-03", "2025-03")],
    "6 تشرين الثاني 2021": [("2021-11-06", "2021-11-06")],
    "6/11/2021": [("2021-11-06", "2021-11-06")],
    "2021-11-06": [("2021-11-06", "2021-11-06")],
    "عام 2022": [("2022", "2022")],
    "2021-2023": [("2021", "2023")],
    "من 2021 إلى آذار 2023": [("2021", "2023-03")],
    "2021 – 2023": [("2021", "2023")],
    "2021 و 2023": [("2021", "2021"), ("2023", "2023")],
    "1973": [],  # no year of the archive
    "20222": [],
    "آذار": [],
    "45/13/2022": [],
    "قرار 2254": [],
    '"2022"': [],
    "-2022": [],
}
READ = """(questions) => questions.map((question) => {
    const { words, names, periods } = syrnews.twin.parseQuestion(question);
    const keys = names.map(({ kind, slug, words }) => [(kind === "tag" ? "@" : "$") + slug, words]);
    return [words, periods.map(({ from, to }) => [from, to]), keys];
})"""


def test_dates_in_a_question_are_periods(ready: Tab) -> None:
    read = ready.evaluate(READ, [*DATES])
    assert {question: [tuple(period) for period in found[1]] for question, found in zip(DATES, read, strict=True)} == (
        DATES
    )


def test_page_and_python_read_questions_alike(tab: Tab, folder: Path) -> None:
    chance = random.Random(3)
    pieces = [*DATES, *(word for title in ARTICLES for word in title[0].title.split()), "وسم", "hama", "jordan", "مصدر",
              "sana", "بمصدر", "5", "12", "2021", "2024م", "آب", "تشرين", "الثاني", "-", "–", "إلى", "«في", "»",
              "/"]  # fmt: skip
    questions = ["".join(chance.choice(pieces) + chance.choice(" -/  ") for _ in range(6)) for _ in range(2_000)]
    ready = opened(tab, (folder / "search.html").as_uri())
    keys = keys_of(ARTICLES, ENTRIES)
    for question, theirs in zip(questions, ready.evaluate(READ, questions), strict=True):
        words, periods, names = read_question(question, ("2021", "2025"), keys)
        ours = [words, [[*period] for period in periods], [[key, naming] for key, naming in names]]
        assert theirs == ours, question


def test_a_date_in_a_question_narrows_the_results_and_can_be_removed(ready: Tab) -> None:
    assert ask(ready, "وزير 2024") == ["بيان الحكومة"]
    assert texts(ready, "#search-dates .chip") == ["2024 ×"]
    ready.click("#search-dates .chip")
    ready.wait_for_function("() => document.querySelectorAll('#search-results li').length === 2")
    assert ready.evaluate(QUESTION) == "وزير"
    assert texts(ready, "#search-dates .chip") == []


def test_a_date_alone_lists_its_articles_to_the_day(ready: Tab) -> None:
    assert ask(ready, "2022") == ["حماية الآثار"]
    assert ask(ready, "من 2022 إلى 2024") == ["بيان الحكومة", "اتفاق تجاري", "حماية الآثار"]
    assert ask(ready, "1 كانون الثاني 2022") == ["حماية الآثار"]
    assert ask(ready, "2 كانون الثاني 2022") == []


def test_a_date_can_be_searched_as_words(tab: Tab, tmp_path: Path) -> None:
    old = article("old", "2022-01-01", "خطة", "موازنة عام 2024 كما أقرت.")
    ready = opened(tab, publish(tmp_path, [old, article("new", "2024-01-01", "موازنة", "أرقام.")]).as_uri())
    assert ask(ready, "موازنة 2024") == ["موازنة"]
    ready.click("#search-dates .plain")
    ready.wait_for_function("() => document.querySelector('#search-results').innerText.includes('خطة')")
    assert ready.evaluate(QUESTION) == 'موازنة "2024"'
    assert texts(ready, "#search-results h2") == ["خطة"]


TAGGED = [
    article("told", "2013-05-01", "قصف على داريا", "قصفت المدينة.", outlet="inab", tags=["daraya"]),
    article("other", "2013-06-01", "خبر من حلب", "نص.", outlet="inab"),
    article("later", "2015-06-01", "عودة", "عاد الأهالي.", tags=["daraya"]),
]
SPELLINGS_OF_TAGS = [Entry("daraya", "وسم daraya", "place", spellings=("مدينة العنب", "دارية الشام"))]


def test_a_question_finds_a_source_or_a_tag_by_any_name(tab: Tab, tmp_path: Path) -> None:
    ready = opened(tab, publish(tmp_path, TAGGED, entries=SPELLINGS_OF_TAGS).as_uri())
    assert ask(ready, "مصدر inab") == ["خبر من حلب", "قصف على داريا"]
    assert texts(ready, "#search-pages a") == ["مصدر: مصدر inab، مادتان"]
    assert set(ask(ready, "بمدينة العنب")) == {"عودة", "قصف على داريا"}
    assert texts(ready, "#search-pages a") == ["وسم: وسم daraya، مادتان"]
    assert ask(ready, "دارية الشام 2013")[0] == "قصف على داريا"
    links = ready.evaluate("[...document.querySelectorAll('#search-pages a')].map((link) => link.href)")
    assert links == [f"{tmp_path.as_uri()}/tags/daraya/index.html"]


def test_an_author_and_a_tag_that_the_text_lacks_are_found(tab: Tab, tmp_path: Path) -> None:
    headline, body = article("a", "2020-01-01", "خبر", "نص.")
    given = replace(headline, tags=(Tag("x1", "قوارب الموت"),))
    pairs = [(given, body), article("b", "2020-01-02", "آخر", "نص.")]
    ready = opened(tab, publish(tmp_path, pairs, authors={"a": "ريما فليحان"}).as_uri())
    assert ask(ready, "قوارب الموت") == ["خبر"]
    assert ask(ready, '"ريما فليحان"') == ["خبر"]
    assert ask(ready, '"نص ريما"') == []


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("?source=sana", ["اتفاق تجاري", "سيول في مدينة حماة"]),
        ("?tag=jordan", ["اتفاق تجاري"]),
        ("?from=2022&to=2023", ["اتفاق تجاري", "حماية الآثار"]),
        ("?q=-%D8%AD%D9%85%D8%A7%D8%A9&to=2022", ["حماية الآثار"]),  # -حماة
        ("?q=-%D8%AD%D9%85%D8%A7%D8%A9&source=sana", ["اتفاق تجاري"]),
    ],
)
def test_filters_without_words_list_what_they_match(tab: Tab, folder: Path, address: str, titles: list[str]) -> None:
    ready = opened(tab, (folder / "search.html").as_uri() + address)
    ready.wait_for_function(RESULTS)
    assert texts(ready, "#search-results h2") == titles


def test_page_and_python_rank_alike(tab: Tab, tmp_path: Path) -> None:
    chance = random.Random(7)
    stock = sorted({word for spelling in vocabulary(600) for word in words(spelling)})
    articles = [
        article(f"a{n:03}", f"20{10 + n // 20}-0{n % 9 + 1}-05", " ".join(chance.choices(stock, k=5)),
                " ".join(chance.choices(stock, k=chance.randint(5, 400))),
                outlet=["", "one", "two"][n % 3], tags=["two"] * (n % 4 == 1))
        for n in range(300)
    ]  # fmt: skip
    ordered = sorted(articles, key=lambda pair: (pair[0].date, pair[0].url))
    keys = keys_of(articles)
    ready = opened(tab, publish(tmp_path, articles, limit=60, entries=ENTRIES).as_uri())
    references: dict[tuple[str, ...], Reference] = {}
    for _ in range(60):
        extra = chance.choice(["", "", "2015", "2012-2016", "3/2014", "5 أيلول 2018", "مصدر one", "وسم two"])
        question = " ".join([*chance.choices(stock, k=chance.randint(1, 6)), extra])
        asked = held(ordered, read_question(question, ("2010", "2024")).periods, limit=60)
        names = tuple(headline.id for headline, _ in asked)
        if names not in references:
            references[names] = Reference((analyse(*pair) for pair in asked), synonym_map(ENTRIES), keys=keys)
        theirs = ready.evaluate(FOUND, question)
        assert theirs == [asked[number][0].id for number in references[names].search(question)], question


def held(ordered: list[Pair], periods: list[tuple[str, str]], limit: int) -> list[Pair]:
    """The articles of the segments that a question with these periods loads: only they decide how rare a word is."""
    days = [(day, len([*group])) for day, group in groupby(headline.date for headline, _ in ordered)]
    asked = [
        segment
        for segment in segments(days, limit)
        if not periods or any(segment.last[: len(a)] >= a and segment.first[: len(b)] <= b for a, b in periods)
    ]
    return [pair for pair in ordered if any(segment.first <= pair[0].date <= segment.last for segment in asked)]
