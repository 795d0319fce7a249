"""Addresses of articles in a built site: Arabic slugs, dates in file names, files that want one address."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.sitekit import FEW_PAGES, Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path, FEW_PAGES + "url: https://example.org/\n")


def test_an_arabic_slug_is_a_file_name_on_disk_and_escaped_in_every_address(archive: Archive) -> None:
    archive.write("articles/a.md", "---\ntitle: ع\ndate: 2024-01-02\nslug: خبر-عاجل\n---\nنص.\n")
    assert archive.build().diagnostics == ()
    path = "2024/01/02/خبر-عاجل.html"
    escaped = quote(path)
    assert f'<link rel="canonical" href="https://example.org/{escaped}">' in archive.page(path)
    for page in ("index.html", "2024/01/02/index.html"):
        assert escaped in archive.page(page)
    for file in ("feed.xml", "sitemap-2024.xml"):
        assert f"https://example.org/{escaped}" in archive.page(file)
    for page in ("index.html", path, "2024/01/index.html", "feed.xml", "sitemap-2024.xml"):
        links = re.sub("<script.*?</script>|<bdi>.*?</bdi>", "", archive.page(page))
        assert "خبر-عاجل" not in links


def test_two_spellings_of_an_arabic_slug_are_one_address(archive: Archive) -> None:
    for name, slug in (("a", "أخبار"), ("b", "اخبار")):
        archive.write(f"articles/{name}.md", f"---\ntitle: ع\ndate: 2024-01-02\nslug: {slug}\n---\nنص {name}.\n")
    (diagnostic,) = archive.build().diagnostics
    assert (diagnostic.file, diagnostic.code) == ("articles/b.md", "SN401")


def test_the_hint_about_one_address_fits_raw_text_which_has_no_front_matter(archive: Archive) -> None:
    for folder in ("enab", "sana"):
        archive.write(f"articles/{folder}/1.txt", f"عنوان {folder}\n\n6/11/2024\n\nنص الخبر من {folder}.\n")
    (diagnostic,) = archive.build().diagnostics
    assert (diagnostic.file, diagnostic.code) == ("articles/sana/1.txt", "SN401")
    assert "articles/enab/1.txt" in diagnostic.message
    assert "sana-1.txt" in diagnostic.hint
    assert "front matter" not in diagnostic.hint
    archive.content.joinpath("articles/sana/1.txt").rename(archive.content / "articles/sana/sana-1.txt")
    assert archive.build().diagnostics == ()
    assert (archive.output / "2024/11/06/1.html").exists()
    assert (archive.output / "2024/11/06/sana-1.html").exists()


def test_a_flash_is_marked_on_its_page(archive: Archive) -> None:
    archive.write("articles/2024-11-06-flash.txt", "عاجل: انقطاع الكهرباء عن المدينة\n")
    archive.article("long.md")
    assert archive.build().diagnostics == ()
    page = archive.page("2024/11/06/flash.html")
    assert "<p>عاجل: انقطاع الكهرباء عن المدينة</p>" in page
    assert 'class="note flash"' in page
    assert 'class="note flash"' not in archive.page("2025/11/06/long.html")
