"""What a kind of page is: a view, whose parts become pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec
from msgspec import Raw, Struct

from syrnews_site.model import LITERAL, ContentFile, Headline, Page
from syrnews_site.pages.archive import Archive

_encode = msgspec.msgpack.Encoder().encode


class View(NamedTuple):
    """One kind of page. A part is the unit of planning: its pages are planned together.

    `parts`: every part there is. `touched`: the parts that show a headline (asked with the headline as it was and as
    it is). `pages`: the pages of one part; none where the part is no more. `bodies`: its pages show bodies, so that an
    edited body touches what its headline touches. `small`: planned in every build that plans at all. `rejections`: its
    pages tell how many files were rejected, and why.
    """

    name: str
    parts: Callable[[Archive], Iterable[str]]
    touched: Callable[[Archive, Headline], Iterable[str]]
    pages: Callable[[Archive, str], Iterator[Page]]
    bodies: bool = False
    small: bool = False
    rejections: bool = False


def page(path: str, template: str, data: Struct, *reads: ContentFile) -> Page:
    """A page from typed data."""
    return Page(path, template, Raw(_encode(data)), reads)


def literal(path: str, data: bytes) -> Page:
    """A page of these bytes."""
    return Page(path, LITERAL, Raw(_encode(data)))


def copy(path: str, source: ContentFile) -> Page:
    """A page that is a file of the content folder, as it is."""
    return Page(path, "", Raw(b"\xc0"), (source,))


def raws(headlines: Iterable[bytes]) -> tuple[Raw, ...]:
    """Headlines as data of a page, not decoded."""
    return tuple(map(Raw, headlines))


def always(*_: object) -> tuple[str, ...]:
    """The parts of a view that has one part only, which every headline touches."""
    return ("",)


def never(*_: object) -> tuple[str, ...]:
    """What a headline touches in a view that shows none."""
    return ()
