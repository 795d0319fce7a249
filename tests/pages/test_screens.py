"""What readers see of topics, articles and an archive's own looks, on a phone and at a desk, in a real browser."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from syrnews_site.arabic.slug import slug
from syrnews_site.build.build import build
from syrnews_site.settings.options import Options
from syrnews_site.starter.archive import create
from syrnews_site.starter.article import BODY, write
from tests.pages.archives import TAGS
from tests.sitekit import FEW_PAGES, Archive

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WIDTHS = pytest.mark.parametrize("width", [360, 1280])
FITS = "document.documentElement.scrollWidth <= innerWidth"
SETTINGS = "accent: 7a1f3d\nlogo: logo.png\nfooter: يصدر عن مكتبة\nnavigation: [tags, موقعنا https://example.org/]\n"
FACTS = (
    "  description: ثاني مدن سوريا\n  spellings: [حلب الشهباء]\n  coordinates: 36.2012, 37.1612\n  wikidata: Q41183\n"
)
WEATHER = f"tags/{slug('طقس')}"


def picture(width: int, height: int) -> bytes:
    """A grey PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Articles of a town and of its governorate, a tag of 150 articles, an article with pictures; looks of its own."""
    made = Archive(tmp_path_factory.mktemp("topics"), FEW_PAGES + SETTINGS)
    made.write("tags.yaml", TAGS + FACTS)
    made.write("media/logo.png", picture(80, 80))
    made.write("media/dam.png", picture(2400, 1200))
    for number in range(3):
        made.article(f"d{number}.md", title=f"خبر {number}", date=f"2013-0{number + 1}-02", tags="حلب, سوريا, كهرباء")
    made.article("general.md", title="خبر عام", date="2013-05-02", tags="سوريا")
    for number in range(150):
        date = f"20{20 + number % 3}-0{number % 4 + 3}-0{number % 9 + 1}"
        made.article(f"{number}.md", title=f"خبر عن أحوال الناس في المدينة {number}", date=date, tags="طقس, سوريا")
    body = '![السد](media/dam.png "السد عام 1973. © سانا")\n\n![](https://example.org/a.png)'
    made.article("pictures.md", title="مادة مصورة", date="2013-06-02", tags="حلب", body=body)
    made.build()
    return made


def at(page: Page, archive: Archive, path: str, width: int) -> Page:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto((archive.output / path).as_uri())
    assert page.evaluate(FITS), path
    return page


@WIDTHS
def test_a_governorate_leads_to_its_towns_and_a_town_says_what_is_known_of_it(
    page: Page, archive: Archive, width: int
) -> None:
    at(page, archive, "tags/aleppo-governorate/index.html", width)
    assert "4 مواد (كلها بوسوم ما يشمله)" in page.locator("main .sub").first.inner_text()
    page.locator(".kin").get_by_role("link", name="حلب").click()
    crumbs = page.locator(".crumbs a")
    assert crumbs.all_inner_texts() == ["الوسوم", "سوريا", "محافظة حلب"]
    shown = page.locator("main").inner_text()
    for fact in ("ثاني مدن سوريا", "حلب الشهباء", "36.2012, 37.1612", "Q41183"):
        assert fact in shown
    # All articles name Syria, the town's alone name electricity.
    assert page.locator("main aside .terms a").first.inner_text() == "كهرباء"
    assert page.evaluate(FITS)
    crumbs.last.click()
    assert page.url.endswith("tags/aleppo-governorate/index.html")


@WIDTHS
def test_a_long_topic_leads_to_its_years_by_bars_and_by_table(page: Page, archive: Archive, width: int) -> None:
    at(page, archive, f"{WEATHER}/index.html", width)
    assert page.locator(".item").count() == 20
    assert page.evaluate("document.documentElement.scrollHeight") <= 12 * 640
    bars = page.locator(f".timeline.{'narrow' if width < 700 else 'wide'} a")
    assert bars.first.is_visible()
    bars.last.press("Enter")
    assert "/2022" in page.url
    assert page.locator("h1").inner_text().startswith("طقس")
    page.go_back()
    page.locator(".heat").get_by_role("link", name="2021").press("Enter")
    assert page.url.endswith("/2021.html")
    assert page.evaluate("document.documentElement.scrollHeight") <= 12 * 640
    page.locator(".near a").first.click()
    assert page.url.endswith("/2020.html")


@WIDTHS
def test_a_picture_is_a_figure_within_the_screen_that_leads_to_its_file(
    page: Page, archive: Archive, width: int
) -> None:
    at(page, archive, "2013/06/02/pictures.html", width)
    shown = page.locator(".body figure img").bounding_box()
    assert shown
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= width
    assert abs(shown["width"] / shown["height"] - 2) < 0.02  # its shape is known before it is loaded
    caption = page.locator("figcaption").inner_text()
    assert "السد عام 1973." in caption
    assert "تصوير: سانا" in caption
    assert page.locator(".body figure").count() == page.locator(".body img").count() == 1
    assert "(صورة في موقع آخر)" in page.locator(".body").inner_text()
    page.locator(".body figure a").click()
    assert page.url.endswith("media/dam.png")


@WIDTHS
def test_an_archive_shows_its_own_logo_links_footer_and_colour(page: Page, archive: Archive, width: int) -> None:
    at(page, archive, "2013/06/02/pictures.html", width)
    logo = page.locator(".top .name img")
    assert logo.evaluate("image => image.complete && image.naturalWidth") == 80
    box = logo.bounding_box()
    assert box
    assert box["height"] <= 60
    assert page.locator(".top nav a").all_inner_texts() == ["الوسوم", "موقعنا"]
    assert "يصدر عن مكتبة" in page.locator(".end").inner_text()
    assert page.locator(".ways a").first.evaluate("link => getComputedStyle(link).color") == "rgb(122, 31, 61)"


@WIDTHS
@pytest.mark.parametrize(("language", "direction", "tags"), [("ar", "rtl", "الوسوم"), ("en", "ltr", "Tags")])
def test_a_new_archive_reads_in_its_language_at_once(
    page: Page, tmp_path: Path, width: int, language: str, direction: str, tags: str
) -> None:
    create(tmp_path, language)
    write(tmp_path / "content", "Unwritten", "2025-11-06", "txt")
    build(Options(content=tmp_path / "content", output=tmp_path / "build", jobs=1, sync=False))
    page.set_viewport_size({"width": width, "height": 640})
    page.goto((tmp_path / "build/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).direction") == direction
    assert page.locator(".top nav").get_by_role("link", name=tags).is_visible()
    assert page.evaluate(FITS)
    page.locator("main .item").get_by_role("link", name="Unwritten").click()
    assert page.locator("h1").inner_text() == "Unwritten"
    assert BODY not in page.locator("main").inner_text()
    assert page.evaluate(FITS)
