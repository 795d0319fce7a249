"""The functions that templates use."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from syrnews_site.model import CountedLink, Headline, Tag
from syrnews_site.settings.site import Site
from syrnews_site.theme.functions import Functions, by_kind, guid, leads, link
from syrnews_site.theme.wording import read_wording

THEME = Path(__file__).parents[2] / "templates"


def functions(**settings: str) -> Functions:
    site = Site(**settings)  # type: ignore[arg-type]
    return Functions(site, read_wording(site, [str(THEME)]))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("tags/دمشق/index.html", "tags/%D8%AF%D9%85%D8%B4%D9%82/index.html"),
        ("a b&c?.html", "a%20b%26c%3F.html"),
        ("2025/11/index.html#d6", "2025/11/index.html#d6"),
    ],
)
def test_a_path_is_percent_encoded(path: str, address: str) -> None:
    assert link(path) == address


def test_tags_are_grouped_by_kind_in_a_fixed_order() -> None:
    tags = [Tag("a", "a", ""), Tag("b", "b", "topic"), Tag("c", "c", "place"), Tag("d", "d", "topic")]
    assert [(kind, [tag.slug for tag in own]) for kind, own in by_kind(tags)] == [
        ("place", ["c"]),
        ("topic", ["b", "d"]),
        ("", ["a"]),
    ]


def test_bars_of_a_term_lead_to_the_page_of_their_period_or_to_a_place_on_the_page() -> None:
    periods = [CountedLink("tags/x/2024.html", "2024", 3), CountedLink("tags/x/2025-11.html", "2025-11", 300)]
    assert leads(["2025-11", "2025-12", "2024-01"], periods, "../../") == {
        "2024": "../../tags/x/2024.html",
        "2024-01": "../../tags/x/2024.html#m2024-01",
        "2025": "#m2025-12",
        "2025-11": "../../tags/x/2025-11.html",
        "2025-12": "#m2025-12",
    }


def test_a_name_is_isolated_and_escaped() -> None:
    assert functions().bdi("<وسم>") == Markup("&lt;وسم&gt;")
    assert functions(language="en").bdi("وسم") == Markup("<bdi>وسم</bdi>")
    assert functions(language="en").bdi("tag") == Markup("tag")


@pytest.mark.parametrize(
    ("site", "language", "attributes"),
    [
        ("ar", "", ""),
        ("ar", "en", ' lang="en" dir="ltr"'),
        ("en", "", ' dir="auto"'),
        ("en", "ar", ' lang="ar" dir="rtl"'),
        ("ar", '"><b', ' lang="&#34;&gt;&lt;b" dir="ltr"'),
    ],
)
def test_a_text_in_another_language_says_so(site: str, language: str, attributes: str) -> None:
    assert functions(language=site).speech(language) == Markup(attributes)


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2025-11-06T01:16+03:00", "Thu, 06 Nov 2025 01:16:00 +0300"),
        ("2025-11-06", "Thu, 06 Nov 2025 00:00:00 +0300"),
        ("2010-01-01", "Fri, 01 Jan 2010 00:00:00 +0200"),  # Damascus had summer time then
    ],
)
def test_a_feed_has_the_dates_of_rfc_822(iso: str, shown: str) -> None:
    assert functions(timezone="Asia/Damascus").rfc822(iso) == shown


def test_a_feeds_name_for_an_article_depends_on_its_path_only() -> None:
    headline = Headline("a", "2025/11/06/a.html", "عنوان", "2025-11-06")
    other = Headline("a", "2025/11/06/a.html", "عنوان آخر", "")
    assert guid(headline) == guid(other) == "urn:uuid:" + guid(headline)[9:]
    assert guid(Headline("a", "2025/11/07/a.html", "عنوان", "")) != guid(headline)
