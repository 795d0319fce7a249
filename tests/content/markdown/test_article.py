"""Markdown articles: fields, body and every mistake of a file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.markdown.article import load_markdown
from syrnews_site.model import ContentFile, Note, Outlet
from syrnews_site.settings.site import Site
from tests.content.markdown.loading import BODY, article, load, mistakes


def test_every_key_reaches_the_article() -> None:
    text = """\
---
title: "قلعة الحصن: ترميم"
date: الخميس 6 تشرين الثاني 2025 01:16 AM
updated: 2025-11-07
added: 9 كانون الثاني 2026
source: Syria TV
source_url: https://example.org/a?b=c#d
author: [ليلى, سامر]
tags:
  - سورية
  - آثار
  - الجمهورية العربية السورية
slug: krak
summary: جملة واحدة.
draft: yes
aliases: [2012/krak.html, أخبار/قديم.html]
lang: en
---

الفقرة الأولى.

الثانية.
"""
    loaded = load(text, notes=(Note("clean", 0, "x"),))
    assert loaded.diagnostics == ()
    assert loaded.article is not None
    found, headline = loaded.article, loaded.article.headline
    assert (headline.id, headline.url) == ("krak", "2025/11/06/krak.html")
    assert (headline.title, headline.date) == ("قلعة الحصن: ترميم", "2025-11-06T01:16+03:00")
    assert headline.outlet == Outlet("syria-tv", "تلفزيون سوريا")
    assert [(tag.name, tag.kind, tag.found) for tag in headline.tags] == [
        ("سوريا", "place", False),
        ("آثار", "", False),
    ]
    assert re.fullmatch("[0-9a-f]{8}", headline.tags[1].slug)
    assert (headline.summary, headline.lang) == ("جملة واحدة.", "en")
    assert (found.author, found.updated, found.added) == ("ليلى، سامر", "2025-11-07", "2026-01-09")
    assert found.draft
    assert found.source_url == "https://example.org/a?b=c#d"
    assert found.aliases == ("2012/krak.html", "أخبار/قديم.html")
    assert (found.format, found.body, found.body_line) == ("markdown", "الفقرة الأولى.\n\nالثانية.", 20)
    assert (found.sha256, found.notes) == ("f" * 64, (Note("clean", 0, "x"),))


def test_missing_fields_are_made_from_the_path_and_the_body() -> None:
    found = article("# عنوان المقالة\n\nنص *مهم* و[رابط](https://example.org/x).\n", "articles/2025-11-06-homs.md")
    assert found.headline.title == "عنوان المقالة"
    assert found.headline.url == "2025/11/06/homs.html"
    assert found.headline.summary == "نص مهم ورابط."
    assert (found.body, found.body_line) == ("نص *مهم* و[رابط](https://example.org/x).", 3)
    assert found.notes == (Note("heading taken as title", 1, "# عنوان المقالة"),)


@pytest.mark.parametrize(
    ("body", "title", "rest", "line"),
    [
        ("# عنوان\nنص", "عنوان", "نص", 5),
        ("# لغة C#\n\nنص", "لغة C#", "نص", 6),
        ("# عنوان ##\n\nنص", "عنوان", "نص", 6),
        ("# **عنوان** و[رابط](a.html)\nنص", "عنوان ورابط", "نص", 5),
        ("عنوان\n=====\n\nنص", "عنوان", "نص", 7),
        ("مقدمة\n\n# عنوان\n\nنص", "عنوان", "مقدمة\n\n\n\nنص", 4),
    ],
)
def test_an_article_without_a_title_is_named_by_its_first_heading(body: str, title: str, rest: str, line: int) -> None:
    found = article(f"---\ndate: 2025-11-06\n---\n{body}\n")
    assert (found.headline.title, found.body, found.body_line) == (title, rest, line)


def test_a_heading_that_repeats_the_title_is_not_shown_twice() -> None:
    found = article("---\ntitle: أخبار سوريا\ndate: 2025-11-06\n---\n\n# اخبار سوريا\n\nنص\n")
    assert (found.headline.title, found.body, found.body_line) == ("أخبار سوريا", "نص", 8)
    assert found.notes == (Note("repeated title dropped", 6, "# اخبار سوريا"),)
    other = article("---\ntitle: أخبار سوريا\ndate: 2025-11-06\n---\n\n# تمهيد\n\nنص\n")
    assert (other.body, other.notes) == ("# تمهيد\n\nنص", ())


def test_a_heading_within_code_is_not_the_title() -> None:
    assert mistakes("---\ndate: 2025-11-06\n---\n```\n# a\n```\n") == [(1, 1, "SN105")]


def test_the_setting_undated_rejects_or_keeps_an_article_without_a_date() -> None:
    text = "---\ntitle: ع\n---\nنص\n"
    assert mistakes(text) == [(1, 1, "SN111")]
    kept = article(text, site=Site(undated="keep", auto_tags=False)).headline
    assert (kept.date, kept.url) == ("", "undated/a.html")


def test_all_mistakes_of_a_file_are_reported_together_in_the_order_of_lines() -> None:
    text = """\
---
titel: عنوان
date: 31 شباط 2025
id: ../a
tags: [أ
draft: maybe
---

"""
    codes = ["SN123", "SN113", "SN125", "SN201", "SN122", "SN106"]
    assert [diagnostic.code for diagnostic in load(text).diagnostics] == codes
    assert [diagnostic.line for diagnostic in load(text).diagnostics] == [2, 3, 4, 5, 6, 9]


def test_a_broken_value_is_not_also_reported_as_missing() -> None:
    assert mistakes(f"---\ntitle: قال: نعم\ndate: 2025-11-06{BODY}") == [(2, 11, "SN201")]
    assert mistakes(f"---\ntitle: ع\ndate: a: b{BODY}") == [(3, 8, "SN201")]
    assert mistakes(f"---\ntitle: ع\ndate: [a]{BODY}") == [(3, 7, "SN122")]
    assert mistakes(f"---\nعنوان{BODY}") == [(2, 1, "SN201")]
    assert mistakes(f"---\ntitel: ع\npublished: 2025-11-06{BODY}") == [(2, 1, "SN123"), (3, 1, "SN123")]
    assert mistakes(f"---\nsumary: ع{BODY}") == [(1, 1, "SN105"), (1, 1, "SN111"), (2, 1, "SN123")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: ع\n\nنص\n", [(1, 1, "SN121")]),
        ("\n\n---\ntitle: ع\nنص\n", [(3, 1, "SN121")]),
        ("---\ntitle:\ndate: 2025-11-06\n---\nنص", [(2, 1, "SN105")]),
        ("---\n---\n", [(1, 1, "SN105"), (1, 1, "SN111"), (3, 1, "SN106")]),
        ("# عنوان\n", [(1, 1, "SN111")]),
        ("---\n" + "a" * 17000 + "\n---\nنص", [(2, 1, "SN204")]),
    ],
)
def test_an_incomplete_file_is_reported(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert sorted(mistakes(text)) == sorted(expected)


@pytest.mark.parametrize("text", ["\n\n---  \ntitle: ع\ndate: 2025-11-06\n--- \n\n\nنص\n\n---\n\nآخر\n"])
def test_blank_lines_before_the_front_matter_and_a_rule_in_the_body_do_no_harm(text: str) -> None:
    found = article(text)
    assert (found.body, found.body_line) == ("نص\n\n---\n\nآخر", 9)


def test_the_tagger_does_not_read_the_targets_of_links() -> None:
    text = "---\ntitle: ع\ndate: 2025-11-06\n---\n[أ](https://example.org/حمص) [ب](حمص) ![ج](حمص.png)\n"
    assert article(text, site=Site()).headline.tags == ()


ENTRIES = [
    "---\n",
    "title: ع\n",
    "title: ",
    "date: 2025-11-06\n",
    "date: ",
    "tags:\n",
    "- أ\n",
    "id: a\n",
    "titel: ب\n",
]


MARKS = [
    "# ",
    "نص\n",
    '"',
    "[",
    "]",
    "](",
    "*",
    "_",
    "`",
    "```\n",
    "|",
    "<",
    ">",
    "\\",
    "\n",
    " ",
    ":",
    "&a",
    "===\n",
    "\u202e",
]


MARKDOWN = st.lists(st.sampled_from(ENTRIES + MARKS)).map("".join)


@given(MARKDOWN | st.text())
def test_any_text_gives_an_article_or_errors(text: str) -> None:
    loaded = load(text)
    rejected = any(diagnostic.severity == "error" for diagnostic in loaded.diagnostics)
    assert rejected is (loaded.article is None)
    assert all(diagnostic.file == "articles/a.md" for diagnostic in loaded.diagnostics)


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", ["[", "![", "[a](", "_", "*", "`", "|", " |", "<http://", "[^", "\\", "> ", "- ", "#", " ", "-", "a\n"]
)
def test_long_runs_of_marks_are_loaded_in_a_short_time(part: str) -> None:
    text = "---\ndate: 2025-11-06\n---\n# ع\n\n" + part * 200_000 + "x*"
    assert load(text).article is not None


def test_an_article_can_be_loaded_with_an_empty_authority() -> None:
    loaded = load_markdown(
        Site(), Authority(), ContentFile("articles/a.md", ""), "", f"---\ntitle: ع\ndate: 2025-11-06{BODY}"
    )
    assert loaded.article is not None


@pytest.mark.parametrize("text", ["---\ntitle: '*عاجل*: خبر'\ndate: 2025-11-06\n---\n", "# *عاجل*: خبر\n"])
def test_an_article_with_a_title_alone_is_a_flash_whose_text_is_its_title(text: str) -> None:
    found = article(text, "articles/2025-11-06-a.md")
    assert (found.flash, found.format, found.body, found.headline.summary) == (
        True,
        "text",
        found.headline.title,
        found.headline.title,
    )
    assert [note for note in found.notes if note.rule == "flash"]
    assert not article(f"---\ntitle: ع\ndate: 2025-11-06{BODY}").flash
