"""No text of a Markdown body is lost: what Markdown would not show is shown as plain text, and named."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.markup.body import read_body
from tests.markup.bodies import PIECES, article, html, text_of

WORDS = st.integers(0, 10**6).map(lambda number: f"w{number}q")
MARKS = st.sampled_from(
    ["[", "]: ", "](", ")", "> ", "- ", "1. ", "| ", "|-|-|\n", "```", "~~~ ", "\n", "\n\n", " ", "# "]
)


def test_cells_beyond_the_header_are_cells() -> None:
    body = "| أ |\n|---|\n| ب | ج | د |\n\nنص"
    assert html(body).count("<td>") == 3
    assert [line for line, _ in read_body(article(body))[1]] == [2]


def test_empty_cells_beyond_the_header_are_left_out() -> None:
    body = "| أ |\n|---|\n| ب | | |\n"
    assert html(body).count("<td>") == 1
    assert not read_body(article(body))[1]


def test_words_beside_a_fence_are_shown_and_the_name_of_a_language_is_not() -> None:
    assert text_of(html("```قال الشاهد\nنص\n```")) == "قال الشاهد\nنص\n\n"
    assert text_of(html("```lilypond\nنص\n```")) == "نص\n\n"
    assert text_of(html('```python title="أ"\nx\n```')) == 'title="أ"\nx\n\n'


def test_a_definition_that_nothing_uses_is_shown_in_its_place() -> None:
    body = "أول\n\n[المصدر]: رويترز\n\nآخر [ب]\n\n[ب]: http://a.b/\n\n[ب]: /ثان\n\n[//]: # (تعليق)\n"
    assert text_of(html(body)).split("\n")[:4] == ["أول", "[المصدر]: رويترز", "آخر ب", "[ب]: /ثان"]
    assert [line for line, _ in read_body(article(body))[1]] == [2, 8]
    assert "تعليق" not in html(body)


@given(st.lists(st.one_of(WORDS, MARKS, PIECES), max_size=40).map("".join))
def test_every_word_of_a_body_is_on_its_page(body: str) -> None:
    shown = html(body)
    searched = read_body(article(body))[0]
    for word in re.findall(r"(?<!\[\^)w[0-9]+q", body):
        assert word in shown
    for word in re.findall(r"w[0-9]+q", text_of(shown)):
        assert word in searched or word in re.sub(r"\W", "", searched)


@given(st.integers(1, 40), st.integers(1, 30))
def test_deep_quotes_and_lists_keep_their_text(quotes: int, items: int) -> None:
    body = "> " * quotes + "w1q\n\n" + "".join("  " * depth + f"- w{depth + 2}q\n" for depth in range(items))
    shown = text_of(html(body))
    assert all(f"w{number}q" in shown for number in range(1, items + 2))
