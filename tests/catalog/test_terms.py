"""The articles of each tag and source."""

from __future__ import annotations

import pytest

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import TermCount
from syrnews_site.catalog.terms import terms_of
from syrnews_site.model import Headline, Outlet, Tag
from syrnews_site.packed import decode_headline
from tests.catalog.rows import article, fill

SANA = Outlet("sana", "سانا")
WEATHER, RAIN = Tag("weather", "طقس"), Tag("rain", "مطر", "topic")


def test_the_terms_of_an_article_are_its_tags_and_its_source() -> None:
    headline = Headline("a", "a.html", "title", "", SANA, (WEATHER, RAIN))
    assert terms_of(headline) == [
        ("tags/weather", "طقس", WEATHER.kind),
        ("tags/rain", "مطر", "topic"),
        ("sources/sana", "سانا", "source"),
    ]
    assert terms_of(Headline("a", "a.html", "title", "")) == []


def test_terms_are_counted_in_the_order_of_their_slugs(catalog: Catalog) -> None:
    fill(catalog, article("a", tags=[WEATHER, RAIN], outlet=SANA), article("b", tags=[WEATHER]))
    assert catalog.terms.counts("tags/") == [
        TermCount("tags/rain", "مطر", "topic", 1),
        TermCount("tags/weather", "طقس", WEATHER.kind, 2),
    ]
    assert catalog.terms.counts("sources/") == [TermCount("sources/sana", "سانا", "source", 1)]


def test_one_term_is_counted_without_those_that_begin_like_it(catalog: Catalog) -> None:
    fill(catalog, article("a", tags=[Tag("rain", "مطر"), Tag("rain-2", "أمطار"), Tag("rainbow", "قوس قزح")]))
    assert [count.term for count in catalog.terms.counts("tags/rain")] == ["tags/rain"]
    assert catalog.terms.counts("tags/unknown") == []


@pytest.mark.parametrize(
    ("names", "name"), [(["ب", "أ", "ب"], "ب"), (["ب", "أ"], "أ"), (["أ", "ب", "ج", "ج", "أ"], "أ")]
)
def test_the_commonest_spelling_names_a_term(catalog: Catalog, names: list[str], name: str) -> None:
    fill(catalog, *(article(f"a{number}", tags=[Tag("t", spelling)]) for number, spelling in enumerate(names)))
    counts = catalog.terms.counts("tags/t")
    assert [(count.name, count.articles) for count in counts] == [(name, len(names))]


def test_articles_of_a_term_come_newest_first(catalog: Catalog) -> None:
    dates = {"a": "2025-01-01", "b": "2025-03-01", "c": "2024-01-01", "d": "", "e": "2025-01-01"}
    fill(catalog, *(article(path, date, tags=[RAIN]) for path, date in dates.items()), article("x", tags=[WEATHER]))

    def found(first: str = "", last: str = "\U0010ffff", limit: int = -1) -> list[str]:
        return [
            decode_headline(headline).id for _, _, headline in catalog.terms.articles("tags/rain", first, last, limit)
        ]

    assert found() == ["b", "e", "a", "c", "d"]
    assert found("2025", "2026") == ["b", "e", "a"]
    assert found(limit=2) == ["b", "e"]
    assert catalog.terms.articles("tags/rain")[0][0] == "2025-03-01"
    assert catalog.terms.months("tags/rain") == [("", 1), ("2024-01", 1), ("2025-01", 2), ("2025-03", 1)]


def test_two_terms_share_the_numbers_of_their_common_articles(catalog: Catalog) -> None:
    fill(catalog, article("a", tags=[RAIN, WEATHER]), article("b", tags=[RAIN]), article("c", tags=[WEATHER]))
    rain, weather = (set(catalog.terms.article_numbers(f"tags/{slug}")) for slug in ("rain", "weather"))
    assert (len(rain), len(weather), len(rain & weather)) == (2, 2, 1)


def test_entering_all_articles_gives_the_same_lists_as_entering_each(catalog: Catalog) -> None:
    rows = [article("a", tags=[RAIN]), article("b", tags=[RAIN, WEATHER]), article("c", state="draft", tags=[RAIN])]
    fill(catalog, *rows)
    one_by_one = catalog.terms.counts("tags/")
    catalog.terms.clear()
    assert catalog.terms.counts("tags/") == []
    catalog.terms.enter_all()
    assert catalog.terms.counts("tags/") == one_by_one
    assert [count.articles for count in one_by_one] == [2, 1]


def test_an_article_that_leaves_its_terms_is_in_none_of_their_lists(catalog: Catalog) -> None:
    fill(catalog, article("a", tags=[RAIN], outlet=SANA), article("b", tags=[RAIN]))
    catalog.terms.leave("a")
    assert [count.articles for count in catalog.terms.counts("tags/")] == [1]
    assert not catalog.terms.has("sources/sana")
