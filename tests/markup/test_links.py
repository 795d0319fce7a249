"""Addresses in Markdown: which are safe, where they lead, and how headings are named."""

from __future__ import annotations

import pytest

from syrnews_site.markup.links import (
    file_paths,
    heading_id,
    is_remote,
    is_safe,
    media_path,
    page_address,
    path_from_root,
    player,
    site_path,
)


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
    assert page_address("about.md", None) == "about.html"
    assert page_address("about.MD#Who%20we%20are", None) == "about.html#h-who-we-are"
    assert page_address("about.html#x", None) == "about.html#x"
    assert page_address("../b.md#x%20y", "2025/11/06/خبر.html") == "2025/11/06/%D8%AE%D8%A8%D8%B1.html#h-x-y"
    assert page_address("b.txt", "2025/11/06/b.html") == "2025/11/06/b.html"


@pytest.mark.parametrize(
    ("file", "address", "paths"),
    [
        ("articles/a.md", "b.md", ["articles/b.md", "b.md", "pages/b.md"]),
        ("articles/2014/a.md", "../2013/b.md", ["articles/2013/b.md", "2013/b.md", "pages/2013/b.md"]),
        ("articles/a.md", "articles/b.md#x", ["articles/articles/b.md", "articles/b.md", "pages/articles/b.md"]),
        ("articles/a.md", "/articles/b.md?x", ["articles/b.md", "articles/articles/b.md", "pages/articles/b.md"]),
        ("pages/about.md", "./team.md", ["pages/team.md", "team.md", "articles/team.md"]),
        ("articles/a.md", "b%20c.txt", ["articles/b c.txt", "b c.txt", "pages/b c.txt"]),
        ("articles/a.md", "..%5Cpages%5Cb.MD", ["pages/b.MD", "articles/pages/b.MD", "pages/pages/b.MD"]),
        ("articles/a.md", "a\u0627\u0654.md", ["articles/a\u0623.md", "a\u0623.md", "pages/a\u0623.md"]),
        ("articles/a.md", "b.html", []),
        ("articles/a.md", "media/b.png", []),
    ],
)
def test_a_link_may_name_a_content_file_from_several_folders(file: str, address: str, paths: list[str]) -> None:
    assert list(file_paths(file, address)) == paths


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("a/b.html?q#f", "a/b.html"),
        ("/", "index.html"),
        ("tags/", "tags/index.html"),
        ("../../2013", "2013"),
        ("media/%D8%A7%D9%94.png", "media/\u0623.png"),
        ("search.html?q=a", "search.html"),
    ],
)
def test_an_address_leads_to_a_published_file(address: str, path: str) -> None:
    assert site_path(address) == path


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("media/a.mp4", "video"),
        ("media/a.WEBM#t=10", "video"),
        ("media/a.mp3", "audio"),
        ("media/a.ogg?x", "audio"),
        ("media/a.pdf", ""),
        ("media/a.png", None),
        ("media/mp3", None),
    ],
)
def test_the_suffix_of_a_file_decides_how_a_page_shows_it(path: str, kind: str | None) -> None:
    assert player(path) == kind


def test_only_local_paths_below_media_are_paths_of_media() -> None:
    assert media_path("/media/a.png") == "media/a.png"
    assert [media_path(address) for address in ("a.png", "media/../a.png", "https://example.org/media/a.png")] == [
        ""
    ] * 3


def test_the_id_of_a_heading_is_made_of_its_words_without_harakat() -> None:
    assert heading_id("المقدّمة: من نحن؟") == "h-المقدمة-من-نحن"
    assert heading_id("Who We Are") == "h-who-we-are"
    assert heading_id("!") == "h"
