"""Markdown articles: what front matter says, what stands in for it, and every mistake at its place."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.addresses import is_alias, is_page_name
from syrnews_site.arabic.dates.parse import PrintedDate, parse
from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.content.headline import id_of_path, summary_of
from syrnews_site.content.markdown.article import load_markdown
from syrnews_site.content.markdown.keys import KEYS
from syrnews_site.content.markdown.readable import readable
from syrnews_site.content.printed_dates import date_of_path, iso_date
from syrnews_site.model import Article, ContentFile, Diagnostic, Loaded, Note, Outlet, Tag
from syrnews_site.settings.site import Site

TAGS = """\
سوريا:
  kind: place
  slug: syria
  spellings: [سورية, الجمهورية العربية السورية]
حمص: {kind: place, slug: homs}
"""
SOURCES = """\
تلفزيون سوريا: {slug: syria-tv, spellings: [Syria TV]}
"""
AUTHORITY = load_authority(TAGS, SOURCES)[0]
BODY = "\n---\n\nنص المقالة.\n"


def load(text: str, path: str = "articles/a.md", site: Site | None = None, notes: tuple[Note, ...] = ()) -> Loaded:
    return load_markdown(site or Site(auto_tags=False), AUTHORITY, ContentFile(path, "0" * 32), "f" * 64, text, notes)


def article(text: str, path: str = "articles/a.md", site: Site | None = None) -> Article:
    loaded = load(text, path, site)
    assert loaded.article, loaded.diagnostics
    return loaded.article


def mistakes(text: str, path: str = "articles/a.md") -> list[tuple[int, int, str]]:
    return [(said.line, said.column, said.code) for said in load(text, path).diagnostics]


def one(front: str) -> Diagnostic:
    """The one mistake in otherwise sound front matter."""
    (said,) = load(f"---\ntitle: ع\ndate: 2025-11-06\n{front}{BODY}").diagnostics
    return said


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


def test_what_is_left_out_is_made_from_path_and_body() -> None:
    found = article("# عنوان المقالة\n\nنص *مهم* و[رابط](https://example.org/x).\n", "articles/2025-11-06-homs.md")
    assert found.headline.title == "عنوان المقالة"
    assert found.headline.url == "2025/11/06/2025-11-06-homs.html"
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
def test_without_a_title_the_first_heading_is_taken(body: str, title: str, rest: str, line: int) -> None:
    found = article(f"---\ndate: 2025-11-06\n---\n{body}\n")
    assert (found.headline.title, found.body, found.body_line) == (title, rest, line)


def test_a_heading_within_code_is_no_title() -> None:
    assert mistakes("---\ndate: 2025-11-06\n---\n```\n# a\n```\n") == [(1, 1, "SN105")]


def test_a_heading_that_repeats_the_title_is_dropped_with_a_note() -> None:
    found = article("---\ntitle: أخبار سوريا\ndate: 2025-11-06\n---\n\n# اخبار سوريا\n\nنص\n")
    assert (found.headline.title, found.body, found.body_line) == ("أخبار سوريا", "نص", 8)
    assert found.notes == (Note("repeated title dropped", 6, "# اخبار سوريا"),)
    other = article("---\ntitle: أخبار سوريا\ndate: 2025-11-06\n---\n\n# تمهيد\n\nنص\n")
    assert (other.body, other.notes) == ("# تمهيد\n\nنص", ())


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("articles/2025-11-06-name.md", (2025, 11, 6)),
        ("articles/2025_11_06.md", (2025, 11, 6)),
        ("articles/2025/11/06/name.md", (2025, 11, 6)),
        ("articles/2025/1/6/more/name.md", (2025, 1, 6)),
        ("articles/2024/01/02/2025-11-06-name.md", (2025, 11, 6)),
        ("articles/2024/01/02/2025-13-06-name.md", (2024, 1, 2)),
        ("articles/2025/11/name.md", None),
        ("articles/20251106.md", None),
        ("articles/2025-11-060.md", None),
        ("articles/2025-02-30-name.md", None),
        ("articles/12025/11/06/name.md", None),
    ],
)
def test_the_path_dates_an_article_that_does_not(path: str, day: tuple[int, int, int] | None) -> None:
    assert date_of_path(path) == (PrintedDate(date(*day)) if day else None)


def test_an_undated_article_is_rejected_or_kept_as_the_site_says() -> None:
    text = "---\ntitle: ع\n---\nنص\n"
    assert mistakes(text) == [(1, 1, "SN111")]
    kept = article(text, site=Site(undated="keep", auto_tags=False)).headline
    assert (kept.date, kept.url) == ("", "undated/a.html")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("000_8d2a05f9e826011e.md", True),
        ("a.b.md", True),
        ("Homs-2025.md", True),
        ("قلعة.md", False),
        ("a b.md", False),
        ("index.md", False),
        ("Index.md", False),
        ("404.md", False),
        ("CON.md", False),
        ("nul.x.md", False),
        ("com1.md", False),
        ("-a.md", False),
        ("a..md", False),
        ("x" * 101 + ".md", False),
        ("a%20b.md", False),
    ],
)
def test_a_stem_is_the_id_where_it_can_be_a_file_name_everywhere(name: str, kept: bool) -> None:
    identity = id_of_path("articles/" + name)
    assert (identity == name[:-3]) is kept
    assert kept or re.fullmatch("[0-9a-f]{8}", identity)


def test_an_id_is_the_same_for_both_unicode_forms_of_a_path() -> None:
    assert id_of_path("articles/أ.md") == id_of_path("articles/\u0627\u0654.md")


@pytest.mark.parametrize(
    "value", ["../a", "a/b", ".a", "a.", "قلعة", "a b", "con", "LPT9.txt", "index", "404", "a:b", "x" * 101]
)
def test_an_id_that_is_no_file_name_is_reported(value: str) -> None:
    assert not is_page_name(value)
    for key in ("id", "slug"):
        said = one(f'{key}: "{value}"')
        assert (said.line, said.column, said.code) == (4, len(key) + 3, "SN125")


def test_the_id_goes_before_the_slug_with_a_warning() -> None:
    loaded = load(f"---\ntitle: ع\ndate: 2025-11-06\nslug: b\nid: a{BODY}")
    assert loaded.article is not None
    assert loaded.article.headline.id == "a"
    assert [(said.line, said.severity) for said in loaded.diagnostics] == [(4, "warning")]


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("old.html", True),
        ("2012/05/old.html", True),
        ("2012/أخبار.html", True),
        ("a b/c.html", True),
        ("/old.html", False),
        ("../old.html", False),
        ("a/../../old.html", False),
        ("a/./old.html", False),
        ("a//old.html", False),
        ("a\\old.html", False),
        ("https://example.org/a.html", False),
        ("a.php", False),
        ("a/con/b.html", False),
        ("nul.html", False),
        ("a /b.html", False),
        ("a./b.html", False),
        (".html", False),
        ("a?b.html", False),
        ("a%2e/b.html", False),
        ("x" * 300 + ".html", False),
        ("", False),
    ],
)
def test_aliases_are_paths_below_the_root(path: str, safe: bool) -> None:
    assert is_alias(path) is safe


@pytest.mark.parametrize(
    ("front", "place", "code", "word"),
    [
        ("source_url: javascript:alert(1)", (4, 13), "SN124", "https://"),
        ("source_url: //example.org", (4, 13), "SN124", "https://"),
        ('source_url: "https://exa mple.org"', (4, 13), "SN124", "spaces"),
        ("source_url: data:text/html,x", (4, 13), "SN124", "https://"),
        ("updated: غدا", (4, 10), "SN113", "2025-11-06"),
        ("updated: [2025-11-06]", (4, 10), "SN122", "text"),
        ("draft: maybe", (4, 8), "SN122", "true or false"),
        ("summary: {a: b}", (4, 10), "SN122", "text"),
        ("tags: {a: b}", (4, 7), "SN122", "list"),
        ("tags:\n  - أ: ب", (5, 5), "SN122", "quotation marks"),
        ("lang: العربية", (4, 7), "SN122", "language"),
        ("aliases: [/a.html]", (4, 11), "SN126", "a.html"),
        ("tag: a", (4, 1), "SN123", "did you mean \u2068tags\u2069?"),
        ("Summary: a", (4, 1), "SN123", "did you mean \u2068summary\u2069?"),
        ("source-url: a", (4, 1), "SN123", "did you mean \u2068source_url\u2069?"),
        ("الكاتب: a", (4, 1), "SN123", "did you mean \u2068author\u2069?"),
        ("categories: [a]", (4, 1), "SN123", "did you mean \u2068tags\u2069?"),
        ("zzz: a", (4, 1), "SN123", "known keys: title"),
        ("title: ب", (4, 1), "SN203", "line 2"),
        ("summary: قال: نعم", (4, 13), "SN201", "quotation marks"),
    ],
)
def test_each_mistake_is_reported_at_its_place(front: str, place: tuple[int, int], code: str, word: str) -> None:
    said = one(front)
    assert (said.line, said.column, said.code, said.severity) == (*place, code, "error")
    assert word in said.message + said.hint
    assert load(f"---\ntitle: ع\ndate: 2025-11-06\n{front}{BODY}").article is None


@pytest.mark.parametrize(
    ("front", "place", "code"),
    [
        ("summary: هدف #2", (4, 13), "SN205"),
        ("updated: 2025-11-05", (4, 10), "SN112"),
        ("updated: الأحد 8 تشرين الثاني 2025", (4, 10), "SN114"),
    ],
)
def test_doubts_are_warnings_beside_the_article(front: str, place: tuple[int, int], code: str) -> None:
    said = one(front)
    assert (said.line, said.column, said.code, said.severity) == (*place, code, "warning")
    assert load(f"---\ntitle: ع\ndate: 2025-11-06\n{front}{BODY}").article is not None


def test_a_hijri_date_is_converted_with_a_warning() -> None:
    loaded = load(f"---\ntitle: ع\ndate: 15/05/1447هـ{BODY}")
    assert loaded.article is not None
    assert (loaded.article.headline.date, loaded.article.headline.approximate) == ("2025-11-06", True)
    assert [said.code for said in loaded.diagnostics] == ["SN115"]


def test_all_mistakes_of_a_file_come_in_one_run_in_the_order_of_its_lines() -> None:
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
    assert [said.code for said in load(text).diagnostics] == codes
    assert [said.line for said in load(text).diagnostics] == [2, 3, 4, 5, 6, 9]


def test_what_is_broken_is_not_also_said_to_be_missing() -> None:
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
        ("---\ntitle: ع\ndate: 2025-11-06\n---\n", [(5, 1, "SN106")]),
        ("---\n---\n", [(1, 1, "SN105"), (1, 1, "SN111"), (3, 1, "SN106")]),
        ("# عنوان\n", [(1, 1, "SN106"), (1, 1, "SN111")]),
        ("---\n" + "a" * 17000 + "\n---\nنص", [(2, 1, "SN204")]),
    ],
)
def test_incomplete_files(text: str, expected: list[tuple[int, int, str]]) -> None:
    assert sorted(mistakes(text)) == sorted(expected)


@pytest.mark.parametrize("text", ["\n\n---  \ntitle: ع\ndate: 2025-11-06\n--- \n\n\nنص\n\n---\n\nآخر\n"])
def test_blank_lines_before_and_a_rule_within_the_body(text: str) -> None:
    found = article(text)
    assert (found.body, found.body_line) == ("نص\n\n---\n\nآخر", 9)


def test_escapes_of_yaml_bring_no_direction_control_into_a_title() -> None:
    found = article('---\ntitle: "ا\\u202eب\\u2066ج\\nد\\0"\ndate: 2025-11-06\n---\nنص')
    assert found.headline.title == "ابج د"


def test_tags_by_hand_go_before_those_found_and_none_comes_twice() -> None:
    text = "---\ntitle: من حمص إلى سوريا\ndate: 2025-11-06\ntags: سورية، تاريخ\n---\nحمص، حمص، حمص.\n"
    tags = article(text, site=Site()).headline.tags
    assert [(tag.name, tag.found) for tag in tags] == [("سوريا", False), ("تاريخ", False), ("حمص", True)]
    assert article(text).headline.tags == tags[:2]
    assert tags[2] == Tag("homs", "حمص", "place", True)


def test_the_tagger_does_not_read_the_targets_of_links() -> None:
    text = "---\ntitle: ع\ndate: 2025-11-06\n---\n[أ](https://example.org/حمص) [ب](حمص) ![ج](حمص.png)\n"
    assert article(text, site=Site()).headline.tags == ()


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("قصير", "قصير"),
        ("سطر\n\nآخر  \n", "سطر آخر"),
        ("كلمة " * 39 + "كلمة،", "كلمة " * 39 + "كلمة،"),
        ("كلمة، " * 60, "كلمة، " * 32 + "كلمة…"),
        ("ب" * 300, "ب" * 200 + "…"),
        (" \n" * 300 + "نص", "نص"),
    ],
)
def test_a_summary_ends_at_a_word(body: str, summary: str) -> None:
    assert summary_of(body) == summary


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("نص بلا علامات. 5 - 3", "نص بلا علامات. 5 - 3"),
        ("## عنوان\n> قول\n- بند\n* آخر", "عنوان\nقول\nبند\nآخر"),
        ("**غامق** _مائل_ و`شيفرة` وsnake_case", "غامق مائل وشيفرة وsnake_case"),
        ('[نص](a_b) ![صورة](x.png "ع") [نص][1] <https://example.org>', "نص صورة نص https://example.org"),
        ("حاشية[^1]\n\n[^1]: نصها", "حاشية\n\nنصها"),
        ("| أ | ب |\n|---|:-:|\n| ج | د |", "  أ   ب  \n\n  ج   د  "),
        ("```python\nx = 1\n```", "\nx = 1\n"),
        (r"\*نجمة\* و\_", "*نجمة* و_"),
        ("***\nنص", "\nنص"),
    ],
)
def test_readable_text_has_no_marks_of_markdown(body: str, seen: str) -> None:
    assert readable(body) == seen


DATES = st.from_regex(
    r"(18|19|20)[0-9]{2}-[0-3][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?(Z|[+-][01][0-9]:[0-6][0-9])?)?",
    fullmatch=True,
)


@given(DATES)
def test_dates_of_programs_are_read_as_the_dates_of_newspapers_are(text: str) -> None:
    quick = iso_date(text)
    if quick is not None:
        assert quick == parse(text)


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
def test_no_text_makes_it_raise_and_each_gives_an_article_or_reasons(text: str) -> None:
    loaded = load(text)
    rejected = any(said.severity == "error" for said in loaded.diagnostics)
    assert rejected is (loaded.article is None)
    assert all(said.file == "articles/a.md" for said in loaded.diagnostics)


@pytest.mark.parametrize(
    "part", ["[", "![", "[a](", "_", "*", "`", "|", " |", "<http://", "[^", "\\", "> ", "- ", "#", " ", "-", "a\n"]
)
def test_long_runs_of_marks_take_no_long_time(part: str) -> None:
    text = "---\ndate: 2025-11-06\n---\n# ع\n\n" + part * 200_000 + "x*"
    assert load(text).article is not None


def test_every_key_is_documented(root: Path) -> None:
    text = (root / "docs" / "file-format.md").read_text(encoding="utf-8")
    section = text.partition("## Markdown with front matter")[2].partition("\n### ")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == sorted(KEYS)


def test_an_empty_authority_serves() -> None:
    loaded = load_markdown(
        Site(), Authority(), ContentFile("articles/a.md", ""), "", f"---\ntitle: ع\ndate: 2025-11-06{BODY}"
    )
    assert loaded.article is not None
