"""Markdown becomes headings, footnotes, tables and code; HTML in a body is text, and a hostile body is harmless."""

from __future__ import annotations

import re

import pytest

from tests.markup.bodies import elements, html, text_of


def test_html_in_a_body_is_text() -> None:
    body = "<script>alert(1)</script>\n\nنص <img src=x onerror=alert(1)> <!-- x -->"
    assert [tag for tag, _ in elements(html(body))] == ["p", "p"]
    assert "<script>alert(1)</script>" in text_of(html(body))


def test_headings_begin_one_level_below_the_title() -> None:
    assert re.findall("<h(.)", html("# أ\n\n## ب\n\n###### ج")) == ["2", "3", "6"]
    assert re.findall("<h(.)", html("### أ\n\n#### ب")) == ["2", "3"]


def test_each_heading_has_an_id_that_fragments_lead_to() -> None:
    made = html("# المقدّمة\n\n## المقدمة\n\n## !\n\n[أ](#المقدمة) [ب](#h-المقدمة-2) [ج](#لا-شيء)")
    assert re.findall('<h. id="([^"]*)"', made) == ["h-المقدمة", "h-المقدمة-2", "h"]
    assert '<a href="#h-المقدمة">أ</a> <a href="#h-المقدمة-2">ب</a> <a>ج</a>' in made


def test_footnotes_are_sorted_by_their_references_and_linked_both_ways() -> None:
    made = html("نص[^ب] ونص[^أ] ثم[^ب].\n\n[^أ]: الأولى.\n[^ب]: الثانية.\n[^ج]: لا أحد.\n[^أ]: مكررة.\n")
    links = re.findall(r'<a href="#([^"]*)"', made)
    ids = re.findall(r'id="([^"]*)"', made)
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert made.index("الثانية") < made.index("الأولى") < made.index("لا أحد") < made.index("مكررة")
    assert "العودة" in made
    assert made.count("footnote-back") == 3


def test_footnotes_within_quotes_and_footnotes_are_kept() -> None:
    made = text_of(html("> نص[^1]\n>\n> [^1]: في الاقتباس.\n\n[^2]: قبل\n\n    [^3]: داخل\n\n    بعد\n"))
    for part in ("في الاقتباس", "قبل", "داخل", "بعد"):
        assert made.count(part) == 1


def test_tables_can_be_scrolled_with_the_keyboard() -> None:
    made = html("| أ | ب |\n|:-:|--:|\n| 1 | Hello there |\n")
    assert made.startswith('<div class="table" role="region" aria-label="جدول" tabindex="0"><table>')
    assert '<th scope="col" class="align-center">أ</th>' in made
    assert '<td dir="auto" class="align-right">Hello there</td>' in made


def test_labels_for_screen_readers_are_in_the_language_of_the_text() -> None:
    body = "| a | b |\n|---|---|\n| 1 | 2[^1] |\n\n[^1]: note\n"
    assert re.findall('aria-label="([^"]*)"', html(body, lang="en-GB")) == [
        "Table",
        "Footnote 1",
        "Footnotes",
        "Back to the place of footnote 1",
    ]


def test_code_is_highlighted_and_runs_from_left_to_right() -> None:
    made = html('```python\ndef f(): return "نص"\n```\n')
    assert made.startswith('<pre class="code" dir="ltr"')
    assert '<span class="k">def</span>' in made
    assert text_of(made) == 'def f(): return "نص"\n\n'
    assert "<span" not in html("```لا-لغة\ndef f\n```\n")


@pytest.mark.parametrize(
    "body",
    [
        ">" * 10_000 + "نص",
        "- " * 5_000 + "نص",
        "1. " * 5_000 + "نص",
        "[" * 10_000 + "نص",
        "![" * 10_000 + "نص",
        "![" * 2_000 + "نص" + "](x)" * 2_000,
        "[" * 5_000 + "نص" + "]" * 5_000,
        "*a **b " * 5_000 + "نص",
        "_" * 10_000 + "نص" + "_" * 10_000,
        "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|نص\n" * 500,
        "[^a]: " * 500 + "نص",
        "<" * 20_000 + "نص",
    ],
    ids=lambda body: body[:8],
)
def test_a_hostile_body_keeps_its_text_and_gives_a_page_of_bounded_size(body: str) -> None:
    made = html(body)
    assert "نص" in made
    assert len(made) < 40 * len(body) + 20_000
