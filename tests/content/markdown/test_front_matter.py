"""Front matter: the values of its keys, and each mistake at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from syrnews_site.content.markdown.front_matter import FrontMatter, read_front_matter
from syrnews_site.content.markdown.keys import ADOPTED, IGNORED, KEYS, KNOWN, OTHER_NAMES, bare_key
from tests.content.markdown.loading import BODY, article, load, only_mistake


@pytest.mark.parametrize(
    "value",
    ["../a", "a/b", ".a", "a.", "خبر عاجل", "%2e%2e/a", "a b", "con", "LPT9.txt", "index", "404", "a:b", "x" * 101],
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
        ("aliases: [../a.html]", (4, 11), "SN126", "a.html"),
        ("aliases: /?p=777", (4, 10), "SN126", "question mark"),
        ("aliases: /index.php?id=7", (4, 10), "SN126", "question mark"),
        ('aliases: "a.html#b"', (4, 10), "SN126", "leave out the #"),
        ("aliases: https://example.org/2012/name/", (4, 10), "SN126", "leave out the domain: 2012/name"),
        ("tag: a", (4, 1), "SN123", "did you mean \u2068tags\u2069?"),
        ("Summary: a", (4, 1), "SN123", "did you mean \u2068summary\u2069?"),
        ("source-url: a", (4, 1), "SN123", "did you mean \u2068source_url\u2069?"),
        ("الكاتب: a", (4, 1), "SN123", "did you mean \u2068author\u2069?"),
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
        ("layout: post", (4, 1), "SN123"),
        ("categories: [a]", (4, 1), "SN123"),
        ("zzz: a", (4, 1), "SN123"),
        ("author: {name: a, email: b}", (4, 9), "SN122"),
        ('tags: ["أ، ب"]', (4, 8), "SN122"),
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


def test_every_other_name_leads_to_a_known_key_and_no_key_is_in_two_tables() -> None:
    assert {*OTHER_NAMES.values(), *ADOPTED.values()} <= KNOWN
    names = [*KNOWN, *OTHER_NAMES, *ADOPTED, *IGNORED]
    assert len(names) == len(set(names))
    assert all(bare_key(name) == name for name in (*ADOPTED, *IGNORED))


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("[أ, ب]", ("أ", "ب")),
        ("أ، ب, ج؛ د", ("أ", "ب", "ج", "د")),
        ("'#أ، # ب'", ("أ", "ب")),
        ("[أ، ب، ج]", ("أ", "ب", "ج")),
        ("[أ؛ ب, ج،]", ("أ", "ب", "ج")),
        ("[\"أ\"، 'ب']", ("أ", "ب")),
        ("[\n  أ،\n  ب\n]", ("أ", "ب")),
        ("[“أ”، «ب»]", ("أ", "ب")),
        ("\n  - أ، ب\n  - ج", ("أ", "ب", "ج")),
        ("[\u200fأ, ب\u200f]", ("أ", "ب")),
        ("['أ، ب']", ("أ، ب",)),  # with a warning
        ("", ()),
    ],
)
def test_tags_are_a_list_or_one_line_with_commas(value: str, tags: tuple[str, ...]) -> None:
    assert read_front_matter(f"tags: {value}\n", "articles/a.md", 2)[0].tags == tags


@pytest.mark.parametrize(
    "line",
    [
        "summary:\u00a0نص",
        "summary:\u202fنص",
        "summary:\u3000نص",
        "summary\u00a0: نص",
        "\u200fsummary:\u200f نص",
        "summary\u200c: نص\u200f",
        "summaryـ: نص",
        "summary：نص",
        'summary: "نص"\u00a0',
        'summary:\u00a0"نص"',
    ],
)
def test_characters_that_look_like_those_of_yaml_are_read_as_them(line: str) -> None:
    assert read_front_matter(f"title: ع\n{line}\n", "articles/a.md", 2) == (FrontMatter("ع", 2, summary="نص"), [])


def test_a_no_break_space_indents_an_item_and_lies_beside_the_dashes() -> None:
    found = article("---\u00a0\ntitle: ع\ndate: 2025-11-06\ntags:\n\u00a0-\u00a0أ\n - ب\n\u200f---\u200f\nنص")
    assert [tag.name for tag in found.headline.tags] == ["أ", "ب"]


def test_rare_characters_within_a_value_stay() -> None:
    assert read_front_matter("title: هدف：\u200f2\u200cو3ـ، نعم\n", "a.md", 2)[0].title == "هدف：\u200f2\u200cو3ـ، نعم"


@pytest.mark.parametrize(
    ("front", "fields"),
    [
        ("layout: post\nweight: 3\nwordpress_id: 7\ncoverImage: a.jpg\nmenu: {main: {weight: 1}}", FrontMatter()),
        ("tags: أ، ب\ncategories:\n  - ج\n  - أ", FrontMatter(tags=("أ", "ب", "ج"))),
        ("category: أ", FrontMatter(tags=("أ",))),
        ("permalink: /2013/03/%d8%ae%d8%a8%d8%b1/", FrontMatter(aliases=("2013/03/خبر/index.html",))),
        ("aliases: [b.html]\nurl: /2013/a.html", FrontMatter(aliases=("b.html", "2013/a.html"))),
        ("url: https://example.org/a", FrontMatter(source_url="https://example.org/a")),
        ("permalink: /:year/:title/", FrontMatter()),
        ("published: false", FrontMatter(draft=True)),
        ("published: true\nstatus: publish", FrontMatter()),
        ("status: draft\npublished: true", FrontMatter(draft=True)),
        ("description: ملخص", FrontMatter(summary="ملخص")),
        ("excerpt: آخر\nsummary: ملخص", FrontMatter(summary="ملخص")),
        ("authors:\n  - name: أ\n    email: b\n  - ب", FrontMatter(author="أ، ب")),
        ("locale: ar_SY", FrontMatter(lang="ar-SY")),
        ("lastmod: غدا\nkeywords: {a: b}", FrontMatter()),
    ],
)
def test_keys_of_other_programs_are_read_with_a_warning(front: str, fields: FrontMatter) -> None:
    found, diagnostics = read_front_matter(front + "\n", "articles/a.md", 2)
    assert found == fields
    assert {(diagnostic.code, diagnostic.severity) for diagnostic in diagnostics} == {("SN123", "warning")}


@pytest.mark.parametrize(
    ("front", "date", "updated"),
    [
        ("date: 2013-03-05 10:00:00 +0300\nlastmod: 2013-03-06", "2013-03-05T10:00+03:00", "2013-03-06"),
        ("date: 2013-03-05 10:00:00 UTC", "2013-03-05T10:00+00:00", ""),
        ("date: 2013-03-05T10:00:00.000Z", "2013-03-05T10:00+00:00", ""),
        ("published: 2013-03-05\nmodified: 2013-03-07", "2013-03-05", "2013-03-07"),
        ("publishDate: 2014-01-01\ndate: 2013-03-05", "2013-03-05", ""),
    ],
)
def test_the_dates_of_other_programs_are_read(front: str, date: str, updated: str) -> None:
    found = article(f"---\ntitle: ع\n{front}{BODY}")
    assert (found.headline.date, found.updated) == (date, updated)


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("خبر-عاجل", "خبر-عاجل"),
        ("'%D8%AE%D8%A8%D8%B1-%d8%b9'", "خبر-ع"),
        ("خـبر\u200f", "خبر"),
        ("\u0627\u0654خبار", "أخبار"),
    ],
)
def test_a_slug_may_be_arabic(written: str, slug: str) -> None:
    assert read_front_matter(f"slug: {written}\n", "articles/a.md", 2) == (FrontMatter(id=slug), [])


def test_a_slug_with_spaces_is_shown_with_hyphens() -> None:
    assert only_mistake("slug: خبر عاجل").hint == "write slug: خبر-عاجل"
