"""Open pages learn of each change to content and templates."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from syrnews_site.build.outcome import BuildFailed
from syrnews_site.preview.watch import changes, watched_folders
from syrnews_site.settings.options import Options
from tests import htmlkit
from tests.preview.visitor import ARTICLE, RunningPreview, heading, panel
from tests.sitekit import Archive

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow


def test_an_edit_reaches_open_pages(running: RunningPreview) -> None:
    events = running.visitor.events()
    first = next(events)
    running.archive.article("one.md", title="بعد التعديل", date="2025-11-06")
    assert next(events) != first
    assert heading(running.visitor.page(ARTICLE)) == "بعد التعديل"


def test_templates_that_did_not_exist_at_the_start_are_watched(running: RunningPreview) -> None:
    events = running.visitor.events()
    next(events)
    own = running.archive.root / "templates"
    (own / "assets").mkdir(parents=True)
    (own / "assets" / "style.css").write_text("/* mine */", encoding="utf-8")
    next(events)
    assert running.visitor.get("/assets/style.css")[1] == b"/* mine */"


def test_a_broken_article_is_shown_in_the_page_until_it_is_mended(running: RunningPreview) -> None:
    events = running.visitor.events()
    next(events)
    running.archive.write("articles/a&b.md", "---\ntitle: [\n---\n")
    next(events)
    page = running.visitor.page(ARTICLE)
    assert "articles/a&b.md" in htmlkit.text_of(panel(page))
    assert heading(page) == "الأولى"
    (running.archive.content / "articles" / "a&b.md").unlink()
    next(events)
    assert panel(running.visitor.page(ARTICLE)) is None


def test_a_build_that_fails_keeps_the_last_site_and_says_why(running: RunningPreview) -> None:
    events = running.visitor.events()
    next(events)
    running.archive.write("site.yaml", "feed_length: many\n")
    next(events)
    page = running.visitor.page(ARTICLE)
    assert heading(page) == "الأولى"
    assert "Nothing was published" in htmlkit.text_of(panel(page))
    assert "SN212" in htmlkit.text_of(panel(page))
    assert isinstance(running.results[-1], BuildFailed)
    running.archive.write("site.yaml", "")
    next(events)
    assert panel(running.visitor.page(ARTICLE)) is None


def test_only_folders_that_exist_are_watched(archive: Archive) -> None:
    options = Options(content=archive.content, output=archive.output)
    before = watched_folders(options)
    assert before[0] == str(archive.content)
    (archive.root / "templates").mkdir()
    assert set(watched_folders(options)) - set(before) == {str(archive.root / "templates")}


def test_an_edit_from_before_the_watching_counts_as_a_change(archive: Archive) -> None:
    stop = threading.Event()
    seen = changes(Options(content=archive.content, output=archive.output), stop)
    assert next(seen) is True
    stop.set()
    assert list(seen) == []


@pytest.mark.browser
def test_a_browser_reloads_by_itself_and_its_policy_allows_that(running: RunningPreview, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"http://localhost:{running.server.port}{ARTICLE}")
    assert page.locator("h1").inner_text() == "الأولى"
    running.archive.article("one.md", title="بعد التعديل", date="2025-11-06")
    page.wait_for_selector("h1:text-is('بعد التعديل')")
    running.archive.write("articles/empty.txt", "")
    page.wait_for_selector("aside.syrnews-preview")
    assert "articles/empty.txt" in page.locator("aside.syrnews-preview").inner_text()
    assert page.locator("aside.syrnews-preview").evaluate("panel => getComputedStyle(panel).position") == "fixed"
    assert complaints == []
