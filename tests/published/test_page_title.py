"""The title that a comparison shows for a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from syrnews_site.published.page_title import HEAD_BYTES, title_of


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>أرشيف</title><h1>عنوان <bdi>المقالة</bdi></h1>", "عنوان المقالة"),
        ("<title>أرشيف</title><h1></h1>", "أرشيف"),
        ("<h1>أول</h1><h1>ثان</h1>", "أول"),
        ("<h1>\n  a\n  b &amp; c\n</h1>", "a b & c"),
        ("no markup", ""),
        ("", ""),
    ],
)
def test_the_heading_is_the_title_and_the_title_replaces_a_missing_heading(
    tmp_path: Path, html: str, title: str
) -> None:
    page = tmp_path / "page.html"
    page.write_text(html, encoding="utf-8")
    assert title_of(page) == title


def test_a_page_that_is_no_utf8_or_very_long_has_a_title(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"<h1>a\xff</h1>" + b"x" * HEAD_BYTES + "<h1>ط</h1>".encode())
    assert title_of(page) == "a\ufffd"
