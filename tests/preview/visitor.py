"""A preview that runs, and a browser's side of it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from xml.etree.ElementTree import Element

from syrnews_site.build.outcome import Outcome
from syrnews_site.preview.overlay import EVENTS
from syrnews_site.preview.preview import Preview
from syrnews_site.preview.server import Server
from syrnews_site.preview.watch import keep_building
from syrnews_site.settings.options import Options
from tests import htmlkit
from tests.sitekit import FEW_PAGES, Archive

PATIENCE = 60  # seconds; no step needs as many
ARTICLE = "/2025/11/06/one.html"


class Visitor:
    """A browser that visits one preview."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(
        self, target: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> tuple[HTTPResponse, bytes]:
        """The answer to a request, with its whole body."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request(method, target, headers={"Host": "localhost", **(headers or {})})
            response = connection.getresponse()
            return response, response.read()

    def page(self, target: str) -> Element:
        """A page, parsed."""
        return htmlkit.document(self.get(target)[1].decode())

    def events(self) -> Iterator[str]:
        """The names of states, as the event stream tells them."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("GET", EVENTS, headers={"Host": "localhost"})
            response = connection.getresponse()
            assert response.headers["Content-Type"] == "text/event-stream"
            while line := response.readline():
                if line.startswith(b"data: "):
                    yield line[6:].decode().strip()

    def connect(self) -> socket.socket:
        """A connection on which the test itself writes bytes."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def send(self, request: bytes) -> bytes:
        """All bytes that the server sends in answer to some bytes, until it closes the connection."""
        with self.connect() as connection:
            connection.sendall(request)
            return b"".join(iter(lambda: connection.recv(65536), b""))


class RunningPreview:
    """A preview that serves and watches, until `end`."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.preview = Preview(Options(content=archive.content, output=archive.output, jobs=1))
        self.server = Server("127.0.0.1", 0, self.preview)
        self.visitor = Visitor(self.server.port)
        self.results: list[Outcome | Exception] = [self.preview.build()]
        self.stop = threading.Event()
        self.server.start()
        self.builder = threading.Thread(target=keep_building, args=(self.preview, self.results.append, self.stop))
        self.builder.start()

    def end(self) -> None:
        self.stop.set()
        self.preview.end()
        self.server.stop()
        self.builder.join(PATIENCE)
        assert not self.builder.is_alive()


def small_archive(folder: Path) -> Archive:
    """One article in Markdown, one in an old encoding, and a film of 1,000 bytes."""
    archive = Archive(folder, FEW_PAGES)
    archive.article("one.md", title="الأولى", date="2025-11-06")
    archive.write("articles/raw.txt", "عنوان قديم\n\n7 تشرين الثاني 2025\n\nمتن المقالة القديمة.\n".encode("cp1256"))
    archive.write("media/film.mp4", FILM)
    return archive


FILM = bytes(range(250)) * 4


def heading(page: Element) -> str:
    """The text of a page's first heading."""
    return htmlkit.text_of(page.find(".//h1"))


def panel(page: Element) -> Element | None:
    """The preview's panel of mistakes, if the page has one."""
    return page.find(".//aside[@aria-label='preview']")


def script(page: Element) -> Element | None:
    """The element that loads the preview's script, if the page has one."""
    return page.find(".//script[@data-events]")
