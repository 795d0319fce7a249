"""The nouns: frozen values that travel between the five verbs, to workers, and into the catalog."""

from __future__ import annotations

from typing import Literal

from msgspec import Raw, Struct

# Templates that are none: a page of literal bytes, and a folder with a segment of the search index.
LITERAL, SEGMENT = "=", "segment"

# What a tag may be, in the order in which pages show tags. A tag that the authority does not classify has the kind "".
TAG_KINDS = ("place", "person", "organisation", "topic")
SHOWN_KINDS = (*TAG_KINDS, "")

Severity = Literal["error", "warning", "note"]


class Diagnostic(Struct, frozen=True, array_like=True, order=True):
    """One thing to say about one file: where, which rule, what is wrong, and what would help.

    `file` is relative to the content folder, with forward slashes; `line` and `column` count from 1, and 0 means
    that the whole file (or line) is meant. `code` is a key of `diagnostics.CODES`.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"


class Note(Struct, frozen=True, array_like=True):
    """What a loading rule took, dropped or repaired: nothing vanishes from an article unseen.

    `line` counts from 1 in the decoded text; 0 means the whole file. `text` is what was taken or dropped.
    """

    rule: str
    line: int
    text: str


class ContentFile(Struct, frozen=True, array_like=True):
    """A file of the content folder: its path relative to it (forward slashes), and blake2b-128 of its bytes in hex."""

    path: str
    digest: str


class Tag(Struct, frozen=True, array_like=True):
    """A subject of an article. `kind` is one of SHOWN_KINDS.

    `found` is true for a tag that the tagger found in the text, false for one that was given by hand.
    """

    slug: str
    name: str
    kind: str = ""
    found: bool = False


class Outlet(Struct, frozen=True, array_like=True):
    """Who published an article first: a newspaper, an agency, a station."""

    slug: str
    name: str


class Headline(Struct, frozen=True, array_like=True):
    """All that pages other than the article's own may say of it.

    `url` is relative to the site's root (`2025/11/06/<id>.html`). `date` is ISO 8601 as the article printed it, with
    the offset that the clock had there: `2025-11-06T01:16+03:00`, or `2025-11-06` where no time was printed, or empty
    where the article has no date. The first ten characters name its day. `approximate`: converted from a Hijri date.
    """

    id: str
    url: str
    title: str
    date: str
    outlet: Outlet | None = None
    tags: tuple[Tag, ...] = ()
    summary: str = ""
    lang: str = ""
    approximate: bool = False


class Article(Struct, frozen=True, array_like=True):
    """One article, whole. Its body never enters the catalog; it is streamed from its file.

    `body` is clean text: paragraphs divided by blank lines where `format` is `text`, else Markdown. `original_name`
    is the name that the original file gets beside the page; `sha256` is of the original bytes, in hex.
    """

    headline: Headline
    body: str
    format: Literal["text", "markdown"]
    origin: ContentFile
    sha256: str = ""
    author: str = ""
    updated: str = ""
    added: str = ""  # to the archive
    source_url: str = ""
    aliases: tuple[str, ...] = ()
    draft: bool = False
    body_line: int = 1
    notes: tuple[Note, ...] = ()
    declared_id: str = ""  # the `id` that the front matter gives; no two articles may have the same


class Loaded(Struct, frozen=True, array_like=True):
    """What became of one file: an article, or the reasons why not. Warnings may stand beside an article."""

    path: str
    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()


class Page(Struct, frozen=True, array_like=True):
    """Everything that one output needs: its path below the output folder, its template, its data, the files it reads.

    `data` is a MessagePack map: the variables of the template. An empty `template` publishes `reads[0]` as it is.
    """

    path: str
    template: str
    data: Raw
    reads: tuple[ContentFile, ...] = ()


class Standing(Struct, frozen=True, array_like=True):
    """A page of its own, from content/pages/: its place, its title, its file."""

    path: str
    title: str
    source: ContentFile


class Linked(Struct, frozen=True, array_like=True):
    """Something with a page of its own and a number of articles: a tag, a source, a month, a day."""

    path: str  # of its page, relative to the site's root; empty: no page
    name: str
    count: int
    kind: str = ""


class SegmentSpan(Struct, frozen=True, array_like=True):
    """Data of a SEGMENT: its articles have first <= sort < end, and this is the version of their index."""

    name: str
    first: str
    end: str
    version: str
