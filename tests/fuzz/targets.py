"""The readers of untrusted bytes, each as a function of bytes that raises only if the program has a bug."""

from __future__ import annotations

import io
import time
from collections.abc import Callable

from syrnews_site.arabic.dates.parse import parse, published_and_updated
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.load import load
from syrnews_site.markup.body import body_html, read_body
from syrnews_site.pictures.clean import clean
from syrnews_site.pictures.orientation import orientation
from syrnews_site.pictures.size import size
from syrnews_site.settings.site import Site
from syrnews_site.yamlreader import AUTHORITY, read

SECONDS = 2.0  # of the processor, for one input of at most LONGEST bytes
LONGEST = 4096
_SITE, _AUTHORITY = Site(), Authority()
_HEAD = "---\ntitle: عنوان\ndate: 2025-11-06\n---\n\n".encode()
_FRONT = b"title: a\n"


def loader(data: bytes) -> None:
    """A text that was copied from a page."""
    load(_SITE, _AUTHORITY, "articles/2025/a.txt", data)


def front_matter(data: bytes) -> None:
    """Front matter of an article."""
    load(_SITE, _AUTHORITY, "articles/a.md", b"---\n" + _FRONT + data + b"\n---\n\ntext\n")


def yaml(data: bytes) -> None:
    """A settings file."""
    read(data.decode(errors="replace"), "tags.yaml", limits=AUTHORITY)


def dates(data: bytes) -> None:
    """A line that may be a date."""
    text = data.decode(errors="replace")
    parse(text)
    published_and_updated(text)


def markup(data: bytes) -> None:
    """The body of an article, as a page and as words for the search."""
    article = load(_SITE, _AUTHORITY, "articles/a.md", _HEAD + data).article
    if article is not None:
        read_body(article)
        body_html(article, "", "ar")


def pictures(data: bytes) -> None:
    """A picture: its size, its way up, and its bytes without metadata."""
    file = io.BytesIO(data)
    cleaned = clean(file)
    list(cleaned.read(file))
    size(io.BytesIO(data))
    orientation(data)


TARGETS: dict[str, Callable[[bytes], None]] = {
    function.__name__: function for function in (loader, front_matter, yaml, dates, markup, pictures)
}


def checked(target: Callable[[bytes], None], data: bytes) -> None:
    """Run a target. Raises AssertionError if it takes too long."""
    began = time.process_time()
    target(data)
    took = time.process_time() - began
    assert took < SECONDS, f"{took:.1f} s for {data!r}"
