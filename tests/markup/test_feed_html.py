"""The body of an article as feed readers show it, among bodies of other articles and pages of other sites."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from syrnews_site.arabic.bidi import directed
from syrnews_site.markup.body import feed_html
from syrnews_site.model import Article, ContentFile, Headline
from tests.markup.bodies import BODIES, elements, text_of

BASE = "https://example.org/archive/"
PAGE = BASE + "2025/11/06/a.html"


def feed(body: str, form: str = "markdown", lang: str = "", url: str = "2025/11/06/a.html") -> str:
    headline = Headline("a", url, "عنوان", "2025-11-06", lang=lang)
    return feed_html(Article(headline, body, form, ContentFile("a", "")), BASE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "form", "attributes"),
    [
        ("", "markdown", {"dir": "rtl", "lang": "ar"}),
        ("", "text", {"dir": "rtl", "lang": "ar"}),
        ("ar-SY", "markdown", {"dir": "rtl", "lang": "ar-SY"}),
        ("fa", "markdown", {"dir": "rtl", "lang": "fa"}),
        ("en", "markdown", {"dir": "ltr", "lang": "en"}),
        ("fr", "text", {"dir": "ltr", "lang": "fr"}),
    ],
)
def test_a_body_names_its_direction_and_language(lang: str, form: str, attributes: dict[str, str]) -> None:
    first, *_ = elements(feed("HTS سيطرت على *المدينة* (إدلب).", form, lang))
    assert first == ("div", attributes)


def test_footnotes_lead_to_the_page_of_the_article_and_nothing_has_an_id() -> None:
    made = feed("# باب\n\nنص[^1] ونص[^1] [باب](#باب) [لا](#شيء).\n\n[^1]: حاشية.\n")
    assert not [attributes for _, attributes in elements(made) if "id" in attributes]
    links = [attributes.get("href") for tag, attributes in elements(made) if tag == "a"]
    assert links == [PAGE + "#fn1", PAGE + "#fn1", PAGE + "#h-باب", None]
    assert "حاشية." in text_of(made)
    assert "↑" not in made


def test_an_arabic_address_is_escaped() -> None:
    made = feed("نص[^1].\n\n[^1]: حاشية.\n", url="2025/11/06/خبر.html")
    assert f'href="{BASE}2025/11/06/%D8%AE%D8%A8%D8%B1.html#fn1"' in made


@given(BODIES)
def test_every_address_of_a_body_is_absolute_and_no_element_has_an_id(body: str) -> None:
    for _, attributes in elements(feed(body)):
        assert "id" not in attributes
        for name in ("href", "src"):
            assert re.match("https?:|mailto:", attributes.get(name, "http:"), re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "lang", "made"),
    [
        ("خبر من دمشق", "ar", "خبر من دمشق"),
        ("«الجزيرة» BBC", "ar", "«الجزيرة» BBC"),
        ("HTS تسيطر على (إدلب)", "ar", "\u200fHTS تسيطر على (إدلب)"),
        ("«BBC» تنقل", "ar-SY", "\u200f«BBC» تنقل"),
        ("2011: خبر", "ar", "2011: خبر"),
        ("News (2024).", "en", "News (2024)."),
        ("دمشق in the news", "en", "\u200eدمشق in the news"),
        ("2024", "ar", "2024"),
        ("", "ar", ""),
    ],
)
def test_a_title_gets_a_mark_only_if_its_first_letter_has_the_other_direction(text: str, lang: str, made: str) -> None:
    assert directed(text, lang) == made
