"""The nouns: frozen values that travel between the five verbs, to workers, and into the catalog."""

from __future__ import annotations

from typing import Literal

from msgspec import Raw, Struct

# Values of Page.template that name no template: a page of literal bytes, a folder with a segment of the search index.
LITERAL, SEGMENT = "=", "segment"

# What a tag may be, in the order in which pages show tags. A tag that the authority does not classify has the kind "".
TAG_KINDS = ("place", "person", "organisation", "topic")
SHOWN_KINDS = (*TAG_KINDS, "")

Severity = Literal["error", "warning", "note"]


class Diagnostic(Struct, frozen=True, array_like=True, order=True):
    """A mistake or a doubt in a file: its place, its code, a message, and a hint that helps.

    `file` is relative to the content folder, with forward slashes. `line` and `column` count from 1; 0 means the whole
    file, or the whole line. `code` is a key of `diagnostics.CODES`.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"


class Note(Struct, frozen=True, array_like=True):
    """A record of text that a rule of loading took out or repaired, so that no text of a file vanishes unseen.

    `line` counts from 1 in the decoded text; 0 means the whole file. `text` is the text, or describes the repair.
    """

    rule: str
    line: int
    text: str


class ContentFile(Struct, frozen=True, array_like=True):
    """A file of the content folder: its path from there, with forward slashes, and blake2b-128 of its bytes in hex."""

    path: str
    digest: str


class Tag(Struct, frozen=True, array_like=True):
    """A subject of an article. `kind` is one of SHOWN_KINDS.

    `found` is true for a tag that the tagger found in the text, false for a tag that the file gives.
    """

    slug: str
    name: str
    kind: str = ""
    found: bool = False


class Outlet(Struct, frozen=True, array_like=True):
    """The first publisher of an article: a newspaper, an agency, a station."""

    slug: str
    name: str


class Headline(Struct, frozen=True, array_like=True):
    """The part of an article that other pages may show.

    `url` is relative to the site's root (`2025/11/06/<id>.html`). `date` is the printed date in ISO 8601, with the
    offset of the clock at its place: `2025-11-06T01:16+03:00`. Without a printed time it is `2025-11-06`, without a
    printed day `2025-11`, without a month `2025`, and without a date it is empty. The first ten characters are the day,
    month or year. `approximate`: the date is converted from a Hijri date.
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


class LocalLink(Struct, frozen=True, array_like=True):
    """A link or an image of a body whose address is a place of this site, where the file writes it.

    `address` is escaped; a fragment alone (`#part`) is a link to a heading that the body does not have.
    """

    line: int
    column: int
    address: str
    image: bool = False


class Article(Struct, frozen=True, array_like=True):
    """A whole article. Its body never enters the catalog; every build reads it from the file.

    `body` is clean text: Markdown, or paragraphs divided by blank lines if `format` is `text`. `sha256` is of the
    original bytes, in hex. `body_line` is the line of the file where the body begins.
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
    flash: bool = False  # the file has a title alone, which is the body too
    links: tuple[LocalLink, ...] = ()
    targets: dict[str, str] = {}  # where addresses of `links` lead that name content files: path from the site's root
    image: str = ""  # the picture of a shared link: its path from the site's root
    sizes: dict[str, tuple[int, int]] = {}  # of pictures: path from the site's root -> width and height, in pixels
    retrieved: str = ""  # when the page was saved that the article comes from
    version_of: str = ""  # the file of another version of this article: an address in `links`
    commented: bool = False  # the file has comments, so that the original is not published beside the page


class LoadResult(Struct, frozen=True, array_like=True):
    """The result of loading a file: an article, perhaps with warnings, or the reasons why there is no article."""

    path: str
    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()


class Page(Struct, frozen=True, array_like=True):
    """Everything that an output needs: its path below the output folder, its template, its data, the files it reads.

    `data` is a MessagePack map: the variables of the template. An empty `template` publishes `reads[0]` unchanged.
    """

    path: str
    template: str
    data: Raw
    reads: tuple[ContentFile, ...] = ()
    targets: dict[str, dict[str, str]] = {}  # of the articles that the page reads: file -> Article.targets
    sizes: dict[str, tuple[int, int]] = {}  # Article.sizes of the article that the page reads


class StandingFile(Struct, frozen=True, array_like=True):
    """A standing page, from content/pages/: its path on the site, its title, its file."""

    path: str
    title: str
    source: ContentFile


class CountedLink(Struct, frozen=True, array_like=True):
    """A link to a tag, a source, a month or a day, with its number of articles."""

    path: str  # of the page, relative to the site's root; empty if there is no page
    name: str
    count: int
    kind: str = ""


class OutletMonths(Struct, frozen=True, array_like=True):
    """The articles of an outlet about a tag, by month (`2025-11`), or by year if the article prints no month."""

    outlet: CountedLink
    months: dict[str, int]


class SegmentSpan(Struct, frozen=True, array_like=True):
    """Data of a SEGMENT: its articles have first <= day < end; `version` is the version of their index."""

    name: str
    first: str
    end: str
    version: str
