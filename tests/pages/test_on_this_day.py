"""The pages of the days of the year."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.htmlkit import addresses, by_class, document, text_of
from tests.pages.archives import assert_next_build_equals_clean, few_articles
from tests.sitekit import Archive

pytestmark = pytest.mark.slow


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Three articles of three years, built, with the pages of the days of the year."""
    return few_articles(tmp_path, "on_this_day: true\n")


def neighbours(archive: Archive, day: str) -> list[str]:
    """The pages to which the page of a day leads as the days before and after."""
    (nav,) = by_class(document(archive.page(f"on-this-day/{day}.html")), "near")
    return addresses(nav)


def years(archive: Archive, day: str) -> list[str]:
    """The years whose articles the page of a day shows."""
    page = document(archive.page(f"on-this-day/{day}.html"))
    return [text_of(next(section.iter("h2"))) for section in by_class(page, "day")]


def test_a_day_of_the_year_shows_every_year_and_links_to_its_neighbours(archive: Archive) -> None:
    assert years(archive, "11-06") == ["2013", "2011"]
    assert neighbours(archive, "11-06") == ["11-07.html"]
    archive.article("new.md", date="2001-11-05", tags="حلب")
    assert_next_build_equals_clean(archive)
    assert neighbours(archive, "11-06") == ["11-05.html", "11-07.html"]
    (archive.content / "articles" / "three.md").unlink()
    assert_next_build_equals_clean(archive)
    assert neighbours(archive, "11-06") == ["11-05.html"]


def test_every_day_of_the_year_has_a_page_and_a_day_without_articles_links_to_the_nearest(archive: Archive) -> None:
    pages = sorted(file.name for file in (archive.output / "on-this-day").iterdir())
    assert (len(pages), pages[0], pages[-1]) == (367, "01-01.html", "index.html")
    assert "لم يُنشر في مثل هذا اليوم شيء" in text_of(document(archive.page("on-this-day/02-29.html")))
    assert neighbours(archive, "02-29") == ["11-06.html"]
    archive.article("new.md", date="2001-03-05")
    assert_next_build_equals_clean(archive)
    assert neighbours(archive, "02-29") == ["03-05.html"]
    assert neighbours(archive, "11-05") == ["03-05.html", "11-06.html"]


def test_an_archive_without_articles_has_only_the_index_of_the_days(archive: Archive) -> None:
    for name in ("one", "two", "three"):
        (archive.content / "articles" / f"{name}.md").unlink()
    assert_next_build_equals_clean(archive)
    assert [file.name for file in (archive.output / "on-this-day").iterdir()] == ["index.html"]
