"""The search page in real browsers, over file:// and over http."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from syrnews_site.arabic.fold import words
from syrnews_site.arabic.plural import plural
from syrnews_site.search.analysis import analyse
from syrnews_site.search.page.spelling import other_seats
from syrnews_site.search.words import core, rests, without_endings
from syrnews_site.settings.site import Site
from tests.search.archive import article, publish
from tests.search.asking import ARTICLES, FOCUSED, FOUND, QUESTION, READY, RESULTS, ask, choose, opened, summary, texts
from tests.search.reference import Reference
from tests.search.vocabulary import vocabulary

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.firefox import Tab

pytestmark = pytest.mark.browser

SPELLINGS = {
    "حماة": "سيول في مدينة حماة",
    "حماه": "سيول في مدينة حماة",
    "مسئول": "سيول في مدينة حماة",
    "مسوول": "سيول في مدينة حماة",
    "المَسْؤُول": "سيول في مدينة حماة",
    "ســـيول": "سيول في مدينة حماة",
    "سوريا": "اتفاق تجاري",
    "سوريه": "اتفاق تجاري",
    "اردن": "اتفاق تجاري",
    "والاردن": "اتفاق تجاري",
    "حكومة": "بيان الحكومة",
    "بالحكومه": "بيان الحكومة",
    "ببيئة": "سوق الخضار",
    "حماية": "حماية الآثار",
    "الاثار": "حماية الآثار",
}


def test_every_spelling_of_a_word_finds_the_article(ready: Tab) -> None:
    assert {question: ask(ready, question)[0] for question in SPELLINGS} == SPELLINGS


def test_a_word_ranks_above_another_word_of_its_stem(ready: Tab) -> None:
    assert ask(ready, "حماة")[:1] == ["سيول في مدينة حماة"]
    assert ask(ready, "حماية")[:1] == ["حماية الآثار"]


def test_the_words_of_a_phrase_follow_one_another(ready: Tab) -> None:
    assert set(ask(ready, "وزير الخارجية")) >= {"اتفاق تجاري", "بيان الحكومة"}
    assert ask(ready, '"وزير الخارجية"') == ["اتفاق تجاري"]
    assert ask(ready, "«وزير الخارجية الأردني»") == ["اتفاق تجاري"]
    assert ask(ready, '"الخارجية وزير"') == []


def test_a_phrase_is_found_if_its_words_are_frequent(tab: Tab, tmp_path: Path) -> None:
    snow = article("snow", "2020-01-01", "ثلوج", "ثلج " * 40 + "ثلج حماة")
    apart = article("apart", "2020-01-02", "نشرة", "حماة ثلج " + "مطر ثلج " * 40)
    ready = opened(tab, publish(tmp_path, [snow, apart]).as_uri())
    assert set(ask(ready, "ثلج حماة")) == {"ثلوج", "نشرة"}
    assert ask(ready, '"ثلج حماة"') == ["ثلوج"]


def test_a_word_with_a_minus_leaves_articles_out(ready: Tab) -> None:
    assert ask(ready, "وزير -الأردني") == ["بيان الحكومة"]
    assert ask(ready, "وزير -اردن") == ["بيان الحكومة"]


def test_results_are_narrowed_by_source_tag_and_period(ready: Tab) -> None:
    question = "في"
    assert len(ask(ready, question)) == 3
    for field, value, title in [
        ("source", "athar", "حماية الآثار"),
        ("tag", "hama", "سيول في مدينة حماة"),
        ("from", "2025", "سوق الخضار"),
        ("to", "2021", "سيول في مدينة حماة"),
    ]:
        choose(ready, field, value)
        assert ask(ready, question)[0] == title
        assert len(texts(ready, "#search-results li")) == 1
        assert f"{field}={value}" in ready.url
        choose(ready, field, "")
        ready.evaluate("document.querySelector('.field .chip')?.click()")


def test_results_can_be_sorted_newest_first(ready: Tab) -> None:
    choose(ready, "order", "new")
    assert ask(ready, "وزير") == ["بيان الحكومة", "اتفاق تجاري"]


def test_the_address_keeps_the_question_and_restores_it(tab: Tab, address: str) -> None:
    ready = opened(tab, f"{address}search.html?q={quote('حماه')}&source=sana")
    ready.wait_for_function(RESULTS)
    assert ready.evaluate(QUESTION) == "حماه"
    assert texts(ready, "#search-results h2") == ["سيول في مدينة حماة"]
    ask(ready, "تدمر & #1")
    assert "q=%D8%AA%D8%AF%D9%85%D8%B1" in ready.url
    ready.reload()
    ready.wait_for_function(READY)
    assert ready.evaluate(QUESTION) == "تدمر & #1"


def test_words_are_marked_in_title_and_excerpt(ready: Tab) -> None:
    ask(ready, "حماه")
    assert texts(ready, "#search-results mark") == ["حماة", "حماة", "حماية", "حماية"]
    assert texts(ready, "#search-results .sub")[0] == "6 تشرين الثاني 2021 · مصدر sana"


@pytest.mark.parametrize("question", ["البيئة", "بيئه", "للحكومتين", "مسئولون", "الاسعار"])
def test_the_link_leads_to_the_word_in_the_article(ready: Tab, question: str) -> None:
    """A browser that finds a text fragment marks it and scrolls there. A test can see the scrolling only."""
    assert "سوق الخضار" in ask(ready, question)
    ready.click("#search-results a[href*='hidden.html']")
    ready.wait_for_function("() => scrollY > 0 && location.pathname.endsWith('hidden.html')")


def test_the_page_counts_results_in_correct_plurals(tab: Tab, tmp_path: Path) -> None:
    counts = (1, 2, 3, 11, 100, 103)
    texts = [" ".join(f"عدد{count}" for count in counts if n < count) for n in range(103)]
    many = [article(f"a{n}", f"2020-01-{n % 28 + 1:02}", f"خبر {n}", text) for n, text in enumerate(texts)]
    ready = opened(tab, publish(tmp_path, many).as_uri())
    for count in counts:
        found = ask(ready, f'"عدد{count}"')
        assert summary(ready) == plural(count, "result")
        assert len(found) == min(count, 10)


def test_a_button_shows_more_results_and_focuses_the_first_of_them(tab: Tab, tmp_path: Path) -> None:
    many = [article(f"a{n}", f"2020-01-{n + 1:02}", f"خبر {n}", "ثلج") for n in range(13)]
    ready = opened(tab, publish(tmp_path, many).as_uri())
    assert len(ask(ready, "ثلج")) == 10
    ready.click("#search-more")
    ready.wait_for_function("() => document.querySelectorAll('#search-results li').length === 13")
    assert ready.evaluate(FOCUSED) == "خبر 2"
    assert ready.evaluate("document.getElementById('search-more').hidden")


def test_the_keyboard_leads_through_the_results(ready: Tab) -> None:
    ask(ready, "وزير")
    ready.press("#search-q", "ArrowDown")
    first = ready.evaluate(FOCUSED)
    ready.press(":focus", "ArrowDown")
    second = ready.evaluate(FOCUSED)
    assert {first, second} == {"اتفاق تجاري", "بيان الحكومة"}
    ready.press(":focus", "ArrowUp")
    ready.press(":focus", "ArrowUp")
    assert ready.evaluate("document.activeElement.id") == "search-q"
    ready.evaluate("document.activeElement.blur()")
    ready.press("body", "/")
    assert ready.evaluate("document.activeElement.id") == "search-q"
    assert ready.evaluate(QUESTION) == "وزير"


def test_the_page_suggests_the_nearest_word_for_a_misspelt_word(ready: Tab) -> None:
    assert ask(ready, "وزيق") == []
    ready.click("#search-meant")
    ready.wait_for_function(RESULTS)
    assert ready.evaluate(QUESTION) == "وزير"


def test_a_suggested_word_is_written_as_in_a_title_or_an_excerpt(tab: Tab, tmp_path: Path) -> None:
    pages = [("a", "مؤسسة كهرَبـاء"), ("b", "مؤسسة كهرباء في المدينة"), ("c", "أخبار المدينة"), ("d", "أخبار")]
    archive = publish(tmp_path, [article(name, "2024-05-05", title, "نص") for name, title in pages])
    ready = opened(tab, archive.as_uri())
    assert ask(ready, "موسسح كهربات") == []
    assert texts(ready, "#search-meant") == ["مؤسسة كهرباء"]
    assert ask(ready, "اخبا المديتة") == []
    assert texts(ready, "#search-meant") == ["أخبار المدينة"]


def test_a_suggested_word_that_is_in_bodies_alone_ends_with_the_letter_that_was_typed(tab: Tab, tmp_path: Path) -> None:
    body = "كلام كثير. " * 60 + "العناية بالآثار."
    archive = publish(tmp_path, [article(name, "2024-05-05", "خبر", body) for name in ("a", "b")])
    ready = opened(tab, archive.as_uri())
    assert ask(ready, "العناثة") == []
    assert texts(ready, "#search-meant") == ["العناية"]
    assert ask(ready, "العناثه") == []
    assert texts(ready, "#search-meant") == ["العنايه"]


def test_the_page_says_that_nothing_was_found(ready: Tab) -> None:
    assert ask(ready, "قسطنطينية") == []
    assert summary(ready).startswith("لا نتائج")
    assert ready.evaluate("document.getElementById('search-status').ariaLive") == "polite"


@pytest.mark.parametrize(
    "question",
    [
        "ا" * 10_000,
        "كلمة " * 2_000,
        "\x00\x01\x1b\x7f",
        "<img src=x onerror=alert(1)>",
        "<b>وزير</b>",
        "(.*)+[a-z]{1,9}\\",
        '"" «» "',
        "-",
        "- - -وزير",
        "\ud800\udfff\ud800",
        "__proto__ constructor toString hasOwnProperty",
        "$sana @hama",
        "ﷺ ﷲ 𐎀 ０１ ①",
        "؟،؛",
        "%D8 %%% &q=1#x",
    ],
)
def test_hostile_questions_do_no_harm(tab: Tab, folder: Path, question: str) -> None:
    harm: list[str] = []
    ready = opened(tab, (folder / "search.html").as_uri())
    ready.on("pageerror", lambda error: harm.append(str(error)))
    ready.on("dialog", lambda dialog: harm.append(dialog.message))
    ready.on("request", lambda request: None if request.url.startswith("file:") else harm.append(request.url))
    ready.evaluate("q => { document.getElementById('search-q').value = q; }", question)
    ready.press("#search-q", "Enter")
    ready.wait_for_function(f"() => syrnews.asked === {QUESTION}")
    assert texts(ready, "#search-results img, #search-results script, #search-status b") == []
    assert ask(ready, "حماة")[0] == "سيول في مدينة حماة"
    assert harm == []


def test_hostile_titles_are_shown_as_text(ready: Tab) -> None:
    assert ask(ready, "تاريخ") == ["<img src=x onerror=alert(1)> ' \" \\ 𐎀"]
    assert texts(ready, "#search-results img") == []


def test_without_script_the_page_links_to_the_lists(browser: Browser, folder: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "search.html").as_uri())
        links = page.eval_on_selector_all("noscript a", "links => links.map(link => link.getAttribute('href'))")
        assert links == ["years.html", "tags/index.html", "sources/index.html"]
        assert page.locator("noscript").is_visible()
        assert page.locator("#search-form").is_hidden()


def test_the_page_says_that_the_index_has_changed(tab: Tab, tmp_path: Path) -> None:
    ready = opened(tab, publish(tmp_path, ARTICLES).as_uri())
    for shard in (tmp_path / "search" / "all").glob("t*.js"):
        name, _, rest = shard.read_bytes().split(b",", 2)
        shard.write_bytes(name + b",'other'," + rest)
    ask(ready, "حماة")
    assert summary(ready).startswith("تغيّر الأرشيف")


def test_an_archive_in_english_has_an_english_search_page(tab: Tab, tmp_path: Path) -> None:
    site = Site(language="en")
    ready = opened(tab, publish(tmp_path, ARTICLES, site=site).as_uri())
    ask(ready, "حماة")
    assert summary(ready).startswith("2 results")
    assert "6 November 2021" in texts(ready, "#search-results")[0]


TWO = [
    article("at", "2024-01-01", "معرض للكتاب", "افتتح أمس معرض للكتاب بدمشق. وأعلنت هيئة الكتاب برنامجه."),
    article("in", "2024-01-02", "أمطار في دمشق", "هطلت أمطار. وقالت الهيأة العامة إن السدود امتلأت عند شاطىء البحيرة."),
]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("دمشق", {"at", "in"}),
        ("بدمشق", {"at", "in"}),
        ("هيأة", {"at", "in"}),
        ("هيئة", {"at", "in"}),
        ("شاطئ", {"in"}),
        ("كتاب", {"at"}),
    ],
)
def test_two_articles_are_enough_to_know_a_proclitic(tab: Tab, tmp_path: Path, question: str, found: set[str]) -> None:
    ready = opened(tab, publish(tmp_path, TWO).as_uri())
    assert set(ready.evaluate(FOUND, question)) == found
    ordered = sorted(TWO, key=lambda pair: (pair[0].date, pair[0].url))
    reference = Reference(analyse(*pair) for pair in ordered)
    assert {ordered[number][0].id for number in reference.search(question)} == found


def test_a_word_that_articles_have_only_with_a_proclitic_is_found(tab: Tab, tmp_path: Path) -> None:
    articles = [article("a", "2024-01-01", "معرض بإدلب", "نص."), article("b", "2024-01-02", "سوق بإدلب", "نص.")]
    ready = opened(tab, publish(tmp_path, articles).as_uri())
    assert set(ready.evaluate(FOUND, "إدلب")) == {"a", "b"}
    assert {*Reference(analyse(*pair) for pair in articles).search("إدلب")} == {0, 1}


def test_page_and_python_read_100_000_words_alike(tab: Tab, folder: Path) -> None:
    ready = opened(tab, (folder / "search.html").as_uri())
    spellings = vocabulary(100_000)
    folded = [words(word) for word in spellings]
    theirs = ready.evaluate("all => all.map(word => syrnews.twin.wordsOf(word))", spellings)
    assert [(word, a, b) for word, a, b in zip(spellings, folded, theirs, strict=True) if a != b][:5] == []
    distinct = sorted({word for found in folded for word in found})
    count = {word: number * 7 % 11 for number, word in enumerate(distinct)}
    names = set(distinct[::50])
    ours = [[rests(word), core(word, count, names), without_endings(word), other_seats(word)] for word in distinct]
    theirs = ready.evaluate(
        """([words, counts, ones]) => {
            const { rests, core, otherSeats, withoutEndings } = syrnews.twin;
            const names = new Set(ones);
            const count = new Map(words.map((word, i) => [word, counts[i]]));
            return words.map((word) => [rests(word), core(word, count, names), withoutEndings(word), otherSeats(word)]);
        }""",
        [distinct, [count[word] for word in distinct], sorted(names)],
    )
    assert [pair for pair in zip(distinct, ours, theirs, strict=True) if pair[1] != pair[2]][:5] == []


def test_a_question_loads_only_what_it_needs(browser: Browser, tmp_path: Path) -> None:
    text = " ".join(f"{a}{b}{c}ابة" for a in "تثجحخدرزسش" for b in "صضطعغفقمن" for c in "تثجحخد")
    articles = [article(f"a{n:03}", f"20{10 + n // 30}-01-05", f"خبر {n}", text[n * 9 :]) for n in range(150)]
    publish(tmp_path, articles, limit=30)
    loaded = requests_of(browser, tmp_path, "شندابة")
    assert len([name for name in loaded if "/t" in name]) == 5
    narrowed = requests_of(browser, tmp_path, "شندابة", "&from=2014&to=2014")
    assert {name.split("/")[0] for name in narrowed if "/" in name} == {"2014"}


def requests_of(browser: Browser, folder: Path, question: str, more: str = "") -> list[str]:
    """The names of the files of the index that a question loads."""
    with browser.new_context() as context:
        page = context.new_page()
        seen: list[str] = []
        page.on("request", lambda request: seen.append(request.url))
        opened(page, f"{(folder / 'search.html').as_uri()}?q={quote(question)}{more}")
        page.wait_for_selector("#search-results li")
        return [url.split("/search/")[1].split(".js")[0] for url in seen if "/search/" in url]
