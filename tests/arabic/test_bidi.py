"""isolate: `<bdi>` around the runs that an Arabic line shows in the wrong order, and around no other text."""

from __future__ import annotations

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.bidi import isolate
from tests.arabic.vectors import any_text, rows

RUNS = [(run, wrong == "1") for run, wrong in rows("runs.tsv")]


@pytest.mark.parametrize(("run", "wrong"), RUNS)
def test_run_between_arabic_words_is_isolated_only_where_needed(run: str, wrong: bool) -> None:
    shown = f"<bdi>{html.escape(run)}</bdi>" if wrong else html.escape(run)
    assert isolate(f"قال {run} في دمشق") == f"قال {shown} في دمشق"


@pytest.mark.parametrize(("text", "expected"), rows("isolate.tsv"))
def test_runs_in_sentences_are_isolated(text: str, expected: str) -> None:
    assert isolate(text) == expected


@given(any_text)
def test_isolating_adds_tags_and_changes_no_text(text: str) -> None:
    shown = isolate(text)
    assert html.unescape(shown.replace("<bdi>", "").replace("</bdi>", "")) == html.unescape(html.escape(text))
    assert re.fullmatch("(?:[^<]|<bdi>[^<]*</bdi>)*", shown)


@given(st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأ ،.؛؟!()«»\n")))
def test_arabic_text_gets_no_tags(text: str) -> None:
    assert isolate(text) == text


@pytest.mark.parametrize(
    "unit", ["a,", "a(", "a،", "1-", "(0", "0 ", "a.", "+1 ", "x/", "a b. ", "http://", "(\u0301", "[a"]
)
def test_time_is_linear_in_the_length_of_the_text(unit: str) -> None:
    hostile = unit * 20_000
    started = time.perf_counter()
    isolate(hostile)
    isolate(hostile + " عربي")
    assert time.perf_counter() - started < 5, "quadratic: minutes at this length"
