"""Answers a browser's requests: files of the built site, pages with live reload, the stream of events.

Werkzeug parses requests and answers ranges and conditions. This module decides who may ask, and which file an address
means. docs/decisions.md gives the reasons.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.security import safe_join
from werkzeug.utils import redirect, send_file
from werkzeug.wrappers import Request, Response

from syrnews_site.preview import overlay, paste_page
from syrnews_site.preview.paste_box import PasteBox
from syrnews_site.preview.preview import Preview

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

INDEX = "index.html"

# A table of our own: the system's table differs from machine to machine.
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
OWN_FILES = {
    overlay.SCRIPT_FILE: (overlay.SCRIPT, TYPES[".js"]),
    overlay.STYLE_FILE: (overlay.STYLE, TYPES[".css"]),
    paste_page.STYLE_FILE: (paste_page.STYLE, TYPES[".css"]),
}
# A preview changes at any moment, so browsers keep nothing of it; pages of other sites cannot embed it.
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Application:
    """The WSGI application of one preview.

    `host_names`: this machine's names, beside localhost and its addresses. `heartbeat`: seconds between comments on an
    event stream. Writing a comment is how the server notices that a browser has left.
    """

    def __init__(self, preview: Preview, host_names: Collection[str], heartbeat: float = 15.0) -> None:
        self._preview = preview
        self._paste_box = PasteBox(preview.options.content)
        self._host_names = host_names
        self._heartbeat = heartbeat

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, as WSGI prescribes."""
        try:
            response = self._respond(Request(environ))
        except HTTPException as error:  # a method or a range that cannot be served
            response = Response.force_type(error.get_response(environ), environ)
        response.headers.update(HEADERS)
        return response(environ, start_response)

    def _respond(self, request: Request) -> Response:
        if not is_local(request.headers.get("Host", ""), self._host_names):
            return Response("This preview has another name.\n", HTTPStatus.MISDIRECTED_REQUEST)
        if request.path == paste_page.ADDRESS:
            return self._paste_box.respond(request)
        if request.method not in ("GET", "HEAD"):
            raise MethodNotAllowed(("GET", "HEAD"))
        if request.path == overlay.EVENTS:
            return Response(self._events(), content_type="text/event-stream")
        if request.path in OWN_FILES:
            text, kind = OWN_FILES[request.path]
            return Response(text, content_type=kind)
        return self._site_response(request)

    def _events(self) -> Iterator[str]:
        """Server-sent events: the name of the present state at once, then the name of each new state."""
        state = self._preview.current()[0]
        yield f"retry: 500\ndata: {state}\n\n"
        while (newest := self._preview.next_state(state, self._heartbeat)) is not None:
            yield ": still here\n\n" if newest == state else f"data: {newest}\n\n"
            state = newest

    def _site_response(self, request: Request) -> Response:
        """A file or a redirection; for a missing file, the site's 404.html; without a 404.html, a page of our own."""
        state, report = self._preview.current()  # before the file is read, so that no page misses a later state
        respond = partial(self._file_response, request, state, report)
        response = respond(request.path)
        if response is None:
            self._preview.wait_for_build()  # a build may be publishing this very file
            response = respond(request.path)
        if response is not None:
            return response
        missing = respond("/404.html")
        if missing is not None:
            missing.status_code = HTTPStatus.NOT_FOUND
            return missing
        page = overlay.inject(overlay.page_without_site(report), report, state)
        return Response(page, HTTPStatus.SERVICE_UNAVAILABLE, content_type=TYPES[".html"])

    def _file_response(self, request: Request, state: str, report: overlay.Report, path: str) -> Response | None:
        """The file at `path`, or a redirection to the folder at `path`. None if neither exists at this moment."""
        file = find(self._preview.root(), path)
        if file is None:
            return None
        if os.path.basename(file) == INDEX and not path.endswith(("/", "/" + INDEX)):
            return redirect(quote(path) + "/", HTTPStatus.MOVED_PERMANENTLY)
        try:
            kind = content_type(file)
            if kind == TYPES[".html"]:
                with open(file, encoding="utf-8", errors="replace", newline="") as page:
                    return Response(overlay.inject(page.read(), report, state), content_type=kind)
            response = send_file(file, request.environ, mimetype="application/octet-stream")
        except OSError:  # a build replaces the site between two calls
            return None
        response.content_type = kind
        return response


def find(root: str, path: str) -> str | None:
    """The file that an address's path means below the folder `root`; a folder means its index.html.

    None if there is no such file, if a name begins with a dot, or if a link leads out of the folder.
    """
    file = safe_join(root, path.lstrip("/"))
    if file is None or any(name.startswith(".") for name in path.split("/")):
        return None
    if os.path.isdir(file):
        file = os.path.join(file, INDEX)
    inside = os.path.realpath(root) + os.sep
    return file if os.path.isfile(file) and os.path.realpath(file).startswith(inside) else None


def content_type(file: str) -> str:
    """The Content-Type of a file. Original files have any encoding, so only text that is UTF-8 is called UTF-8."""
    kind = TYPES.get(os.path.splitext(file)[1].lower(), "application/octet-stream")
    if kind == "text/plain":
        try:
            with open(file, encoding="utf-8") as text:
                text.read()
        except UnicodeDecodeError:
            return kind
        return kind + "; charset=utf-8"
    return kind


def is_local(host: str, host_names: Collection[str] = ()) -> bool:
    """Whether a Host header calls this server by an address, by localhost, or by one of `host_names`.

    Any other name may belong to a stranger and point here, so that the stranger's page could read ours (DNS rebinding).
    """
    name = host.strip().lower()
    name = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
    if name == "localhost" or name.endswith(".localhost") or name in host_names:
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
