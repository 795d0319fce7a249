"""The picture in the README: the first page of build/, as a reader at a desk sees it. `make screenshot`."""

from __future__ import annotations

from playwright.sync_api import ViewportSize, sync_playwright

from tests import browser
from tests.conftest import ROOT

SIZE: ViewportSize = {"width": 1280, "height": 800}


def main() -> None:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser.get(), args=browser.flags())
        page = running.new_page(viewport=SIZE, color_scheme="light")
        page.goto((ROOT / "build" / "index.html").as_uri())
        page.screenshot(path=ROOT / "docs" / "screenshot.png")
        running.close()


if __name__ == "__main__":
    main()
