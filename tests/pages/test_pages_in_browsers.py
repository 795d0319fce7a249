"""Pages in real browsers, by a double click and from a server, at three widths, by light, by dark and on paper."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.audit.speed import Quiet
from tests.sitekit import Archive
from tests.states import KINDS, LATIN, LONG, MARKED, states, terms

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

    from tests.firefox import Tab

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1280)
PAPER = "rgb(251, 249, 244)"  # what the style sheet makes of the ground
# The characters of the first occurrence of a text in an article's body, in the order in which they are drawn.
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

# How wide the screen is, how far one could scroll sideways, and the colour of the ground.
SIZES = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return [innerWidth, scrollWidth - clientWidth, getComputedStyle(document.documentElement).backgroundColor];
}"""
# How far from the right edge of an element its lines begin, at most.
GAP = """(selector) => {
  const element = document.querySelector(selector), range = document.createRange();
  range.selectNodeContents(element);
  const boxes = [...range.getClientRects()], edge = element.getBoundingClientRect().right;
  const line = ({ y, height }) => boxes.filter((box) => box.top < y + height / 2 && y + height / 2 < box.bottom);
  return Math.max(...boxes.map((one) => edge - Math.max(...line(one).map((box) => box.right))));
}"""
# Which of the things that the keyboard reaches has the focus.
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


@pytest.fixture(params=["file", "http"])
def origin(request: pytest.FixtureRequest, archive: Archive) -> str:
    """Where the archive begins, with a slash at its end: on a disk, or on a web server."""
    return f"{archive.output.as_uri()}/" if request.param == "file" else str(request.getfixturevalue("address"))


def watched(page: Tab) -> list[str]:
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


def test_every_kind_of_page_fits_every_screen(tab: Tab, archive: Archive, origin: str) -> None:
    said = watched(tab)
    for name in (*KINDS, *terms(archive)):
        tab.goto(origin + name)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                screen, hidden, ground = tab.evaluate(SIZES)
                assert screen == width, name
                assert hidden == 0, (name, width)
                assert (ground == PAPER) == (scheme == "light"), name  # the style sheet is there, the policy let it in
        assert foreign(said, origin) == [], name


def test_the_policy_keeps_strangers_out_of_a_file_too(tab: Tab, archive: Archive, address: str) -> None:
    source = archive.page("index.html")
    assert "default-src 'none'" in source
    intruders = f'<script src="{address}x.js"></script><script>document.title = "in"</script><img src="{address}x.png">'
    open_page = archive.output.parent / "intruded" / "index.html"
    open_page.parent.mkdir(exist_ok=True)
    shutil.copytree(archive.output / "assets", open_page.parent / "assets", dirs_exist_ok=True)
    open_page.write_text(source.replace("</body>", f"{intruders}</body>"), encoding="utf-8")
    said = watched(tab)
    tab.goto(open_page.as_uri())
    assert tab.evaluate("document.title") != "in"
    assert tab.evaluate(SIZES)[2] == PAPER
    assert len([one for one in said if "Content Security Policy" in one.replace("-", " ")]) == 3


@pytest.mark.parametrize("width", WIDTHS)
def test_arabic_lines_begin_at_the_right(tab: Tab, origin: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(origin + LONG)
    for selector in ("h1", ".body p"):
        assert 0 <= tab.evaluate(GAP, selector) < 12, selector


@pytest.mark.parametrize("width", WIDTHS)
def test_mixed_runs_stand_in_their_order(tab: Tab, origin: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(origin + LONG)
    for run in ("+963 11 222 3333", "C++", "10-20"):
        assert tab.evaluate(ORDER, run) == run.replace(" ", ""), run
    tab.goto(origin + LATIN)
    assert tab.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"


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


def test_the_keyboard_reaches_everything_in_its_order(tab: Tab, archive: Archive) -> None:
    tab.goto((archive.output / MARKED).as_uri())
    tab.press("body", "Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    assert tab.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    before, seen = -1, 0
    for _ in range(60):
        place = tab.evaluate(PLACE)
        if place < before:
            break
        outline = tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", tab.evaluate("document.activeElement.outerHTML")
        before, seen = place, seen + 1
        tab.press(":focus", "Tab")
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
