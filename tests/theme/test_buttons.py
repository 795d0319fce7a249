"""The buttons of an article and the reader's own day, in a browser; and the same pages without a script."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sitekit import FEW_PAGES, Archive

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.firefox import Tab

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ARTICLE = "2025/11/06/one.html"
WIDTHS = pytest.mark.parametrize("width", [360, 1280])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("buttons"), "on_this_day: true\n")
    made.article("one.md", title="سد الفرات", source="صحيفة")
    made.article("two.md", title="خبر قديم", date="2011-11-06")
    made.build()
    return made


def address(archive: Archive, path: str) -> str:
    return (archive.output / path).as_uri()


@WIDTHS
def test_buttons_copy_the_citation_and_the_link(page: Page, archive: Archive, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(archive, ARTICLE))
    page.evaluate("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }")
    buttons = page.locator(".buttons button")
    assert buttons.all_inner_texts() == ["انسخ صيغة الاستشهاد", "انسخ الرابط", "نزّل الاستشهاد (RIS)"]
    buttons.nth(0).click()
    page.wait_for_function("document.querySelector('.buttons [role=status]').textContent === 'نُسخ.'")
    citation = page.evaluate("window.copied")
    assert citation == f"«سد الفرات»، صحيفة، 6 تشرين الثاني 2025، أرشيف الأخبار السورية، {ARTICLE}"
    buttons.nth(1).click()
    page.wait_for_function("window.copied.startsWith('file:')")
    assert page.evaluate("window.copied") == page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@WIDTHS
def test_a_record_is_downloaded_without_another_file(page: Page, archive: Archive, width: int, tmp_path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address(archive, ARTICLE))
    with page.expect_download() as download:
        page.locator(".buttons button").nth(2).click()
    assert download.value.suggested_filename == "one.ris"
    download.value.save_as(tmp_path / "one.ris")
    lines = (tmp_path / "one.ris").read_text(encoding="utf-8").splitlines()
    assert lines[:6] == [
        "TY  - NEWS",
        "TI  - سد الفرات",
        "T2  - صحيفة",
        "DA  - 2025/11/06/",
        "PY  - 2025",
        "DB  - أرشيف الأخبار السورية",
    ]
    assert "LA  - ar" in lines
    assert lines[-1] == "ER  - "
    assert any(line.startswith("N1  - SHA-256: ") for line in lines)


WATCH = """() => {
  navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); };
  URL.createObjectURL = (blob) => { blob.text().then((text) => { window.record = text; }); return "#record"; };
}"""


@WIDTHS
def test_buttons_work_in_every_browser(tab: Tab, archive: Archive, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(address(archive, ARTICLE))
    tab.wait_for_function("() => document.querySelectorAll('.buttons button').length === 3")
    tab.evaluate(WATCH)
    tab.click(".buttons button:nth-child(1)")
    tab.wait_for_function("() => document.querySelector('.buttons [role=status]').textContent === 'نُسخ.'")
    assert tab.evaluate("window.copied").startswith("«سد الفرات»، صحيفة، 6 تشرين الثاني 2025، ")
    tab.click(".buttons button:nth-child(3)")
    tab.wait_for_function("() => window.record")
    assert tab.evaluate("window.record").startswith("TY  - NEWS\r\nTI  - سد الفرات\r\n")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@WIDTHS
def test_a_page_without_a_script_has_no_buttons_and_says_whose_day_it_shows(
    browser: Browser, archive: Archive, width: int
) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(address(archive, ARTICLE))
        assert page.locator(".buttons").count() == 0
        assert page.locator(".cite").count() == 1
        page.goto(address(archive, "index.html"))
        today = page.locator(".today")
        assert today.locator("a").first.get_attribute("href") == "on-this-day/11-06.html"
        assert "6 تشرين الثاني" in today.locator("h2").inner_text()
        assert today.locator(".note").inner_text() == "وهو يوم أحدث ما في الأرشيف"
        assert today.locator("li").all_inner_texts() == ["2011\n1"]


@WIDTHS
def test_on_this_day_is_the_day_of_the_readers_clock_where_a_script_may_run(
    page: Page, archive: Archive, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.clock.set_fixed_time(datetime.datetime(2026, 3, 8, 12, 0, tzinfo=datetime.UTC))
    page.goto(address(archive, "index.html"))
    today = page.locator(".today")
    assert today.locator("h2").inner_text() == "في مثل هذا اليوم، 8 آذار"
    assert today.locator(".note").inner_text() == "بحسب تاريخ جهازك"
    today.locator("a").first.click()
    assert page.url.endswith("/on-this-day/03-08.html")
    page.goto(address(archive, "on-this-day/index.html"))
    assert page.locator(".grid [aria-current=date]").inner_text() == "8"


def test_an_archive_without_buttons_has_no_script(page: Page, tmp_path: Path) -> None:
    quiet = Archive(tmp_path, FEW_PAGES + "buttons: false\n")
    quiet.article("one.md")
    quiet.build()
    assert not (quiet.output / "assets/buttons.js").exists()
    html = quiet.page(ARTICLE)
    assert "script-src" not in html
    assert "buttons.js" not in html
    page.goto(address(quiet, ARTICLE))
    assert page.locator(".buttons").count() == 0
