"""Opening a page contacts no other host, and links tell no other host where the reader comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import htmlkit
from tests.sitekit import Archive

pytestmark = pytest.mark.slow

LOADING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest"}
# Relations of a link element that a browser acts upon when it opens the page.
ACTING = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "modulepreload",
    "manifest",
    "prerender",
}
ELSEWHERE = re.compile(r"^\s*([a-z][a-z0-9+.-]*:)?//|^\s*(https?|ftp|data|javascript):", re.IGNORECASE)

BODY = """[رابط](https://example.org/a) https://example.org/b <https://example.org/c>

![صورة](https://example.org/p.png) ![صورة](//example.org/p.png) ![صورة](data:image/png;base64,AAAA)

<img src="https://example.org/x.png"> <iframe src="https://example.org/"></iframe>

<script src="//example.org/s.js"></script>

<link rel="dns-prefetch" href="//example.org"> <meta http-equiv="refresh" content="0;url=https://example.org/">

![فيلم](https://example.org/f.mp4) ![صوت](https://example.org/s.mp3)
"""


def _pages(root: Path) -> dict[str, str]:
    archive = Archive(root, "url: https://archive.example/\n")
    archive.article("one.md", title="الأولى", body=BODY, source="https://example.org/")
    archive.article("two.md", title="<img src=//example.org/t.png>", tags="<img src=//example.org/g.png>", body=BODY)
    archive.write("pages/about.md", f"---\ntitle: عن\n---\n\n{BODY}\n")
    archive.build()
    return {str(file): file.read_text(encoding="utf-8") for file in archive.output.rglob("*.html")}


def test_no_page_loads_from_or_hints_at_another_host(tmp_path: Path) -> None:
    pages = _pages(tmp_path)
    assert len(pages) > 5
    for name, page in pages.items():
        for element in htmlkit.document(page).iter():
            attributes = dict(element.attrib)
            relations = set(str(attributes.get("rel", "")).lower().split())
            if "http-equiv" in attributes:
                assert not re.search("//|https?:", str(attributes.get("content", ""))), name
            loading = [value for key, value in attributes.items() if key in LOADING]
            if relations & ACTING and "href" in attributes:
                loading.append(attributes["href"])
            assert [value for value in loading if ELSEWHERE.search(str(value))] == [], name
            assert "//example.org" not in str(attributes.get("style", "")), name


def test_every_page_sends_no_referrer_and_no_link_says_otherwise(tmp_path: Path) -> None:
    for name, page in _pages(tmp_path).items():
        assert '<meta name="referrer" content="no-referrer">' in page.partition("</head>")[0], name
        assert "referrerpolicy" not in page, name


def test_no_style_loads_from_another_host(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.article("one.md")
    archive.build()
    styles = [file.read_text(encoding="utf-8") for file in archive.output.rglob("*.css")]
    assert styles
    for style in styles:
        assert not re.search(r"@import|url\(\s*['\"]?\s*([a-z]+:)?//", style, re.IGNORECASE)
