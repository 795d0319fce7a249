"""Addresses in Markdown: which are safe, where they lead, and how headings are named."""

from __future__ import annotations

import pytest

from syrnews_site.markup.links import heading_id, is_remote, is_safe, media_path, page_address, path_from_root


@pytest.mark.parametrize(
    ("address", "safe", "remote"),
    [
        ("https://example.org/", True, True),
        ("mailto:a@example.org", True, True),
        ("HTTP://example.org", True, True),
        ("#fragment", True, False),
        ("2025/index.html", True, False),
        ("a/b:c", True, False),
        ("a:b", False, True),
        ("javascript:alert(1)", False, True),
        ("java\tscript:alert(1)", False, False),
        ("javascript%3Aalert(1)", False, False),
        ("//example.org", False, False),
        ("\\\\example.org", False, False),
    ],
)
def test_safe_addresses_are_web_mail_fragments_and_paths(address: str, safe: bool, remote: bool) -> None:
    assert is_safe(address) is safe
    assert is_remote(address) is remote


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/2025/index.html", "2025/index.html"),
        ("../../a/./b/../c.html?x#y", "a/c.html?x#y"),
        ("tags/", "tags/"),
        ("/", ""),
        ("%2e%2e/b", "b"),
        ("a\\b c", "a/b%20c"),
        ("media/صورة.png", "media/%D8%B5%D9%88%D8%B1%D8%A9.png"),
    ],
)
def test_no_path_leads_above_the_root(address: str, path: str) -> None:
    assert path_from_root(address) == path


def test_a_link_to_a_markdown_file_leads_to_its_page_and_heading() -> None:
    assert page_address("about.md") == "about.html"
    assert page_address("about.MD#Who%20we%20are") == "about.html#h-who-we-are"
    assert page_address("about.html#x") == "about.html#x"


def test_only_local_paths_below_media_are_paths_of_media() -> None:
    assert media_path("/media/a.png") == "media/a.png"
    assert [media_path(address) for address in ("a.png", "media/../a.png", "https://example.org/media/a.png")] == [
        ""
    ] * 3


def test_the_id_of_a_heading_is_made_of_its_words_without_harakat() -> None:
    assert heading_id("المقدّمة: من نحن؟") == "h-المقدمة-من-نحن"
    assert heading_id("Who We Are") == "h-who-we-are"
    assert heading_id("!") == "h"
