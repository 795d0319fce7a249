"""The title of a built page, read from its HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

HEADING = 65536  # bytes at the beginning of a page within which its title stands


class _Titles(HTMLParser):
    """Collects the text of the first h1 and of the title."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = {"h1": "", "title": ""}
        self._inside = ""
        self._done: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in self.texts and tag not in self._done and not self._inside:
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._done.add(tag)
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside] += data


def title_of(page: Path) -> str:
    """A page's heading; its title where it has no heading."""
    with open(page, "rb") as file:
        text = file.read(HEADING).decode("utf-8", "replace")
    parser = _Titles()
    parser.feed(text)
    return " ".join((parser.texts["h1"] or parser.texts["title"]).split())
