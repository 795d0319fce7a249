"""A browser opens every page of the hostile archive: no script of its texts runs, and no other host is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

from tests.hostile.conftest import Hostile
from tests.hostile.corpus import TEXTS
from tests.search.conftest import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

pytestmark = [pytest.mark.browser, pytest.mark.faults]

# What hostile texts call, and what a script that they smuggle in could call, before any script of the page.
# Playwright needs eval; the policy of the pages reports a call of it.
PROBE = """
  window.probe = () => console.error("RAN");
  for (const name of ["alert", "confirm", "prompt", "open"])
    window[name] = () => console.error("RAN " + name);
  document.addEventListener("securitypolicyviolation", (event) => console.error("RAN " + event.violatedDirective));
"""
# The attributes of the page that would run a script when something happens.
DORMANT = """() => [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]
  .filter(({ name, value }) => name.startsWith("on") || /^[\\0-\\x20]*(javascript|vbscript|data):/i.test(value)
    && ["href", "src", "action", "formaction", "xlink:href", "srcdoc"].includes(name))
  .map(({ name, value }) => `${element.tagName} ${name}=${value}`))"""
PATIENCE = 30_000


def _watched(context: BrowserContext, host: str) -> tuple[Page, list[str]]:
    """A page, and a list that grows with each thing that must not happen on it."""
    context.add_init_script(PROBE)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []

    def request(url: str) -> None:
        parts = urlsplit(url)
        if (parts.netloc or "file") != host:
            faults.append(f"request: {url}")

    def dialog(opened: Dialog) -> None:
        faults.append(f"dialog: {opened.message}")
        opened.dismiss()

    page.on("request", lambda sent: request(sent.url))
    page.on("console", lambda message: faults.append(message.text) if message.text.startswith("RAN") else None)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("popup", lambda opened: faults.append(f"popup: {opened.url}"))
    page.on("dialog", dialog)
    return page, faults


def _open(page: Page, address: str) -> list[str]:
    page.goto(address, wait_until="load")
    return list(page.evaluate(DORMANT))


# Two halves, which two processes open at once, and every eighth page with the policy.
@pytest.mark.parametrize(("bypass", "first", "step"), [(True, 0, 2), (True, 1, 2), (False, 0, 8)])
def test_no_page_runs_a_script_or_asks_another_host(
    hostile: Hostile, browser: Browser, bypass: bool, first: int, step: int
) -> None:
    with served(hostile.archive.output) as root, browser.new_context(bypass_csp=bypass) as context:
        page, faults = _watched(context, urlsplit(root).netloc)
        paths = hostile.shown()
        assert len(paths) > 800
        for path in paths[first::step]:
            assert (_open(page, root + quote(path)), faults) == ([], []), path


def test_no_former_address_leads_elsewhere(hostile: Hostile, browser: Browser) -> None:
    with served(hostile.archive.output) as root, browser.new_context(bypass_csp=True) as context:
        page, faults = _watched(context, urlsplit(root).netloc)
        for path in hostile.redirects():
            page.goto(root + quote(path), wait_until="commit")
            page.wait_for_url(f"{root}2025/11/*/*.html")
            assert (page.evaluate(DORMANT), faults) == ([], []), path


def test_a_sample_of_pages_from_a_disk(hostile: Hostile, browser: Browser) -> None:
    with browser.new_context() as context:
        page, faults = _watched(context, "file")
        for path in hostile.shown()[::8]:
            assert (_open(page, f"{hostile.archive.output.as_uri()}/{quote(path)}"), faults) == ([], []), path


def test_hostile_questions_and_what_they_find(hostile: Hostile, browser: Browser) -> None:
    with served(hostile.archive.output) as root, browser.new_context(bypass_csp=True) as context:
        page, faults = _watched(context, urlsplit(root).netloc)
        for text in ["script", "probe", "evil.example", *TEXTS]:
            _open(page, f"{root}search.html?q={quote(text, errors='replace')}")
            page.wait_for_load_state("networkidle")
            assert (page.evaluate(DORMANT), faults) == ([], []), text
        page.goto(f"{root}search.html?q=probe")
        page.wait_for_selector("main li a")


def test_every_button_of_hostile_articles(hostile: Hostile, browser: Browser) -> None:
    articles = [path for path in hostile.shown() if path.rpartition("/")[2].startswith("text")]
    with served(hostile.archive.output) as root, browser.new_context(bypass_csp=True) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page, faults = _watched(context, urlsplit(root).netloc)
        pressed = 0
        for path in articles:
            _open(page, root + quote(path))
            for button in page.locator("main button:visible").all():
                button.click()
                pressed += 1
            assert (page.evaluate(DORMANT), faults) == ([], []), path
        assert pressed >= len(articles) > 30
