"""Headlines: the id of an article, its summary, its outlet and its tags."""

from __future__ import annotations

import re

import pytest

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.headline import Record, headline, id_of_path, outlet_of, summary_of
from syrnews_site.model import Outlet, Tag
from syrnews_site.settings.site import Site
from tests.content.markdown.loading import AUTHORITY, article


@pytest.mark.parametrize("name", ["000_8d2a05f9e826011e.md", "a.b.md", "Homs-2025.md"])
def test_a_file_name_that_can_name_a_page_is_the_id(name: str) -> None:
    assert id_of_path("articles/" + name) == name.removesuffix(".md")


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("2025-01-15-ebla-archive.txt", "ebla-archive"),
        ("2025_01_15_ebla.txt", "ebla"),
        ("2025.01.15 ebla.txt", "ebla"),
        ("2025-01-15-1.md", "1"),
        ("2025-01-15.txt", "2025-01-15"),
        ("2025-01-15-index.md", "2025-01-15-index"),
        ("2025-02-30-ebla.txt", "2025-02-30-ebla"),
        ("2025-01-150-ebla.txt", "2025-01-150-ebla"),
    ],
)
def test_the_date_that_begins_a_file_name_is_not_in_the_id(name: str, identity: str) -> None:
    assert id_of_path("articles/2025/" + name) == identity


@pytest.mark.parametrize(
    "name",
    [
        "قلعة.md",
        "2025-01-15-قلعة.md",
        "a b.md",
        "index.md",
        "Index.md",
        "404.md",
        "CON.md",
        "nul.x.md",
        "com1.md",
        "-a.md",
        "a..md",
        "x" * 101 + ".md",
        "a%20b.md",
    ],
)
def test_the_id_of_any_other_file_is_made_of_its_path(name: str) -> None:
    assert re.fullmatch("[0-9a-f]{8}", id_of_path("articles/" + name))


def test_an_id_is_the_same_for_both_unicode_forms_of_a_path() -> None:
    assert id_of_path("articles/أ.md") == id_of_path("articles/\u0627\u0654.md")


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


def test_an_outlet_is_known_by_any_spelling_or_else_by_its_own_name() -> None:
    assert outlet_of(AUTHORITY, "Syria TV") == Outlet("syria-tv", "تلفزيون سوريا")
    assert outlet_of(AUTHORITY, "") is None
    unknown = outlet_of(AUTHORITY, "جريدة")
    assert unknown is not None
    assert unknown.name == "جريدة"
    assert re.fullmatch("[0-9a-f]{8}", unknown.slug)


def test_tags_of_the_file_come_before_tags_of_the_tagger_and_no_tag_is_repeated() -> None:
    text = "---\ntitle: من حمص إلى سوريا\ndate: 2025-11-06\ntags: سورية، تاريخ\n---\nحمص، حمص، حمص.\n"
    tags = article(text, site=Site()).headline.tags
    assert [(tag.name, tag.found) for tag in tags] == [("سوريا", False), ("تاريخ", False), ("حمص", True)]
    assert article(text).headline.tags == tags[:2]
    assert tags[2] == Tag("homs", "حمص", "place", True)


def test_a_headline_names_its_language_only_if_it_differs_from_the_site() -> None:
    record = Record("عنوان", None, "نص", lang="ar")
    assert headline(Site(), Authority(), "articles/a.md", record).lang == ""
    assert headline(Site(language="en"), Authority(), "articles/a.md", record).lang == "ar"
