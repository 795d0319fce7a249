"""The preview's web server: a port of this machine, and a thread for each connection."""

from __future__ import annotations

import socket
import threading
from http import HTTPStatus

from werkzeug.serving import WSGIRequestHandler, make_server

from syrnews_site.preview.application import Application
from syrnews_site.preview.preview import Preview

IDLE = 60.0  # seconds that a connection may wait for its request
WAITING = 128  # connections that wait to be taken


class Server:
    """Serves one preview. Raises OSError if it cannot have the port; port 0 takes any that is free."""

    def __init__(self, bind: str, port: int, preview: Preview) -> None:
        self._bind = bind
        name = socket.gethostname().lower()
        application = Application(preview, {bind.lower(), name, f"{name}.local"})
        # Werkzeug prints a message and ends the process if a port is taken, so it gets a socket that has its port.
        with _listener(bind, port) as listener:
            self.port = int(listener.getsockname()[1])
            self._server = make_server(
                bind, self.port, application, threaded=True, request_handler=_RequestHandler, fd=listener.fileno()
            )

    @property
    def address(self) -> str:
        """The address for a browser on this machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._bind, self._bind)  # noqa: S104 - opens no socket
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}/"

    def start(self) -> None:
        """Serve in a thread of its own, until `stop`."""
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def stop(self) -> None:
        """Stop taking connections, and wait until the serving thread has ended."""
        self._server.shutdown()
        self._server.server_close()


def _listener(bind: str, port: int) -> socket.socket:
    """A socket that listens. `::` takes IPv4 too, where the system can do that."""
    if ":" not in bind:
        return socket.create_server((bind, port), backlog=WAITING)
    both = bind == "::" and socket.has_dualstack_ipv6()
    return socket.create_server((bind, port), family=socket.AF_INET6, backlog=WAITING, dualstack_ipv6=both)


class _RequestHandler(WSGIRequestHandler):
    """Werkzeug's handler, without its log: the terminal shows what is wrong with the content."""

    timeout = IDLE

    def version_string(self) -> str:
        """The name of this server, without versions."""
        return "syrnews-site"

    def run_wsgi(self) -> None:
        """Answer a request, the only one of its connection: what follows may be its body, and is no second request.

        Werkzeug raises ValueError for a target that is no address, like `http://[`.
        """
        try:
            super().run_wsgi()
        except ValueError:
            self.send_error(HTTPStatus.BAD_REQUEST)
        finally:
            self.close_connection = True

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Print nothing about a request."""

    def log(self, type: str, message: str, *args: object) -> None:
        """Print nothing about a request that failed."""
