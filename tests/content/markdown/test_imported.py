"""The keys that `import` writes: they are known, checked, and lead to the other version."""

from __future__ import annotations

from pathlib import Path

import pytest

from syrnews_site.model import LocalLink
from tests.content.markdown.loading import BODY, article, load, only_mistake
from tests.sitekit import FEW_PAGES, Archive

ORIGIN = f"""---
title: ع
date: 2025-11-06
retrieved: 2025-11-18T21:04+03:00
imported_from: "saved/page.html"
sha256: {"a" * 64}
version_of: "articles/2025/11/خبر.md"{BODY}"""


def test_the_keys_of_an_import_are_read_without_a_warning() -> None:
    assert load(ORIGIN).diagnostics == ()
    found = article(ORIGIN)
    assert found.retrieved == "2025-11-18T21:04+03:00"
    assert found.version_of == "articles/2025/11/%D8%AE%D8%A8%D8%B1.md"
    assert found.links == (LocalLink(7, 13, found.version_of),)


@pytest.mark.parametrize(
    ("front", "place", "code"),
    [
        ("sha256: abc", (4, 9), "SN122"),
        ("version_of: articles/a.html", (4, 13), "SN122"),
        ("retrieved: غدا", (4, 12), "SN113"),
        ("imported_from: [a]", (4, 16), "SN122"),
    ],
)
def test_a_wrong_value_is_reported_at_its_place(front: str, place: tuple[int, int], code: str) -> None:
    diagnostic = only_mistake(front)
    assert (diagnostic.line, diagnostic.column, diagnostic.code) == (*place, code)


@pytest.mark.slow
def test_a_version_of_an_article_that_is_not_there_is_a_dead_link(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/a.md", ORIGIN)
    (diagnostic,) = archive.build().diagnostics
    assert (diagnostic.code, diagnostic.line, diagnostic.severity) == ("SN603", 7, "warning")
    page = (archive.output / "2025/11/06/a.html").read_text(encoding="utf-8")
    assert "نسخة أخرى" not in page
    assert "تاريخ حفظ الصفحة" in page
