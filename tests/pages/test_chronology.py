"""The chronology: a timeline of chronology.yaml, linked with its articles, years and days in both directions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.htmlkit import addresses, document
from tests.pages.archives import TAGS, assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive

if TYPE_CHECKING:
    from playwright.sync_api import Page

EVENTS = """
- date: 2013-08-21
  text: حدث له مادة بعنوانها
  kind: ثقافة
  articles: [2013/08/22/named.html, a-declared-id]
- date: 2013-08-21
  text: حدث له مواد بوسومها
  tags: [سوريا, عمارة]
  from: 2013-09
- date: 2011-03
  until: 2012
  text: حدث يمتد من سنة إلى سنة
"""
NAMED, DECLARED, TAGGED, OTHER = (
    f"2013/{day}/{name}.html"
    for day, name in (("08/22", "named"), ("10/01", "a-declared-id"), ("09/05", "tagged"), ("09/06", "other"))
)


def archive_at(root: Path, settings: str = FEW_PAGES) -> Archive:
    archive = Archive(root, settings)
    archive.write("tags.yaml", TAGS)
    archive.write("chronology.yaml", EVENTS)
    archive.article("named.md", date="2013-08-22", title="المذكورة")
    archive.write("articles/declared.md", "---\ntitle: ذات id\ndate: 2013-10-01\nid: a-declared-id\n---\n\nمتن.\n")
    archive.article("tagged.md", date="2013-09-05", tags="حلب, عمارة", title="ذات وسمين")
    archive.article("other.md", date="2013-09-06", tags="حلب", title="ذات وسم")
    archive.article("early.md", date="2012-01-01", tags="حلب, عمارة", title="سابقة")
    return archive


def events_of(archive: Archive, path: str) -> set[str]:
    """The events that a page leads to, by their anchors."""
    return {
        address.rpartition("#")[2] for address in addresses(document(archive.page(path))) if "chronology/" in address
    }


@pytest.mark.slow
def test_events_and_their_articles_lead_to_each_other(tmp_path: Path) -> None:
    archive = archive_at(tmp_path)
    assert not archive.build().diagnostics
    timeline = archive.page("chronology/index.html")
    assert timeline.index("حدث يمتد") < timeline.index("حدث له مادة بعنوانها") < timeline.index("حدث له مواد بوسومها")
    linked = [address.removeprefix("../") for address in addresses(document(timeline))]
    assert [address for address in linked if address in (NAMED, DECLARED, TAGGED, OTHER)] == [NAMED, DECLARED, TAGGED]
    assert events_of(archive, NAMED) == events_of(archive, DECLARED) == {"2013-08-21"}
    assert events_of(archive, TAGGED) == {"2013-08-21_2"}
    assert events_of(archive, OTHER) == set()
    assert events_of(archive, "2013/index.html") == {"2013-08-21", "2013-08-21_2"}
    assert events_of(archive, "2012/index.html") == {"2011-03"}
    for path in ("index.html", "years.html"):
        assert "chronology/index.html" in addresses(document(archive.page(path)))
    assert "chronology/index.html" in archive.page("sitemap-pages.xml")


@pytest.mark.slow
def test_every_edit_of_events_and_articles_reaches_the_pages_that_show_it(tmp_path: Path) -> None:
    archive = archive_at(tmp_path)
    archive.build()
    edits = (
        lambda: archive.article("tagged.md", date="2013-09-05", tags="حلب, عمارة", title="عنوان آخر"),
        lambda: archive.article("tagged.md", date="2013-09-05", tags="حلب", title="عنوان آخر"),
        lambda: archive.article("other.md", date="2013-09-06", tags="حلب, عمارة"),
        lambda: (archive.content / "articles/named.md").unlink(),
        lambda: archive.article("named.md", date="2013-08-22", title="المذكورة"),
        lambda: (archive.content / "articles/declared.md").unlink(),
        lambda: archive.write("chronology.yaml", EVENTS.replace("يمتد", "امتد")),
        lambda: archive.write(
            "chronology.yaml", EVENTS + "".join(f"- {{date: {y}, text: ح}}\n" for y in range(1950, 2000))
        ),
        lambda: archive.article("other.md", date="2013-08-22", tags="حلب, عمارة"),
        lambda: archive.article("other.md", date="2013-09-08", tags="حلب, عمارة", title="عادت"),
        lambda: archive.write("chronology.yaml", ""),
        lambda: archive.write("chronology.yaml", EVENTS),
        lambda: (archive.content / "chronology.yaml").unlink(),
    )
    for edit in edits:
        edit()
        assert_next_build_equals_clean(archive)
    assert not (archive.output / "chronology").exists()
    assert "chronology" not in archive.page("index.html") + archive.page("years.html") + archive.page(NAMED)


@pytest.mark.slow
def test_a_long_chronology_has_a_page_for_each_year(tmp_path: Path) -> None:
    archive = archive_at(tmp_path)
    archive.write("chronology.yaml", EVENTS + "".join(f"- {{date: {year}, text: حدث}}\n" for year in range(1950, 2000)))
    archive.build()
    assert "2013.html" in addresses(document(archive.page("chronology/index.html")))
    assert "../../../chronology/2013.html#2013-08-21" in addresses(document(archive.page(NAMED)))
    year = archive.page("chronology/2013.html")
    assert year.count('class="summary"') == 2
    assert "2011.html" in addresses(document(year))
    assert 'rel="next"' not in year


@pytest.mark.slow
def test_a_day_of_the_year_names_its_events(tmp_path: Path) -> None:
    archive = archive_at(tmp_path, "on_this_day: true\n")
    archive.build()
    assert events_of(archive, "on-this-day/08-21.html") == {"2013-08-21", "2013-08-21_2"}
    assert events_of(archive, "on-this-day/08-22.html") == set()


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_an_event_leads_to_its_article_and_back(tmp_path: Path, page: Page, width: int) -> None:
    archive = archive_at(tmp_path)
    archive.build()
    page.set_viewport_size({"width": width, "height": 700})
    page.goto((archive.output / "chronology/index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="المذكورة").click()
    assert page.url.endswith(NAMED)
    page.get_by_role("link", name="حدث له مادة بعنوانها").click()
    assert page.url.endswith("chronology/index.html#2013-08-21")
    assert page.locator("[id='2013-08-21']").is_visible()
