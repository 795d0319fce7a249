"""The search page of a small archive, over file:// and over http."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.search.archive import publish
from tests.search.asking import ARTICLES, ENTRIES, opened

if TYPE_CHECKING:
    from tests.firefox import Tab


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server of a folder; its address ends with a slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the archive and its search page."""
    place = tmp_path_factory.mktemp("site")
    publish(place, ARTICLES, entries=ENTRIES)
    return place


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The address of the archive's root; it ends with a slash."""
    if request.param == "file":
        yield folder.as_uri() + "/"
        return
    with served(folder) as root:
        yield root


@pytest.fixture
def ready(tab: Tab, address: str) -> Tab:
    """A tab with the search page, ready for a question."""
    return opened(tab, address + "search.html")
