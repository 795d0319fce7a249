"""Pages in a real browser, by a double click and from a server, at three widths, by light, by dark and on paper."""

from __future__ import annotations

import shutil
import subprocess
import threading
import zlib
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.audit.speed import Quiet
from tests.sitekit import Archive
from tests.states import KINDS, LATIN, LONG, MARKED, states, terms

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1280)
PAPER = "rgb(251, 249, 244)"  # what the style sheet makes of the ground
# The boxes of the characters of the first place where a text stands in an article's body, from left to right.
ORDER = """(text) => {
  const walker = document.createTreeWalker(document.querySelector(".body"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(text);
    if (at < 0) continue;
    const boxes = [...text].map((letter, i) => {
      const range = document.createRange();
      range.setStart(walker.currentNode, at + i);
      range.setEnd(walker.currentNode, at + i + 1);
      const box = range.getBoundingClientRect();
      return [letter, box.left, box.top];
    });
    const drawn = boxes.filter(([letter]) => letter !== " ").sort((a, b) => a[2] - b[2] || a[1] - b[1]);
    return drawn.map((box) => box[0]).join("");
  }
  return "";
}"""


PLACE = """() => [...document.querySelectorAll("a[href], input, button, summary, [tabindex='0']")]
  .indexOf(document.activeElement)"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive of states, built."""
    made = states(tmp_path_factory.mktemp("states"), settings="undated: keep\nhijri: true\n")
    made.build()
    return made


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The same archive with an English interface."""
    made = states(tmp_path_factory.mktemp("english"), settings="language: en\ntitle: Syrian News Archive\n")
    made.build()
    return made


@pytest.fixture(scope="module")
def address(archive: Archive) -> Iterator[str]:
    """Where a web server shows the archive."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(archive.output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def watched(page: Page) -> list[str]:
    """A list that grows with each thing that goes wrong on a page, and with each address that it asks for."""
    said: list[str] = []
    page.on("console", lambda message: said.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))
    # A request that is under way when we turn to the next page is given up, which is nothing wrong.
    page.on("requestfailed", lambda request: said.extend(_failure(request)))
    page.on("request", lambda request: said.append(request.url))
    return said


def _failure(request: Request) -> list[str]:
    return [] if "ABORTED" in (request.failure or "") else [f"failed: {request.url}"]


def foreign(said: list[str], origin: str) -> list[str]:
    """What is neither a quiet request to the site itself nor part of the document."""
    return [one for one in said if not one.startswith((origin, "data:"))]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_page_fits_its_screen(browser: Browser, archive: Archive, width: int, scheme: str) -> None:
    origin = archive.output.as_uri()
    with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        said = watched(page)
        for name in (*KINDS, *terms(archive)):
            page.goto(f"{origin}/{name}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            assert foreign(said, origin) == [], name
            ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            assert (ground == PAPER) == (scheme == "light"), name  # the style sheet is there, the policy let it in


def test_every_kind_of_page_is_quiet_on_a_server(page: Page, archive: Archive, address: str) -> None:
    said = watched(page)
    for name in (*KINDS, *terms(archive)):
        page.goto(address + name)
        assert foreign(said, address) == [], name
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == PAPER, name


def test_the_policy_keeps_strangers_out_of_a_file_too(page: Page, archive: Archive, address: str) -> None:
    source = archive.page("index.html")
    assert "default-src 'none'" in source
    intruders = f'<script src="{address}x.js"></script><script>document.title = "in"</script><img src="{address}x.png">'
    open_page = archive.output.parent / "intruded" / "index.html"
    open_page.parent.mkdir(exist_ok=True)
    shutil.copytree(archive.output / "assets", open_page.parent / "assets", dirs_exist_ok=True)
    open_page.write_text(source.replace("</body>", f"{intruders}</body>"), encoding="utf-8")
    said = watched(page)
    page.goto(open_page.as_uri())
    refused = [one for one in said if one.startswith("console: ") and "Content Security Policy" in one]
    assert len(refused) == 3
    assert page.title() != "in"
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == PAPER


def test_firefox_lets_the_style_sheet_of_a_file_in(archive: Archive, tmp_path: Path) -> None:
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if firefox is None:
        return  # where it is not installed, Chromium has to do
    shot, profile = tmp_path / "shot.png", tmp_path / "profile"
    profile.mkdir()
    address = (archive.output / "404.html").as_uri()
    command = [
        firefox,
        "--headless",
        "--profile",
        str(profile),
        "--window-size=400,300",
        f"--screenshot={shot}",
        address,
    ]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert corner(shot.read_bytes()) == (251, 249, 244)


def corner(png: bytes) -> tuple[int, ...]:
    """The colour of a picture's pixel at the left edge, one line from its top (8 bits, RGB or RGBA).

    The first row of a PNG may be filtered by its left neighbour only, so its first pixel stands as it is.
    """
    packed, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += length + 12
    return tuple(zlib.decompress(packed)[1:4])


@pytest.mark.parametrize("width", WIDTHS)
def test_arabic_lines_begin_at_the_right(browser: Browser, archive: Archive, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto((archive.output / LONG).as_uri())
        for selector in ("h1", ".body p"):
            gap = page.evaluate(
                """(selector) => {
                  const element = document.querySelector(selector), range = document.createRange();
                  range.selectNodeContents(element);
                  const lines = [...range.getClientRects()], edge = element.getBoundingClientRect().right;
                  const tops = [...new Set(lines.map((line) => Math.round(line.top / 10)))];
                  return Math.max(...tops.map((top) => edge - Math.max(
                    ...lines.filter((line) => Math.round(line.top / 10) === top).map((line) => line.right))));
                }""",
                selector,
            )
            assert 0 <= gap < 12, selector


def test_mixed_runs_stand_in_their_order(page: Page, archive: Archive) -> None:
    page.goto((archive.output / LONG).as_uri())
    for run in ("+963 11 222 3333", "C++", "10-20"):
        assert page.evaluate(ORDER, run) == run.replace(" ", ""), run
    page.goto((archive.output / LATIN).as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"


def test_an_english_site_runs_from_left_to_right(page: Page, english: Archive) -> None:
    for name in ("index.html", "stats.html", "2024/index.html", LONG):
        page.goto((english.output / name).as_uri())
        assert page.evaluate("getComputedStyle(document.body).direction") == "ltr", name
        frame = page.locator("header.top nav").inner_text() + page.locator("footer").inner_text()
        assert frame.replace("عن الأرشيف", "").isascii(), name
    page.goto((english.output / "index.html").as_uri())
    bars = page.locator(".timeline.wide rect:not(.reach)")
    first, last = bars.first.bounding_box(), bars.last.bounding_box()
    assert first is not None
    assert last is not None
    assert first["x"] < last["x"]


def test_the_keyboard_reaches_everything_in_its_order(page: Page, archive: Archive) -> None:
    page.goto((archive.output / MARKED).as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0  # type: ignore[index]
    before, seen = -1, 0
    for _ in range(60):
        place = page.evaluate(PLACE)
        if place < before:
            break
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")
        before, seen = place, seen + 1
        page.keyboard.press("Tab")
    assert seen > 10


def test_an_article_prints_as_a_clean_page(page: Page, archive: Archive) -> None:
    page.goto((archive.output / MARKED).as_uri())
    page.emulate_media(media="print")
    for selector in ("header.top nav", "header.top form", "footer", ".near"):
        for element in page.locator(selector).all():
            assert not element.is_visible(), selector
    for selector in ("h1", ".body", ".record", ".print"):
        assert page.locator(selector).first.is_visible(), selector


def test_reading_needs_no_script(browser: Browser, archive: Archive) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for name in KINDS:
            page.goto((archive.output / name).as_uri())
            assert page.locator("main").inner_text().strip(), name
    for name in (*KINDS, *terms(archive)):
        if name != "search.html":
            assert "<script" not in archive.page(name), name
