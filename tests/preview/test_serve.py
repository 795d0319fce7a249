"""The preview, over real HTTP: what it serves, what it refuses, and that open pages hear of changes."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from syrnews_site.build.outcome import BuildFailed, Outcome
from syrnews_site.preview.preview import Preview, keep_building
from syrnews_site.preview.server import Server, content_type, find, is_local, segments
from syrnews_site.settings.options import Options
from tests.sitekit import FEW_PAGES, Archive, tree

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 60  # seconds: far more than any step needs


class Visitor:
    """A browser's side of one preview."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.address = address

    def get(self, target: str, method: str = "GET", host: str = "localhost") -> tuple[HTTPResponse, bytes]:
        with closing(HTTPConnection(*self.address, timeout=PATIENCE)) as connection:
            connection.request(method, target, headers={"Host": host})
            response = connection.getresponse()
            return response, response.read()

    def page(self, target: str) -> str:
        return self.get(target)[1].decode()

    def events(self) -> Iterator[str]:
        """The names of states, as the event stream tells them."""
        with closing(HTTPConnection(*self.address, timeout=PATIENCE)) as connection:
            connection.request("GET", "/.syrnews-site/events", headers={"Host": "localhost"})
            response = connection.getresponse()
            assert response.headers["Content-Type"] == "text/event-stream"
            while line := response.readline():
                if line.startswith(b"data: "):
                    yield line[6:].decode().strip()


class Running:
    """A preview that watches and serves, until the test is over."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.preview = Preview(Options(content=archive.content, output=archive.output, jobs=1))
        self.server = Server("127.0.0.1", 0, self.preview)
        self.visitor = Visitor(("127.0.0.1", self.server.server_port))
        self.heard: list[Outcome | Exception] = [self.preview.build()]
        self.stop = threading.Event()
        self.server.start()
        self.builder = threading.Thread(target=keep_building, args=(self.preview, self.heard.append, self.stop))
        self.builder.start()

    def end(self) -> None:
        self.stop.set()
        self.preview.end()
        self.server.shutdown()
        self.server.server_close()
        self.builder.join(PATIENCE)
        assert not self.builder.is_alive()


def archive_in(folder: Path) -> Archive:
    made = Archive(folder, FEW_PAGES)
    made.article("one.md", title="الأولى", date="2025-11-06")
    made.write("articles/raw.txt", "عنوان قديم\n\n7 تشرين الثاني 2025\n\nمتن المقالة القديمة.\n".encode("cp1256"))
    return made


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archive_in(tmp_path)


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview of content that no test changes."""
    started = Running(archive_in(tmp_path_factory.mktemp("quiet")))
    yield started
    started.end()


@pytest.fixture
def running(archive: Archive) -> Iterator[Running]:
    started = Running(archive)
    yield started
    started.end()


def test_pages_are_served_with_live_reload_and_the_build_knows_nothing_of_it(quiet: Running) -> None:
    page = quiet.visitor.page("/2025/11/06/one.html")
    assert "الأولى" in page
    assert "/.syrnews-site/preview.js" in page
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is None or "connect-src &#x27;self&#x27;" in policy[1]
    assert not any(b"preview.js" in data for data in tree(quiet.archive.output).values())


def test_every_answer_is_fresh_and_has_its_type(quiet: Running) -> None:
    for target, kind in {
        "/": "text/html; charset=utf-8",
        "/2025/11/": "text/html; charset=utf-8",
        "/assets/style.css": "text/css; charset=utf-8",
        "/feed.xml": "application/xml; charset=utf-8",
        "/robots.txt": "text/plain; charset=utf-8",
        "/2025/11/07/raw.txt": "text/plain",
        "/.syrnews-site/preview.js": "text/javascript; charset=utf-8",
        "/.syrnews-site/preview.css": "text/css; charset=utf-8",
    }.items():
        response, body = quiet.visitor.get(target)
        assert (target, response.status, response.headers["Content-Type"]) == (target, 200, kind)
        assert response.headers["Cache-Control"] == "no-store"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert len(body) == int(response.headers["Content-Length"])


def test_a_folder_without_its_slash_is_moved_within_this_server(quiet: Running) -> None:
    response, _ = quiet.visitor.get("/2025/11")
    assert (response.status, response.headers["Location"]) == (301, "/2025/11/")
    response, _ = quiet.visitor.get("//2025/11")
    assert response.headers["Location"] == "/2025/11/"


def test_head_has_the_headers_alone(quiet: Running) -> None:
    response, body = quiet.visitor.get("/index.html", "HEAD")
    assert (response.status, body) == (200, b"")
    assert int(response.headers["Content-Length"]) > 0


def test_what_is_not_there_gets_the_sites_own_page(quiet: Running) -> None:
    response, body = quiet.visitor.get("/2025/nothing.html")
    assert response.status == 404
    assert b"/.syrnews-site/preview.js" in body


@pytest.mark.parametrize(
    "target",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/..%5c..%5csecret.txt", "/.syrnews-site"],
)
def test_nothing_outside_the_site_is_served(quiet: Running, target: str) -> None:
    (quiet.archive.root / "secret.txt").write_text("hidden from readers", encoding="utf-8")
    response, body = quiet.visitor.get(target)
    assert response.status == 404
    assert b"hidden from readers" not in body


def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.txt").write_text("hidden", encoding="utf-8")
    (tmp_path / "site" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert find(str(tmp_path / "site"), "/link.txt").file == ""


def test_a_name_that_is_not_ours_is_refused(quiet: Running) -> None:
    response, body = quiet.visitor.get("/", host="attacker.example:8000")
    assert response.status == 421
    assert "الأولى".encode() not in body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:80", "[::1]:8000", "192.168.1.7", "pc.lan"])
def test_names_by_which_people_call_their_own_machine(host: str) -> None:
    assert is_local(host, {"pc.lan"})


@pytest.mark.parametrize("host", ["", "example.org", "localhost.example.org", "127.0.0.1.nip.example", "[::1", "[x]"])
def test_names_that_a_stranger_could_own(host: str) -> None:
    assert is_local(host) == (host == "[::1")


@pytest.mark.parametrize(
    "target", ["/a/../b", "/.git/config", "/a%00b", "/C:/x", "/nul", "/com1.txt", "/a./b", "/%ff", "x"]
)
def test_paths_that_are_never_looked_up(target: str) -> None:
    assert segments(target) is None


def test_plain_text_is_called_utf8_only_where_it_is() -> None:
    assert content_type("a.txt", "نص".encode()) == "text/plain; charset=utf-8"
    assert content_type("a.txt", "نص".encode("cp1256")) == "text/plain"
    assert content_type("a.unknown", b"") == "application/octet-stream"


def test_open_pages_hear_of_an_edit(running: Running) -> None:
    events = running.visitor.events()
    first = next(events)
    running.archive.article("one.md", title="بعد التعديل", date="2025-11-06")
    assert next(events) != first
    assert "بعد التعديل" in running.visitor.page("/2025/11/06/one.html")


@pytest.mark.slow
def test_open_pages_hear_of_templates_that_come_into_being(running: Running) -> None:
    events = running.visitor.events()
    next(events)
    own = running.archive.root / "templates"
    (own / "assets").mkdir(parents=True)
    (own / "assets" / "style.css").write_text("/* mine */", encoding="utf-8")
    next(events)
    assert running.visitor.page("/assets/style.css") == "/* mine */"


def test_a_broken_article_is_shown_in_the_page_and_costs_no_other(running: Running) -> None:
    events = running.visitor.events()
    next(events)
    running.archive.write("articles/a&b.md", "---\ntitle: [\n---\n")
    next(events)
    page = running.visitor.page("/2025/11/06/one.html")
    assert "articles/a&amp;b.md" in page
    assert "الأولى" in page
    (running.archive.content / "articles" / "a&b.md").unlink()
    next(events)
    assert "<aside class" not in running.visitor.page("/2025/11/06/one.html")


def test_a_build_that_fails_leaves_the_last_site_and_says_so(running: Running) -> None:
    events = running.visitor.events()
    next(events)
    running.archive.write("site.yaml", "feed_length: many\n")
    next(events)
    page = running.visitor.page("/2025/11/06/one.html")
    assert "Nothing was published" in page
    assert "SN212" in page
    assert isinstance(running.heard[-1], BuildFailed)
    running.archive.write("site.yaml", "")
    next(events)
    assert "Nothing was published" not in running.visitor.page("/2025/11/06/one.html")


def test_a_first_build_that_fails_has_a_page_of_its_own(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write("site.yaml", "feed_length: many\n")
    started = Running(archive)
    try:
        response, body = started.visitor.get("/")
        assert response.status == 503
        assert b"SN212" in body
        assert b"preview.js" in body
    finally:
        started.end()


@pytest.mark.slow
def test_content_that_is_gone_for_a_moment_does_not_empty_the_site(archive: Archive) -> None:
    preview = Preview(Options(content=archive.content, output=archive.output, jobs=1))
    preview.build()
    archive.content.rename(archive.root / "elsewhere")
    assert isinstance(preview.build(), BuildFailed)
    assert (archive.output / "2025/11/06/one.html").is_file()


def test_a_build_with_nothing_new_is_no_new_state(archive: Archive) -> None:
    preview = Preview(Options(content=archive.content, output=archive.output, jobs=1))
    preview.build()
    state = preview.current()[0]
    preview.build()
    assert preview.current()[0] == state


@pytest.mark.browser
def test_a_browser_reloads_by_itself_and_its_policy_allows_that(running: Running, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"http://localhost:{running.server.server_port}/2025/11/06/one.html")
    assert page.locator("h1").inner_text() == "الأولى"
    running.archive.article("one.md", title="بعد التعديل", date="2025-11-06")
    page.wait_for_selector("h1:text-is('بعد التعديل')")
    running.archive.write("articles/empty.txt", "")
    page.wait_for_selector("aside.syrnews-preview")
    assert "articles/empty.txt" in page.locator("aside.syrnews-preview").inner_text()
    assert page.locator("aside.syrnews-preview").evaluate("panel => getComputedStyle(panel).position") == "fixed"
    assert complaints == []


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "syrnews_site", *arguments]


def environment() -> dict[str, str]:
    source = Path(__file__).resolve().parent.parent.parent / "src"
    return {**os.environ, "PYTHONPATH": str(source), "PYTHONUNBUFFERED": "1"}


@pytest.mark.slow
def test_the_command_serves_until_it_is_interrupted(archive: Archive) -> None:
    process = subprocess.Popen(
        command("serve", "--port", "0"), cwd=archive.root, env=environment(), stdout=subprocess.PIPE, encoding="utf-8"
    )
    with process:
        assert process.stdout is not None
        address = next(found for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:(\d+)/", line)))
        visitor = Visitor(("127.0.0.1", int(address[1])))
        assert "الأولى" in visitor.page("/2025/11/06/one.html")
        events = visitor.events()
        next(events)
        if sys.platform == "win32":  # Ctrl-C cannot be sent to one process there
            process.terminate()
        else:
            process.send_signal(signal.SIGINT)
            assert process.stdout.read().endswith("ended\n")
            assert process.wait(PATIENCE) == 0


@pytest.mark.slow
def test_a_port_that_is_taken_is_said_so(archive: Archive) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            command("serve", "--port", port),
            cwd=archive.root,
            env=environment(),
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2
    assert f"port {port} is taken" in done.stderr
    assert "Traceback" not in done.stderr
