"""Finds or installs a Chromium or Chrome for the tests and tools that look at real pages.

In this order: the file that the environment variable BROWSER_PATH names, an installed Chromium or Chrome, the browser
that Playwright has downloaded before, a new download by Playwright, and the package `chromium` if apt-get is here and
the user is root. `python -m tests.browser` prints which browser it is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)

# The browser loads our pages and nothing else: it asks no host for updates, accounts or experiments.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def flags() -> list[str]:
    """The command line options for the browser. Chromium runs as root, as in containers, only without its sandbox."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*FLAGS, "--no-sandbox"] if is_root else [*FLAGS]


def find() -> Path | None:
    """The first browser that is on this machine, or None."""
    return next((place for place in _places() if place.is_file()), None)


def get() -> Path:
    """The first browser that is on this machine, or else a newly installed one. Raises RuntimeError if that fails."""
    return find() or _installed() or _give_up()


def _places() -> Iterator[Path]:
    if named := os.environ.get("BROWSER_PATH"):
        yield Path(named)
    yield from (Path(found) for command in COMMANDS if (found := shutil.which(command)))
    yield from map(Path, PLACES)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, seldom needed

    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _installed() -> Path | None:
    """Tries one command after the other until a browser is on this machine."""
    for command in _installing_commands():
        print("no browser here; trying:", *command, file=sys.stderr)
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
        if found := find():
            return found
    return None


def _installing_commands() -> Iterator[tuple[str, ...]]:
    yield (sys.executable, "-m", "playwright", "install", "chromium")
    if shutil.which("apt-get") and os.geteuid() == 0:
        # If two test processes come here at once, the time limit lets one wait for the other.
        apt = ("apt-get", "-o", "DPkg::Lock::Timeout=600", "--quiet", "--yes")
        yield (*apt, "update")
        yield (*apt, "install", "--no-install-recommends", "chromium", "fonts-noto-core")


def _give_up() -> Path:
    raise RuntimeError("no Chromium or Chrome was found and none could be installed: install one, or set BROWSER_PATH")


if __name__ == "__main__":
    print("browser:", get())
