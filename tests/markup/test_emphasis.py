"""Bold and italics beside Arabic letters and quotation marks; beside other letters CommonMark's rule is unchanged."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from syrnews_site.markup.emphasis import emphasis
from tests.markup.bodies import html, text_of

PLAIN = MarkdownIt("commonmark")
AMENDED = MarkdownIt("commonmark")
AMENDED.inline.ruler.at("emphasis", emphasis)


@pytest.mark.parametrize(
    "body",
    [
        "قال **«نعم»** ومضى",
        "و**«نعم»** ومضى",
        "وَ**«نعم»** ومضى",
        "فـ**«نعم»** ومضى",
        "بـ**(نعم)**ه",
        "**«نعم»**ثم مضى",
        "**نعم:**ثم مضى",
        "**نعم،**ثم مضى",
        "و**نعم**ثم",
        "«**نعم**»، ثم",
        "**«نعم»**، ثم",
        '**"نعم"**؛ ثم',
        '**"نعم"**؟',
        'كلمة**"نعم"**أيضا',
        "ل**[نعم](https://example.org/)**",
        "ك**`نعم`**",
        "عام ٢٠١١**(نعم)**ثم",
        "\u200fو**“نعم”**\u200fو",
        "و__«نعم»__و",
    ],
)
def test_a_run_beside_an_arabic_letter_and_a_mark_makes_bold(body: str) -> None:
    made = html(body)
    assert made.count("<strong>") == made.count("</strong>") == 1
    assert "*" not in text_of(made)
    assert "نعم" in re.sub("<[^>]*>", "", made.partition("<strong>")[2].partition("</strong>")[0])


def test_several_bold_words_in_one_sentence_keep_their_bounds() -> None:
    made = html('قناة **«الجزيرة»** و**«العربية»** و**"الحرة"**أيضا.')
    bold = [text_of(part) for part in re.findall("<strong>(.*?)</strong>", made)]
    assert bold == ["«الجزيرة»", "«العربية»", '"الحرة"']


def test_italics_and_bold_italics_follow_the_same_rule() -> None:
    assert html("و*«نعم»*ثم") == "<p>و<em>«نعم»</em>ثم</p>\n"
    assert html("و***«نعم»***ثم") == "<p>و<em><strong>«نعم»</strong></em>ثم</p>\n"


@pytest.mark.parametrize("body", ["#كأس_العالم_2022 و#كأس_العالم_2026", "خمسة * ستة * سبعة", "و**«نعم»", "لا** نعم **"])
def test_what_is_no_emphasis_stays_text(body: str) -> None:
    assert "<em>" not in html(body)
    assert "<strong>" not in html(body)


def test_latin_letters_need_the_space_that_commonmark_asks_for() -> None:
    assert "<strong>" not in html('a**"b"**c')
    assert "<strong>" not in html("и**«да»**и")


@given(st.text("aé1 .,!?\"'()«»“”*_\n-и日", max_size=40))
def test_a_text_without_arabic_is_read_as_commonmark_reads_it(body: str) -> None:
    assert AMENDED.render(body) == PLAIN.render(body)
