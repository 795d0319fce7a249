"""Pages in real browsers: from files and from a server, at three widths, in light, in dark and in print."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.audit.speed import Quiet
from tests.htmlkit import document
from tests.sitekit import Archive
from tests.states import KINDS, LATIN, LONG, MARKED, states, terms

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

    from tests.firefox import Tab

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1280)
PAPER = "rgb(251, 249, 244)"  # the background that the style sheet sets in light
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

# The width of the screen, how far the page scrolls sideways, and the colour of the background.
SIZES = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return [innerWidth, scrollWidth - clientWidth, getComputedStyle(document.documentElement).backgroundColor];
}"""
# The largest distance of the beginning of a line from the right edge of its element.
GAP = """(selector) => {
  const element = document.querySelector(selector), range = document.createRange();
  range.selectNodeContents(element);
  const boxes = [...range.getClientRects()], edge = element.getBoundingClientRect().right;
  const line = ({ y, height }) => boxes.filter((box) => box.top < y + height / 2 && y + height / 2 < box.bottom);
  return Math.max(...boxes.map((box) => edge - Math.max(...line(box).map((other) => other.right))));
}"""
# The place of the focus among the elements that the keyboard reaches.
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
    """The address at which a web server shows the archive."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(archive.output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["file", "http"])
def origin(request: pytest.FixtureRequest, archive: Archive) -> str:
    """The address of the archive, with a slash at its end: on a disk, or on a web server."""
    return f"{archive.output.as_uri()}/" if request.param == "file" else str(request.getfixturevalue("address"))


def watched(page: Tab) -> list[str]:
    """A list that grows with each error on a page, and with each address that the page requests."""
    events: list[str] = []
    page.on("console", lambda message: events.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: events.append(f"error: {error}"))
    # A browser aborts the requests of a page when it leaves the page, which is no error.
    page.on("requestfailed", lambda request: events.extend(_failure(request)))
    page.on("request", lambda request: events.append(request.url))
    return events


def _failure(request: Request) -> list[str]:
    return [] if "ABORTED" in (request.failure or "") else [f"failed: {request.url}"]


def errors(events: list[str], origin: str) -> list[str]:
    """The events that are not successful requests to the site itself."""
    return [event for event in events if not event.startswith((origin, "data:"))]


def test_every_kind_of_page_fits_every_screen(tab: Tab, archive: Archive, origin: str) -> None:
    events = watched(tab)
    for name in (*KINDS, *terms(archive)):
        tab.goto(origin + name)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            for width in WIDTHS:
                tab.set_viewport_size({"width": width, "height": 900})
                screen, hidden, ground = tab.evaluate(SIZES)
                assert screen == width, name
                assert hidden == 0, (name, width)
                assert (ground == PAPER) == (scheme == "light"), name  # the policy lets the style sheet in
        assert errors(events, origin) == [], name


def test_the_policy_blocks_scripts_and_pictures_of_other_hosts_in_a_file(
    tab: Tab, archive: Archive, address: str
) -> None:
    source = archive.page("index.html")
    intruders = f'<script src="{address}x.js"></script><script>document.title = "in"</script><img src="{address}x.png">'
    open_page = archive.output.parent / "intruded" / "index.html"
    open_page.parent.mkdir(exist_ok=True)
    shutil.copytree(archive.output / "assets", open_page.parent / "assets", dirs_exist_ok=True)
    open_page.write_text(source.replace("</body>", f"{intruders}</body>"), encoding="utf-8")
    events = watched(tab)
    tab.goto(open_page.as_uri())
    assert tab.evaluate("document.title") != "in"
    assert tab.evaluate(SIZES)[2] == PAPER
    assert len([event for event in events if "Content Security Policy" in event.replace("-", " ")]) == 3


@pytest.mark.parametrize("width", WIDTHS)
def test_arabic_lines_begin_at_the_right(tab: Tab, origin: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(origin + LONG)
    for selector in ("h1", ".body p"):
        assert 0 <= tab.evaluate(GAP, selector) < 12, selector


@pytest.mark.parametrize("width", WIDTHS)
def test_runs_of_latin_letters_and_numbers_keep_their_order(tab: Tab, origin: str, width: int) -> None:
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


def test_the_keyboard_reaches_every_link_in_document_order(tab: Tab, archive: Archive) -> None:
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


def test_an_article_is_printed_without_navigation(page: Page, archive: Archive) -> None:
    page.goto((archive.output / MARKED).as_uri())
    page.emulate_media(media="print")
    for selector in ("header.top nav", "header.top form", "footer", ".near"):
        for element in page.locator(selector).all():
            assert not element.is_visible(), selector
    for selector in ("h1", ".body", ".record", ".print"):
        assert page.locator(selector).first.is_visible(), selector


def test_pages_can_be_read_without_scripts(browser: Browser, archive: Archive) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for name in KINDS:
            page.goto((archive.output / name).as_uri())
            shown = page.locator("main").inner_text()
            assert shown.strip(), name
            assert re.findall(r"\b[a-z]+_[a-z_]+\b", shown) == [], name  # the name of a text, instead of the text
    for name in (*KINDS, *terms(archive)):
        if name != "search.html":
            scripts = document(archive.page(name)).iter("script")
            assert [
                s for s in scripts if s.get("type") != "application/ld+json" and "buttons.js" not in s.get("src", "")
            ] == [], name
