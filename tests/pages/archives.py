"""A small archive over several years, for tests of pages."""

from __future__ import annotations

from pathlib import Path

from tests.sitekit import Archive, tree

TAGS = """
سوريا:
  kind: place
  slug: syria
محافظة حلب:
  kind: place
  slug: aleppo-governorate
  part_of: سوريا
حلب:
  kind: place
  slug: aleppo
  part_of: محافظة حلب
"""


def few_articles(root: Path, settings: str = "") -> Archive:
    """Three articles of three years, built. The authority knows which places their place is part of."""
    archive = Archive(root, settings)
    archive.write("tags.yaml", TAGS)
    archive.article("one.md", date="2011-11-06", tags="حلب")
    archive.article("two.md", date="2013-11-06", tags="حلب, عمارة")
    archive.article("three.md", date="2025-11-07", tags="حلب, عمارة")
    archive.build()
    return archive


def assert_next_build_equals_clean(archive: Archive) -> None:
    """Build what has changed, and compare the site with a clean build of the same content."""
    archive.build()
    assert tree(archive.output) == archive.clean_tree()
