"""What all tests share: the hypothesis profiles and two real browsers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests import browser as browsers

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.firefox import Firefox, Tab

ROOT = Path(__file__).resolve().parent.parent

# No deadline in either: what is shared by others runs at uneven speed. CI tries the same examples every time, so that
# a red run is red again when someone looks into it; at a desk each run tries new ones and keeps those that failed.
set_hypothesis_home_dir(ROOT / ".cache" / "hypothesis")
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


# Messages are in English, whatever the locale of this machine is.
for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
    if os.environ.get(name, "").startswith("ar"):
        os.environ[name] = "C.UTF-8"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-fault", action="store_true", help="break builds at every point, which takes an hour")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium or Chrome, one for each test process. Mark the tests that use it with `browser`."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a third of a second, in every test run

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browsers.get(), args=browsers.flags())
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new empty page in a profile of its own."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A running Firefox, one for each test process. Where there is none, tests wait for the CI, which must have it."""
    from tests import firefox as firefoxes  # noqa: PLC0415 - a tenth of a second, in every test run

    program = firefoxes.find()
    if program is None:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("no Firefox was found: install one, or set FIREFOX_PATH")
    with firefoxes.running(program, tmp_path_factory.mktemp("firefox")) as running:
        yield running


@pytest.fixture(params=["chromium", "firefox"])
def tab(request: pytest.FixtureRequest) -> Iterator[Tab]:
    """A new empty page in a profile of its own: the test runs in one browser and then in the other."""
    if request.param == "chromium":
        yield request.getfixturevalue("page")
        return
    with request.getfixturevalue("firefox").tab() as opened:
        yield opened
