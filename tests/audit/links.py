"""Follows every link of a built site, from its first page on."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}
SITE = "https://site.invalid/"


class Page(HTMLParser):
    """The addresses that a page names, and the fragments that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.fragments: set[str] = set()
        self.listed = True  # to be found by readers: not the page at an article's former address
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect."""
        found = dict(attrs)
        self.fragments.add(found.get("id") or "")
        if (found.get("name"), found.get("content")) == ("robots", "noindex") or found.get("http-equiv") == "refresh":
            self.listed = False
        if address := found.get(ADDRESSES.get(tag, "")):
            self.addresses.append(address)


def broken(output: Path) -> Iterator[str]:
    """What is wrong with the links of a site: files and fragments that are not there, pages that no link leads to."""
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    pages = {name: Page((output / name).read_text(encoding="utf-8")) for name in files if name.endswith(".html")}
    reached, pending = {"index.html"}, ["index.html"]
    while pending:
        name = pending.pop()
        for address in pages[name].addresses:
            target = urlsplit(urljoin(SITE + name, address))
            path = unquote(target.path.removeprefix("/"))
            if target.netloc != urlsplit(SITE).netloc:
                continue
            if path not in files:
                yield f"{name}: no file at {address}"
            elif target.fragment and path in pages and unquote(target.fragment) not in pages[path].fragments:
                yield f"{name}: no fragment at {address}"
            elif path not in reached:
                reached.add(path)
                if path in pages:
                    pending.append(path)
    for name in sorted(name for name in set(pages) - reached - {"404.html"} if pages[name].listed):
        yield f"{name}: no link leads there"
