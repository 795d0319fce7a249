"""Reads the title of a built page from its HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

HEAD_BYTES = 65536  # a page's title and heading lie within its first bytes


def title_of(page: Path) -> str:
    """The heading of a page; its title if it has no heading."""
    with open(page, "rb") as file:
        text = file.read(HEAD_BYTES).decode("utf-8", "replace")
    parser = _TitleParser()
    parser.feed(text)
    return " ".join((parser.texts["h1"] or parser.texts["title"]).split())


class _TitleParser(HTMLParser):
    """Collects the texts of the first h1 and the first title."""

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
