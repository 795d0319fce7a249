"""Front matter: the values of its keys, and each mistake at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from syrnews_site.content.markdown.front_matter import FrontMatter, read_front_matter
from syrnews_site.content.markdown.keys import KEYS, KNOWN, OTHER_NAMES
from tests.content.markdown.loading import BODY, article, load, only_mistake


@pytest.mark.parametrize(
    "value", ["../a", "a/b", ".a", "a.", "قلعة", "a b", "con", "LPT9.txt", "index", "404", "a:b", "x" * 101]
)
def test_an_id_that_cannot_name_a_page_is_reported(value: str) -> None:
    for key in ("id", "slug"):
        diagnostic = only_mistake(f'{key}: "{value}"')
        assert (diagnostic.line, diagnostic.column, diagnostic.code) == (4, len(key) + 3, "SN125")


def test_the_id_wins_over_the_slug_with_a_warning() -> None:
    loaded = load(f"---\ntitle: ع\ndate: 2025-11-06\nslug: b\nid: a{BODY}")
    assert loaded.article is not None
    assert loaded.article.headline.id == "a"
    assert [(diagnostic.line, diagnostic.severity) for diagnostic in loaded.diagnostics] == [(4, "warning")]


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
    diagnostic = only_mistake(front)
    assert (diagnostic.line, diagnostic.column, diagnostic.code, diagnostic.severity) == (*place, code, "error")
    assert word in diagnostic.message + diagnostic.hint
    assert load(f"---\ntitle: ع\ndate: 2025-11-06\n{front}{BODY}").article is None


@pytest.mark.parametrize(
    ("front", "place", "code"),
    [
        ("summary: هدف #2", (4, 13), "SN205"),
        ("updated: 2025-11-05", (4, 10), "SN112"),
        ("updated: الأحد 8 تشرين الثاني 2025", (4, 10), "SN114"),
    ],
)
def test_a_doubtful_value_is_a_warning_and_the_article_is_kept(front: str, place: tuple[int, int], code: str) -> None:
    diagnostic = only_mistake(front)
    assert (diagnostic.line, diagnostic.column, diagnostic.code, diagnostic.severity) == (*place, code, "warning")
    assert load(f"---\ntitle: ع\ndate: 2025-11-06\n{front}{BODY}").article is not None


def test_a_hijri_date_is_converted_with_a_warning() -> None:
    loaded = load(f"---\ntitle: ع\ndate: 15/05/1447هـ{BODY}")
    assert loaded.article is not None
    assert (loaded.article.headline.date, loaded.article.headline.approximate) == ("2025-11-06", True)
    assert [diagnostic.code for diagnostic in loaded.diagnostics] == ["SN115"]


def test_an_escape_of_yaml_brings_no_direction_control_into_a_title() -> None:
    found = article('---\ntitle: "ا\\u202eب\\u2066ج\\nد\\0"\ndate: 2025-11-06\n---\nنص')
    assert found.headline.title == "ابج د"


def test_every_key_is_documented(root: Path) -> None:
    text = (root / "docs" / "file-format.md").read_text(encoding="utf-8")
    section = text.partition("## Markdown with front matter")[2].partition("\n### ")[0]
    assert sorted(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == sorted(KEYS)


def test_an_absent_or_wrong_value_is_an_empty_field() -> None:
    assert read_front_matter("", "articles/a.md", 2) == (FrontMatter(), [])
    fields, diagnostics = read_front_matter("draft: maybe\nsource_url: x\nlang: 1\nid: [a]\n", "articles/a.md", 2)
    assert fields == FrontMatter()
    places = sorted((diagnostic.line, diagnostic.code) for diagnostic in diagnostics)
    assert places == [(2, "SN122"), (3, "SN124"), (4, "SN122"), (5, "SN122")]


def test_a_misspelt_key_leaves_the_key_that_it_seems_to_mean_unsure() -> None:
    fields, diagnostics = read_front_matter("titel: ع\nالتاريخ: 2025-11-06\nzzz: a\n", "articles/a.md", 2)
    assert fields.unsure >= {"title", "date"}
    assert [diagnostic.code for diagnostic in diagnostics] == ["SN123"] * 3


@pytest.mark.parametrize("text", ["title: قال: نعم\ndate: 2025-11-06\n", "- a\n", "عنوان\n"])
def test_after_broken_yaml_every_key_is_unsure(text: str) -> None:
    assert read_front_matter(text, "articles/a.md", 2)[0].unsure == KNOWN


def test_names_of_other_programs_lead_to_known_keys() -> None:
    assert set(OTHER_NAMES.values()) <= KNOWN
    assert not set(OTHER_NAMES) & KNOWN


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("[أ, ب]", ("أ", "ب")),
        ("أ، ب, ج؛ د", ("أ", "ب", "ج", "د")),
        ("'#أ، # ب'", ("أ", "ب")),
        ("['أ، ب']", ("أ، ب",)),
        ("", ()),
    ],
)
def test_tags_are_a_list_or_one_line_with_commas(value: str, tags: tuple[str, ...]) -> None:
    assert read_front_matter(f"tags: {value}\n", "articles/a.md", 2)[0].tags == tags
