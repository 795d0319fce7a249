"""slug: all spellings of a name have one slug, which never changes."""

from __future__ import annotations

import re

from hypothesis import given

from syrnews_site.arabic.slug import address_key, slug, slug_of_path
from tests.arabic.vectors import any_text


def test_spellings_of_one_name_have_one_slug() -> None:
    assert len({slug(name) for name in ("إدلب", "ادلب", "إدْلب", "إدلـب", "  إدلب، ")}) == 1
    assert slug("حماة") != slug("حماية")


def test_slugs_never_change() -> None:
    assert slug("دمشق") == "4e41eb2e"
    assert slug_of_path("articles/2025/خبر.txt") == "b7aacca9"


def test_paths_with_different_hamzas_have_different_slugs() -> None:
    assert slug_of_path("أحمد.txt") != slug_of_path("احمد.txt")
    assert slug_of_path("ا\u0654حمد.txt") == slug_of_path("أحمد.txt")


@given(any_text)
def test_any_string_has_a_slug(text: str) -> None:
    assert re.fullmatch("[0-9a-f]{8}", slug(text))
    assert re.fullmatch("[0-9a-f]{8}", slug_of_path(text))


def test_addresses_that_a_disk_or_a_reader_takes_for_one_have_one_key() -> None:
    paths = ("2025/أخبار-حلب.html", "2025/اخبار-حلب.html", "2025/\u0627\u0654خبار-حلب.html", "2025/أخبار-حلَب.HTML")
    assert len(set(map(address_key, paths))) == 1
    assert address_key("2025/A.html") == address_key("2025/a.html")
    assert len(set(map(address_key, ("a-b.html", "a_b.html", "a.b.html", "أ-ب.html", "أ_ب.html", "أ/ب.html")))) == 6
