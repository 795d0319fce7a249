"""The preview's web server: files of the built site over HTTP, for the person at this machine."""

from __future__ import annotations

import ipaddress
import os
import socket
import socketserver
import sys
import threading
from collections.abc import Iterable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple, Protocol
from urllib.parse import quote, unquote

from syrnews_site.addresses import is_device_name
from syrnews_site.preview import overlay

HEARTBEAT = 15.0  # seconds between signs of life on an event stream: so soon is a browser that left noticed
IDLE = 60.0  # seconds that a connection may wait for a request

# By our own table: what the system's says differs from machine to machine.
TYPES = {
    ".avif": "image/avif",
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/plain",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}


class Preview(Protocol):
    """What the server shows; serve.Preview is one."""

    def root(self) -> str:
        """The folder of the built site."""

    def current(self) -> tuple[str, overlay.Report]:
        """The name of the present state, and what the last build has to say."""

    def wait(self, state: str, seconds: float) -> str | None:
        """The name of the next state after `state`; the same after so many seconds; None when the preview ends."""

    def settle(self) -> None:
        """Wait until no build is under way."""


class Found(NamedTuple):
    """A file to serve, or the address where it is: exactly one of them is given, or neither."""

    file: str = ""
    moved: str = ""


def content_type(name: str, data: bytes) -> str:
    """The Content-Type of a file. Original files come in any encoding: UTF-8 is claimed only where it is true."""
    kind = TYPES.get(os.path.splitext(name)[1].lower(), "application/octet-stream")
    if kind == "text/plain" and _is_utf8(data):
        return kind + "; charset=utf-8"
    return kind


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def segments(target: str) -> tuple[str, ...] | None:
    """The names in the path of a request's target; None where one of them could lead out of the folder or is hidden."""
    path = target.partition("?")[0].partition("#")[0]
    try:
        names = tuple(name for name in unquote(path, errors="strict").split("/") if name)
    except UnicodeDecodeError:
        return None
    return names if path.startswith("/") and all(map(_is_plain, names)) else None


def _is_plain(name: str) -> bool:
    return not (
        name.startswith(".")
        or name.endswith((".", " "))  # Windows drops them
        or any(character in name for character in "\\:\0")
        or is_device_name(name)
    )


def find(root: str, target: str) -> Found:
    """What a request's target means below the folder `root`: a folder is its index.html."""
    names = segments(target)
    if names is None:
        return Found()
    path = os.path.join(root, *names)
    if os.path.isdir(path):
        if names and not target.partition("?")[0].endswith("/"):
            return Found(moved="/" + "/".join(map(quote, names)) + "/")
        path = os.path.join(path, "index.html")
    inside = os.path.realpath(root) + os.sep
    return Found(path) if os.path.isfile(path) and os.path.realpath(path).startswith(inside) else Found()


def is_local(host: str, extra: Iterable[str] = ()) -> bool:
    """Whether a Host header is one by which a person calls this server: an address, localhost, or a name of `extra`.

    Any other name may be a stranger's that points here, so that his page could read ours (DNS rebinding).
    """
    name = host.strip().lower()
    name = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
    if name == "localhost" or name.endswith(".localhost") or name in extra:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Server(ThreadingHTTPServer):
    """Serves one preview. Raises OSError where the port cannot be had."""

    daemon_threads = True
    # On Windows this option would let two servers have the same port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, bind: str, port: int, preview: Preview) -> None:
        self.preview = preview
        self.names = {bind.lower(), socket.gethostname().lower(), socket.gethostname().lower() + ".local"}
        self.address_family = socket.AF_INET6 if ":" in bind else socket.AF_INET
        super().__init__((bind, port), Handler)

    def server_bind(self) -> None:
        """As in the standard library, without the question to the name server."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves early is no error."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        """Where to look, for a browser at this machine."""
        host = str(self.server_name)
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/"

    def start(self) -> threading.Thread:
        """Serve in a thread of its own, until `shutdown`."""
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        return thread


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "syrnews-site", ""
    timeout = IDLE

    def do_GET(self) -> None:
        """A file, the preview's own parts, or the site's page for what is not there."""
        if not is_local(self.headers.get("Host", ""), self.server.names):
            self._send(
                HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"This preview does not know itself by that name.\n"
            )
        elif self.path == overlay.EVENTS:
            self._stream()
        elif self.path == overlay.SCRIPT_FILE:
            self._send(HTTPStatus.OK, TYPES[".js"], overlay.SCRIPT.encode())
        elif self.path == overlay.STYLE_FILE:
            self._send(HTTPStatus.OK, TYPES[".css"], overlay.STYLE.encode())
        else:
            self._serve_file()

    do_HEAD = do_GET

    def _serve_file(self) -> None:
        state, report = self.server.preview.current()  # before the file is read: a newer one is then reloaded
        found, data = self._read()
        if found.moved:
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", {"Location": found.moved})
        elif data is not None:
            self._send_content(HTTPStatus.OK, found.file, data, state, report)
        elif (missing := self._read("/404.html"))[1] is not None:
            self._send_content(HTTPStatus.NOT_FOUND, missing[0].file, missing[1], state, report)
        else:
            page = overlay.page_without_site(report).encode()
            self._send_content(HTTPStatus.SERVICE_UNAVAILABLE, "index.html", page, state, report)

    def _read(self, target: str = "") -> tuple[Found, bytes | None]:
        """The file that is asked for. A build may be putting it in place just now: then it is looked for again."""
        preview = self.server.preview
        for again in (True, False):
            try:
                found = find(preview.root(), target or self.path)
                if found.moved:
                    return found, None
                if found.file:
                    with open(found.file, "rb") as file:
                        return found, file.read()
            except OSError:
                pass
            if again:
                preview.settle()
        return Found(), None

    def _send_content(self, status: HTTPStatus, name: str, data: bytes, state: str, report: overlay.Report) -> None:
        kind = content_type(name, data)
        if kind.startswith("text/html"):
            data = overlay.inject(data.decode("utf-8", "replace"), report, state).encode()
        self._send(status, kind, data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(data)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Resource-Policy": "same-origin",
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self) -> None:
        """Server-sent events: the name of the present state at once, and of each new one."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {
            "Content-Type": "text/event-stream",
            "Cache-Control": "no-store",
            "Connection": "close",
            "X-Content-Type-Options": "nosniff",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        state: str | None = self.server.preview.current()[0]
        self.wfile.write(f"retry: 500\ndata: {state}\n\n".encode())
        while state is not None:
            said, state = state, self.server.preview.wait(state, HEARTBEAT)
            if state is not None:
                self.wfile.write(b": here\n\n" if state == said else f"data: {state}\n\n".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal is for what is wrong with the content."""
