"""The preview's connections: many at once, slow ones, ones that go, and requests that are no HTTP."""

from __future__ import annotations

import errno
import os
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from syrnews_site.preview.overlay import EVENTS
from syrnews_site.preview.server import Server
from tests.preview.visitor import ARTICLE, FILM, PATIENCE, RunningPreview

pytestmark = pytest.mark.slow

CROWD, THOUSAND = 40, 1000


def connections() -> set[threading.Thread]:
    """The threads of this process that answer a connection."""
    return {thread for thread in threading.enumerate() if "process_request_thread" in thread.name}


def test_many_browsers_are_answered_at_once(quiet: RunningPreview) -> None:
    with ThreadPoolExecutor(CROWD) as pool:
        answers = list(pool.map(lambda _: quiet.visitor.get(ARTICLE), range(CROWD * 3)))
    assert {response.status for response, _ in answers} == {200}
    assert len({body for _, body in answers}) == 1


def test_browsers_that_send_slowly_hold_nobody_up(quiet: RunningPreview) -> None:
    with ExitStack() as stack:
        for _ in range(CROWD):
            connection = stack.enter_context(quiet.visitor.connect())
            connection.sendall(b"GET / HTTP/1.1\r\nHost: local")
        assert quiet.visitor.get(ARTICLE)[0].status == 200
        connection.sendall(b"host\r\n\r\n")
        assert connection.recv(12) == b"HTTP/1.1 200"


def test_browsers_that_read_slowly_hold_nobody_up(running: RunningPreview) -> None:
    film = running.archive.output / "media" / "film.mp4"
    film.write_bytes(FILM * 20_000)  # 20 MB: more than the system keeps for a reader
    with ExitStack() as stack:
        readers = [stack.enter_context(running.visitor.connect()) for _ in range(10)]
        for reader in readers:
            reader.sendall(b"GET /media/film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert reader.recv(12) == b"HTTP/1.1 200"
        assert running.visitor.get(ARTICLE)[0].status == 200


def test_a_browser_that_leaves_frees_its_thread_and_prints_nothing(
    running: RunningPreview, capfd: pytest.CaptureFixture[str]
) -> None:
    others = connections()
    streams = [running.visitor.events() for _ in range(CROWD)]
    for stream in streams:
        next(stream)
    threads = connections() - others
    assert len(threads) == CROWD
    for stream in streams[1:]:
        stream.close()  # type: ignore[attr-defined]
    # The server writes to each stream after each of two edits; at the latest the second write fails.
    for title in ("تعديل", "تعديل آخر"):
        running.archive.article("one.md", title=title, date="2025-11-06")
        next(streams[0])
    streams[0].close()  # type: ignore[attr-defined]
    running.preview.end()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)
    assert capfd.readouterr().err == ""


def test_a_browser_that_leaves_in_the_middle_of_a_file_prints_nothing(
    running: RunningPreview, capfd: pytest.CaptureFixture[str]
) -> None:
    others = connections()
    (running.archive.output / "media" / "film.mp4").write_bytes(FILM * 20_000)
    with running.visitor.connect() as connection:
        connection.sendall(b"GET /media/film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(100)
        threads = connections() - others
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "request_line", [b"GET http://[ HTTP/1.1", b"nonsense", b"GET / HTTP/9.9", b"\x16\x03\x01\x02"]
)
def test_a_request_that_is_no_http_is_refused_and_prints_nothing(
    quiet: RunningPreview, capfd: pytest.CaptureFixture[str], request_line: bytes
) -> None:
    answer = quiet.visitor.send(request_line + b"\r\nHost: localhost\r\n\r\n")
    assert "الأولى".encode() not in answer
    assert b" 400 " in answer or b"code: 400" in answer or b" 505 " in answer
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("method", [b"GET", b"HEAD", b"POST"])
@pytest.mark.parametrize("told", [b"Content-Length: 64", b"Transfer-Encoding: chunked", b"Connection: keep-alive"])
def test_the_body_of_a_request_is_no_second_request(quiet: RunningPreview, method: bytes, told: bytes) -> None:
    body = b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n".ljust(64)
    answer = quiet.visitor.send(method + b" / HTTP/1.1\r\nHost: localhost\r\n" + told + b"\r\n\r\n" + body)
    assert answer.count(b"HTTP/1.1 ") == 1


def test_the_answer_does_not_name_versions(quiet: RunningPreview) -> None:
    assert quiet.visitor.get("/")[0].headers["Server"] == "syrnews-site"


def test_the_event_stream_begins_with_the_present_state(quiet: RunningPreview) -> None:
    stream = quiet.visitor.events()
    assert next(stream) == quiet.preview.current()[0]
    response, _ = quiet.visitor.get(EVENTS, "HEAD")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("bind", "host"),
    [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("localhost", "localhost"), ("::1", "[::1]")],
)
def test_the_address_is_one_that_a_browser_on_this_machine_can_open(
    quiet: RunningPreview, bind: str, host: str
) -> None:
    server = Server(bind, 0, quiet.preview)
    server.start()
    try:
        assert server.address == f"http://{host}:{server.port}/"
        socket.create_connection((host.strip("[]"), server.port), timeout=PATIENCE).close()
    finally:
        server.stop()


def test_a_port_that_another_server_has_is_an_error(quiet: RunningPreview) -> None:
    with pytest.raises(OSError, match=str(quiet.server.port)) as raised:
        Server("127.0.0.1", quiet.server.port, quiet.preview)
    assert raised.value.errno in (errno.EADDRINUSE, errno.EACCES)


def test_only_the_address_that_was_asked_for_is_served(quiet: RunningPreview) -> None:
    """127.0.0.2 is another address of the same machine, as the address in its network is."""
    with socket.socket() as connection:
        connection.settimeout(2)
        assert connection.connect_ex(("127.0.0.2", quiet.server.port)) != 0


def test_a_thousand_event_streams_that_end_leave_no_thread_and_no_descriptor(quiet: RunningPreview) -> None:
    others, descriptors = connections(), len(os.listdir("/proc/self/fd"))
    request = b"GET " + EVENTS.encode() + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for _ in range(THOUSAND // CROWD):
        with ExitStack() as stack:
            opened = [stack.enter_context(quiet.visitor.connect()) for _ in range(CROWD)]
            for connection in opened:
                connection.sendall(request)
            for connection in opened:
                assert connection.recv(12) == b"HTTP/1.1 200"
    for thread in connections() - others:
        thread.join(PATIENCE)
        assert not thread.is_alive()
    assert len(os.listdir("/proc/self/fd")) <= descriptors
