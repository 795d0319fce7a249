"""Where this program was installed from, as a line of pip's requirements: a new archive installs it from there too."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from syrnews_site import __version__

NAME = "syrnews-site"
RELEASED = f"{NAME}=={__version__}"
CHECKOUT = Path(__file__).resolve().parents[3]


def requirement() -> str:
    """The address of a wheel with its SHA-256, of a git commit, or of a folder with the source; else the version.

    Python's installers note an address if they were given one (PEP 610, direct_url.json); a release from an index has
    none. A file or folder that is gone is not named.
    """
    try:
        noted = distribution(NAME).read_text("direct_url.json")
    except PackageNotFoundError:  # not installed: the code runs in a checkout
        return f"{NAME} @ {CHECKOUT.as_uri()}" if (CHECKOUT / "pyproject.toml").is_file() else RELEASED
    return from_note(noted) if noted else RELEASED


def from_note(text: str) -> str:
    """The requirement that the text of a direct_url.json says."""
    note: dict[str, Any] = json.loads(text)
    url = str(note["url"])
    if "vcs_info" in note:
        return f"{NAME} @ {note['vcs_info']['vcs']}+{url}@{note['vcs_info']['commit_id']}"
    parts = urlsplit(url)
    if parts.scheme == "file" and not Path(url2pathname(parts.path)).exists():
        return RELEASED
    archive = note.get("archive_info", {})
    digest = archive.get("hashes", {}).get("sha256") or archive.get("hash", "").removeprefix("sha256=")
    return f"{NAME} @ {url}" + (f" --hash=sha256:{digest}" if digest else "")
