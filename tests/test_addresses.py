"""Addresses: where pages are, and which names they may have."""

from __future__ import annotations

import pytest

from syrnews_site.addresses import (
    alias_path,
    article_path,
    day_path,
    is_device_name,
    is_page_name,
    month_path,
    year_path,
)


def test_pages_of_articles_and_days_are_in_folders_of_the_calendar() -> None:
    assert article_path("2025-11-06T01:16+03:00", "krak") == "2025/11/06/krak.html"
    assert article_path("2025-11-06", "krak") == "2025/11/06/krak.html"
    assert article_path("", "krak") == "undated/krak.html"
    assert day_path("2025-11-06") == "2025/11/06/index.html"
    assert month_path("2025-11") == "2025/11/index.html"
    assert year_path("2025") == "2025/index.html"


@pytest.mark.parametrize("name", ["con", "CON", "nul.x", "com1", "LPT9.txt", "lpt¹", "conin$", "prn.html"])
def test_windows_takes_some_names_for_devices(name: str) -> None:
    assert is_device_name(name)


@pytest.mark.parametrize("name", ["conx", "com", "com10", "xcon", "null", "con-1", "index"])
def test_names_that_merely_resemble_devices_are_free(name: str) -> None:
    assert not is_device_name(name)


@pytest.mark.parametrize(
    "name", ["krak", "000_8d2a05f9e826011e", "a.b", "x" * 100, "2025", "خبر-عاجل", "خَبَر_١٢", "café", "ا" * 100]
)
def test_letters_and_digits_of_any_script_can_name_a_page(name: str) -> None:
    assert is_page_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "../a",
        "a/b",
        ".a",
        "a.",
        "خبر عاجل",
        "خبر، عاجل",
        "cafe\u0301",
        "\u064eا",
        "a\u200fb",
        "新" * 70,
        "a b",
        "con",
        "LPT9.txt",
        "index",
        "Index",
        "404",
        "a:b",
        "x" * 101,
        "-a",
        "",
    ],
)
def test_names_that_some_file_system_or_our_own_pages_refuse_cannot_name_a_page(name: str) -> None:
    assert not is_page_name(name)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("old.html", "old.html"),
        ("/old.html", "old.html"),
        ("./old.htm", "old.htm"),
        ("2012/05/old.html", "2012/05/old.html"),
        ("2012/أخبار.html", "2012/أخبار.html"),
        ("a b/c.HTML", "a b/c.HTML"),
        ("/archives/777/", "archives/777/index.html"),
        ("archives/777", "archives/777/index.html"),
        ("2013/05/06/name/", "2013/05/06/name/index.html"),
        ("خبر/", "خبر/index.html"),
        ("news/old.php", "news/old.php/index.html"),
        ("news/old.aspx", "news/old.aspx/index.html"),
        ("story.v2", "story.v2/index.html"),
        ("old/index.html", "old/index.html"),
    ],
)
def test_an_old_address_has_a_file_that_every_server_shows(address: str, path: str) -> None:
    assert alias_path(address) == path


@pytest.mark.parametrize(
    "address",
    [
        "../old.html",
        "a/../../old.html",
        "a/./old.html",
        "a//old.html",
        "a\\old.html",
        "https://example.org/a.html",
        "//example.org/a/",
        "a/con/b.html",
        "nul.html",
        "a /b.html",
        "a./b.html",
        ".html",
        ".git/config",
        "a?b.html",
        "a%2e/b.html",
        "x" * 300 + ".html",
        "",
        "/",
    ],
)
def test_addresses_that_lead_elsewhere_or_that_a_file_system_refuses_have_no_file(address: str) -> None:
    assert alias_path(address) == ""
