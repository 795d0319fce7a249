"""isolate: `<bdi>` where an Arabic line would show a run in the wrong order, and nowhere else; no text is lost."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.bidi import isolate, isolate_html
from tests.arabic.vectors import SPECIAL, any_text, rows

RUNS = [(run, wrong == "1") for run, wrong in rows("runs.tsv")]


@pytest.mark.parametrize(("run", "wrong"), RUNS)
def test_run_between_arabic_words_is_isolated_only_where_needed(run: str, wrong: bool) -> None:
    shown = f"<bdi>{html.escape(run)}</bdi>" if wrong else html.escape(run)
    assert isolate(f"قال {run} في دمشق") == f"قال {shown} في دمشق"


@pytest.mark.parametrize(("text", "expected"), rows("isolate.tsv"))
def test_runs_are_found_in_sentences(text: str, expected: str) -> None:
    assert isolate(text) == expected


@given(any_text)
def test_isolating_adds_marks_and_changes_nothing(text: str) -> None:
    shown = isolate(text)
    assert html.unescape(shown.replace("<bdi>", "").replace("</bdi>", "")) == html.unescape(html.escape(text))
    assert re.fullmatch("(?:[^<]|<bdi>[^<]*</bdi>)*", shown)


@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأ ،.؛؟!()«»\n")))
def test_arabic_text_gets_no_markup(text: str) -> None:
    assert isolate(text) == text
    assert isolate_html(text) == text


@given(st.text(st.sampled_from(SPECIAL.replace("<", "").replace("&", "").replace(">", "")), max_size=30))
def test_html_keeps_its_tags_and_its_text(text: str) -> None:
    source = f'<p class="C++ 10-20">{html.escape(text)} <code>C++</code> <a href="http://a.sy/1-2/">-5</a></p>'
    shown = isolate_html(source)
    assert html.unescape(re.sub("</?bdi>", "", shown)) == html.unescape(source)
    assert '<code>C++</code> <a href="http://a.sy/1-2/"><bdi>-5</bdi></a></p>' in shown


def test_code_and_what_is_isolated_already_stay_as_they_are() -> None:
    for source in (
        "<pre><code class='language-c'>a++ <span>10-20</span></code></pre>",
        "<p>لغة <bdi>C++</bdi> و<code>C++</code></p>",
        "<textarea>C++</textarea>",
    ):
        assert isolate_html(source) == source
    assert isolate_html("<pre>C++</pre> C++ AT&amp;T+") == "<pre>C++</pre> <bdi>C++ AT&amp;T+</bdi>"


@pytest.mark.parametrize(
    "unit", ["a,", "a(", "a،", "1-", "(0", "0 ", "a.", "+1 ", "x/", "a b. ", "http://", "(\u0301", "[a"]
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    hostile = unit * 20_000
    started = time.perf_counter()
    isolate(hostile)
    isolate(hostile + " عربي")
    assert time.perf_counter() - started < 5, "quadratic: minutes at this length"
