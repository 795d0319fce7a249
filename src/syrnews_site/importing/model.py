"""The nouns of an import: they travel from a source to a worker, and back to the process that writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct

from syrnews_site.authority.lookup import Authority
from syrnews_site.settings.site import Site

ATTACHMENT = "attachment:"  # begins the address of a file of `media` in a body: attachment:0


class SourceFile(Struct, frozen=True, array_like=True):
    """A regular file of a source: `path` below the folder `root`, with forward slashes; `name` names it for people.

    Open it with `disk.files.open_below(root, path)` alone. `size` is in bytes.
    """

    root: str
    path: str
    name: str
    size: int


class SourceItem(Struct, frozen=True, array_like=True):
    """One thing of a source that may be an article: a page, a message, a row.

    `origin` names it for people and in `imported_from`: `saved/page.html`, `export/result.json#message12`. `sha256` is
    of its bytes, in hex. `data` is what `Kind.article` needs besides the file. `size`: how many bytes of the source it
    takes, for the progress.
    """

    kind: str
    origin: str
    sha256: str
    file: SourceFile
    data: bytes = b""
    size: int = 0


class MediaFile(Struct, frozen=True, array_like=True):
    """A picture or another file of an article: a file of the source, or bytes if `data` is not empty.

    `name` has the suffix that says what it is. `record`: the byte of the file at which a record of a web archive begins
    that has the picture.
    """

    name: str
    file: SourceFile | None = None
    data: bytes = b""
    record: int | None = None


class ImportedArticle(Struct, frozen=True, array_like=True, tag="article"):
    """What is to be written. `body` is Markdown. Dates are in ISO 8601, with the offset if it is known.

    `name`: words for the file's name, if something better than the title is known, such as the end of an address.
    `warnings`: sentences for the report. `text` is filled by the frame: a digest of what the body says.
    """

    title: str
    body: str
    date: str = ""
    source: str = ""
    source_url: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    retrieved: str = ""
    updated: str = ""
    summary: str = ""
    lang: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    media: tuple[MediaFile, ...] = ()
    warnings: tuple[str, ...] = ()
    text: bytes = b""


class NotTaken(Struct, frozen=True, array_like=True, tag="not"):
    """Something that gives no article: skipped, or failed if it was to give one. `reason` ends a sentence."""

    origin: str
    reason: str
    failed: bool = False
    size: int = 0


class ImportOptions(Struct, frozen=True, array_like=True):
    """What kinds may ask of the command line.

    `chats`: the chats that are taken of an account. `address`: of a channel whose export has no user name. `min_words`:
    a shorter message is no article. `permitted`: the owner may use private chats. `columns`: column -> field of an
    article, for tables. `source`: the outlet of all that is taken.
    """

    chats: tuple[str, ...] = ()
    address: str = ""
    min_words: int = 25
    permitted: bool = False
    columns: dict[str, str] = {}
    source: str = ""


class ImportContext(NamedTuple):
    """What a kind may know of the archive."""

    site: Site
    authority: Authority
    options: ImportOptions


class Kind(NamedTuple):
    """A kind of source. `recognises` looks at a file and its first bytes (at least 4 KB, or all)."""

    name: str
    title: str  # in English, for people
    recognises: Callable[[SourceFile, bytes], bool]
    items: Callable[[SourceFile, ImportContext], Iterator[SourceItem | NotTaken]]
    article: Callable[[SourceItem, ImportContext], ImportedArticle | NotTaken]


class MissingLibrary(Exception):
    """A kind needs a library that is not installed."""
