"""Bodies become HTML that is safe and has every word, and text without markup."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.clean import clean_text
from syrnews_site.markup import commonmark
from syrnews_site.markup.body import body_html, body_text, is_plain
from tests.markup.bodies import BODIES, PIECES, ROOT, article, elements, html, text_of


def test_a_body_of_text_keeps_its_paragraphs_and_lines() -> None:
    assert html('سطر أول\nسطر ثان\n\nفقرة <b> & "ثانية"', "text") == (
        "<p>سطر أول<br>\nسطر ثان</p>\n<p>فقرة &lt;b&gt; &amp; &quot;ثانية&quot;</p>\n"
    )


def test_a_body_of_text_is_never_read_as_markdown() -> None:
    assert html("2025. كان *عاما* صعبا", "text") == "<p>2025. كان *عاما* صعبا</p>\n"


@pytest.mark.parametrize(
    ("body", "lang", "direction"),
    [
        ("Hello, world.", "", True),
        ("«Hello», قال الوزير.", "", False),
        ("2025", "", False),
        ("نص عربي", "", False),
        ("نص عربي", "en", True),
        ("Damascus دمشق", "en", False),
        ("Hello, world.", "en-GB", False),
    ],
)
def test_a_paragraph_that_reads_against_the_page_has_its_own_direction(body: str, lang: str, direction: bool) -> None:
    for form in ("text", "markdown"):
        assert ('dir="auto"' in html(body, form, lang)) == direction


def test_runs_are_isolated_in_arabic_text_and_not_in_code() -> None:
    assert "<bdi>C++</bdi>" in html("لغة C++ سهلة")
    assert "<bdi>C++</bdi>" in html("لغة C++ *سهلة*")
    assert "<bdi>" not in html("لغة `C++` *سهلة*")


@given(BODIES)
def test_a_plain_body_gives_the_same_bytes_with_and_without_the_markdown_parser(body: str) -> None:
    for lang in ("", "en"):
        if is_plain(body):
            assert html(body, lang=lang) == commonmark.html(body, ROOT, lang or "ar", {})
            assert body_text(article(body)) == commonmark.plain_text(body)


def test_ordinary_news_need_no_markdown_parser() -> None:
    assert is_plain('قال الوزير: «نعم» (28 إلى 31 أكتوبر) - حسب رويترز - 14:30.\n\nوأضاف "كذا"؛ ثم 50%!\nسطر')
    assert not is_plain("2025. كان عاما صعبا")


@given(BODIES)
def test_any_body_gives_valid_and_safe_html(body: str) -> None:
    for form in ("text", "markdown"):
        ids = []
        for tag, attributes in elements(html(body, form)):
            assert tag not in ("script", "style", "iframe", "object", "svg", "form", "h1")
            assert not {name for name in attributes if name.startswith("on") or name == "style"}
            ids += [attributes["id"]] if "id" in attributes else []
        assert len(ids) == len(set(ids))


WORDS = st.text(st.characters(whitelist_categories=("Lo", "Ll")), min_size=2, max_size=8).map(clean_text)


MARKS = PIECES.filter(lambda piece: piece not in ("\\", "&", "&amp;", "```", "~~~", "[^1]: ", "http://a.b/"))


@given(st.lists(st.tuples(MARKS, WORDS), max_size=15))
def test_every_word_of_a_body_is_in_its_html(pieces: list[tuple[str, str]]) -> None:
    made = html("".join(mark + word for mark, word in pieces))
    shown = text_of(made) + unquote(" ".join(re.findall('(?:href|alt)="([^"]*)"', made)))
    for _, word in pieces:
        assert word in shown


@pytest.mark.parametrize("reference", ["&#x202e;", "&#8238;", "&#x200b;", "&#xfeff;"])
def test_character_references_bring_back_nothing_that_cleaning_removes(reference: str) -> None:
    body = f'قبل{reference} [رابط{reference}](x "ع{reference}") ![صورة{reference}](media/a.png)\n\nEnglish{reference}'
    assert clean_text(html(body)) == html(body)
    assert clean_text(body_text(article(body))) == body_text(article(body))


def test_a_site_in_english_turns_and_isolates_only_arabic_text() -> None:
    body = "Plain text, and `code`, in *English*.\n\n- One item\n"
    assert body_html(article(body), ROOT, "en") == (
        '<p>Plain text, and <code dir="auto">code</code>, in <em>English</em>.</p>\n<ul>\n<li>One item</li>\n</ul>\n'
    )
    assert '<p dir="auto">' in body_html(article("نص بالعربية."), ROOT, "en")
    assert body_html(article("نص."), ROOT, "en") == body_html(article("نص.", lang="en"), ROOT)


def test_the_text_of_a_body_has_no_markup() -> None:
    body = "# عنوان\n\nنص *مهم* [رابط](x) `كود`[^1]\nسطر\n\n| أ |\n|---|\n| ب |\n\n```\nكود\n```\n\n[^1]: حاشية\n"
    assert body_text(article(body)) == "عنوان\n\nنص مهم رابط كود\nسطر\n\nأ\n\nب\n\nكود\n\nحاشية"
