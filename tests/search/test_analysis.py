"""What the index takes from one article."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from syrnews_site.search.analysis import DIGEST_SIZE, EXCERPT, Analysis, analyse, analysis_digest, decode_analysis
from tests.search.archive import article


def analysis(title: str = "خبر", body: str = "نص", *, date: str = "2020-01-01", tags: tuple[str, ...] = ()) -> Analysis:
    return decode_analysis(analyse(*article("a", date, title, body, outlet="sana", tags=tags)))


def test_an_analysis_has_folded_words_in_order() -> None:
    found = analysis("مطر في حماة", "سقط المطر في حماة، وعلى حمص.")
    assert found.title.split() == ["مطر", "في", "حماه"]
    assert found.body.split() == ["سقط", "المطر", "في", "حماه", "وعلي", "حمص"]


def test_tags_and_the_outlet_are_keys_of_the_article() -> None:
    assert analysis(tags=("rain", "hama")).keys == ["@rain", "@hama", "$sana"]
    assert decode_analysis(analyse(*article("a", "2020-01-01", "خبر", "نص"))).keys == []


def test_a_result_shows_the_day_and_the_shortest_address() -> None:
    dated, undated = analysis(date="2020-01-01T10:00+03:00").row, analysis(date="").row
    assert (dated.date, dated.address, dated.outlet) == ("2020-01-01", "a", "مصدر sana")
    assert (undated.date, undated.address) == ("", "undated/a.html")


def test_an_excerpt_ends_between_words_and_shows_no_markup() -> None:
    excerpt = analysis(body="## عنوان\n\n[رابط](https://example.org) و**خط** " + "كلمة " * 60).row.excerpt
    assert excerpt.startswith("عنوان رابط و خط كلمة")
    assert excerpt.endswith("كلمة…")
    assert len(excerpt) <= EXCERPT + 1


@pytest.mark.parametrize(
    ("body", "excerpt"),
    [
        ("", ""),
        ("سطر\n\nوسطر", "سطر وسطر"),
        ("- بند\n1. بند", "بند بند"),
        ("![صورة](a.png) نص", "نص"),
        ("| أ | ب |\n|---|---|", "أ ب"),
        ("في 1.5 كم - تقريبا", "في 1.5 كم - تقريبا"),
    ],
)
def test_a_short_text_is_its_own_excerpt_in_one_line(body: str, excerpt: str) -> None:
    assert analysis(body=body).row.excerpt == excerpt


def test_a_summary_is_shown_before_the_body() -> None:
    headline, body = article("a", "2020-01-01", "خبر", "نص")
    assert decode_analysis(analyse(replace(headline, summary="ملخص"), body)).row.excerpt == "ملخص"


def test_the_digest_changes_with_everything_that_the_index_takes() -> None:
    pairs = [
        article("a", "2020-01-01", "خبر", "نص"),
        article("b", "2020-01-01", "خبر", "نص"),
        article("a", "2020-01-02", "خبر", "نص"),
        article("a", "2020-01-01", "خبران", "نص"),
        article("a", "2020-01-01", "خبر", "نصان"),
        article("a", "2020-01-01", "خبر", "نص", outlet="sana"),
        article("a", "2020-01-01", "خبر", "نص", tags=["rain"]),
    ]
    digests = [analysis_digest(analyse(*pair)) for pair in pairs]
    assert len(set(digests)) == len(pairs)
    assert {len(digest) for digest in digests} == {DIGEST_SIZE}
    assert analysis_digest(analyse(*pairs[0])) == digests[0]
