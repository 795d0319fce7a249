"""The sitemaps: every address once, and no sitemap with more addresses than the protocol allows."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from syrnews_site.pages import feeds
from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import Archive

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def addresses(archive: Archive, name: str) -> list[str]:
    """The addresses that a sitemap, or the index of the sitemaps, has, from the site's root."""
    root = ElementTree.fromstring(archive.page(name))
    return [str(place.text).removeprefix("https://archive.invalid/") for place in root.iter(f"{SPACE}loc")]


def test_a_year_with_too_many_addresses_has_a_sitemap_for_each_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "MOST_ADDRESSES", 3)
    archive = Archive(tmp_path)
    archive.article("one.md", date="2013-03-01")
    archive.article("two.md", date="2013-03-31")
    archive.article("year.md", date="2013")
    archive.article("other.md", date="2014-01-01")
    archive.build()
    assert addresses(archive, "sitemap.xml") == ["sitemap-pages.xml", "sitemap-2013.xml", "sitemap-2014.xml"]
    assert len(addresses(archive, "sitemap-2013.xml")) == 3

    december = archive.article("three.md", date="2013-12-31")
    assert_next_build_equals_clean(archive)
    assert addresses(archive, "sitemap.xml") == [
        "sitemap-pages.xml",
        "sitemap-2013.xml",
        "sitemap-2013-03.xml",
        "sitemap-2013-12.xml",
        "sitemap-2014.xml",
    ]
    assert addresses(archive, "sitemap-2013.xml") == ["2013/year.html"]
    assert addresses(archive, "sitemap-2013-03.xml") == ["2013/03/31/two.html", "2013/03/01/one.html"]
    assert addresses(archive, "sitemap-2013-12.xml") == ["2013/12/31/three.html"]

    december.unlink()
    assert_next_build_equals_clean(archive)
    assert not (archive.output / "sitemap-2013-03.xml").exists()
    assert len(addresses(archive, "sitemap-2013.xml")) == 3


def test_another_title_leaves_the_sitemaps_as_they_are(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.article("one.md", title="الأول")
    archive.build()
    archive.article("one.md", title="الثاني")
    assert not [path for path in archive.build().written if path.startswith("sitemap")]
