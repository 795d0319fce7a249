"""A kind of page is a view: it divides its pages into parts, and tells which parts an article touches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from msgspec import Raw, Struct

from syrnews_site.model import LITERAL, ContentFile, Headline, Page
from syrnews_site.packed import encode
from syrnews_site.pages.archive import Archive

Targets: TypeAlias = dict[str, dict[str, str]]
Sizes: TypeAlias = dict[str, tuple[int, int]]


class View(NamedTuple):
    """One kind of page. A part is the unit of planning: the pages of a part are planned together.

    `parts`: every part of the site that this view has.
    `touched`: the parts whose pages show a headline. After an edit it is called with the old and with the new headline.
    `pages`: the pages of one part; none if the part has ceased to exist.
    `bodies`: the pages show bodies, so that an edit of a body touches the same parts as an edit of its headline.
    `small`: every build that plans anything plans all parts.
    `drifted`: parts that depend on counts of the whole archive which the edits of this build carried over a threshold.
    `stories`: the pages tell of stories, so that a change of a story touches the parts of its articles.
    `rejections`: the pages tell how many files were rejected, and why.
    """

    name: str
    parts: Callable[[Archive], Iterable[str]]
    touched: Callable[[Archive, Headline], Iterable[str]]
    pages: Callable[[Archive, str], Iterator[Page]]
    bodies: bool = False
    small: bool = False
    rejections: bool = False
    stories: bool = False
    drifted: Callable[[Archive], Iterable[str]] = lambda archive: ()


def page(
    path: str,
    template: str,
    data: Struct,
    *reads: ContentFile,
    targets: Targets | None = None,
    sizes: Sizes | None = None,
) -> Page:
    """A page from typed data. `targets` and `sizes`: of the links and pictures of the articles that the page reads."""
    return Page(path, template, Raw(encode(data)), reads, targets or {}, sizes or {})


def literal(path: str, data: bytes) -> Page:
    """A page of these bytes."""
    return Page(path, LITERAL, Raw(encode(data)))


def copy(path: str, source: ContentFile) -> Page:
    """A page that is a file of the content folder, unchanged."""
    return Page(path, "", Raw(b"\xc0"), (source,))


def raws(headlines: Iterable[bytes]) -> tuple[Raw, ...]:
    """Headlines as data of a page: they stay encoded until a template decodes them."""
    return tuple(map(Raw, headlines))


def always(*_: object) -> tuple[str, ...]:
    """The parts of a view with a single part. As `touched`: every headline touches that part."""
    return ("",)


def never(*_: object) -> tuple[str, ...]:
    """`touched` of a view whose pages show no headlines."""
    return ()
