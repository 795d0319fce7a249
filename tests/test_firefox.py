"""That what drives Firefox sees what goes wrong: else the tests of pages in Firefox could never fail."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import firefox as driver

if TYPE_CHECKING:
    from tests.firefox import Firefox

pytestmark = pytest.mark.browser

NOISY = """<!doctype html><title>noisy</title><input id="field"><button>press</button>
<script>
console.error("out loud");
document.querySelector("button").onclick = (event) => alert(event.isTrusted);
fetch("http://127.0.0.1:65535/");
missing();
</script>"""


def test_what_a_page_does_is_told(firefox: Firefox, tmp_path: Path) -> None:
    page = tmp_path / "noisy.html"
    page.write_text(NOISY, encoding="utf-8")
    heard: list[tuple[str, str]] = []
    with firefox.tab() as tab:
        tab.on("console", lambda message: heard.append((message.type, message.text)))
        tab.on("pageerror", lambda error: heard.append(("pageerror", error)))
        tab.on("request", lambda request: heard.append(("request", request.url)))
        tab.on("dialog", lambda dialog: heard.append(("dialog", dialog.message)))
        tab.goto(page.as_uri())
        tab.click("button")
        tab.fill("#field", "سوريا")
        assert tab.evaluate("document.getElementById('field').value") == "سوريا"
    assert {
        ("error", "out loud"),
        ("pageerror", "ReferenceError: missing is not defined"),
        ("request", "http://127.0.0.1:65535/"),
        ("dialog", "true"),
    } <= set(heard)


def test_each_tab_has_a_profile_of_its_own(firefox: Firefox, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>page</title>", encoding="utf-8")
    for _ in range(2):
        with firefox.tab() as tab:
            tab.goto(page.as_uri())
            assert tab.evaluate("localStorage.length") == 0
            tab.evaluate("() => localStorage.setItem('seen', 'yes')")


def test_a_mistake_in_a_script_is_told(firefox: Firefox) -> None:
    with firefox.tab() as tab, pytest.raises(driver.Refused, match="missing is not defined"):
        tab.evaluate("missing()")


def test_a_wait_in_vain_ends(firefox: Firefox, monkeypatch: pytest.MonkeyPatch) -> None:
    with firefox.tab() as tab:
        monkeypatch.setattr(driver, "PATIENCE", 0.5)
        with pytest.raises(TimeoutError, match=r"not true for .*location\.host.* with 7"):
            tab.wait_for_function("number => location.host === number", arg=7)


def test_a_firefox_that_does_not_start_says_why(tmp_path: Path) -> None:
    with (
        pytest.raises(RuntimeError, match="does not listen: unknown option --headless"),
        driver.running(Path(sys.executable), tmp_path),
    ):
        pass
