"""No body takes more time, or makes a larger page, than its length allows."""

from __future__ import annotations

import time

import pytest

from syrnews_site.markup.body import most_html
from syrnews_site.markup.highlight import LANGUAGES, LONGEST_CODE, highlight
from syrnews_site.markup.time_limit import TooSlow, limited_time
from tests.markup.bodies import html, text_of


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "[a]: /" + "x" * 20_000 + "\n\n" + "[a]" * 6600,
        "[a]: /" + "x" * 20_000 + "\n\n" + "![a]" * 6600,
        '[a]: /x "' + "x" * 20_000 + '"\n\n' + "[a]" * 6600,
        "[^1]" * 30_000 + "\n\n[^1]: x",
        "|" * 300 + "\n" + "|-" * 300 + "\n" + "|\n" * 300,
    ],
    ids=["addresses", "images", "titles", "footnotes", "cells"],
)
def test_a_small_body_makes_no_large_page(body: str) -> None:
    assert len(html(body)) <= most_html(body)


def test_links_beyond_the_room_of_a_page_are_text() -> None:
    made = html("[a]: /" + "x" * 20_000 + "\n\n" + "[a] " * 6600)
    assert text_of(made).count("a") == 6600
    assert 10 < made.count("<a ") < 100


@pytest.mark.slow
def test_a_body_that_would_make_too_large_a_page_is_shown_with_its_marks() -> None:
    assert "[^1][^1]" in html("[^1]" * 30_000 + "\n\n[^1]: x")


@pytest.mark.slow
def test_equal_headings_have_ids_of_their_own() -> None:
    made = html("# a\n" * 20_000)
    assert 'id="h-a"' in made
    assert 'id="h-a-20000"' in made


@pytest.mark.parametrize("language", ["mcschema", "tnt", "lilypond", "systemd", "java", "csharp", "no-such-language"])
def test_code_whose_lexer_may_be_slow_is_only_escaped(language: str) -> None:
    assert highlight("<a> " * 1000, language) == "&lt;a&gt; " * 1000
    assert language not in LANGUAGES


def test_code_with_a_long_line_or_much_white_space_is_only_escaped() -> None:
    assert "<span" not in highlight("pass " * 300, "python")
    assert "<span" not in highlight("pass\n" + "\n " * 200, "python")


def test_only_some_of_the_code_of_a_body_is_highlighted() -> None:
    block = "```python\n" + "pass\n" * (LONGEST_CODE // 10) + "```\n"
    assert html(block * 20).count("<span") == 6 * (LONGEST_CODE // 10)


@pytest.mark.slow
def test_an_article_that_takes_too_long_is_stopped() -> None:
    def forever() -> None:
        while True:
            pass

    started = time.process_time()
    with pytest.raises(TooSlow), limited_time(0):
        forever()
    assert time.process_time() - started < 4
