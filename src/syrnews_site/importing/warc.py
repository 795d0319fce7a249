"""Web archives: WARC, also compressed, and WACZ. Each page of them is read as a saved page."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, BinaryIO

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from syrnews_site.importing.html.page import article_of_page
from syrnews_site.importing.html.saved import saved_page
from syrnews_site.importing.libraries import library, require
from syrnews_site.importing.lines import opened
from syrnews_site.importing.model import ImportContext, ImportedArticle, Kind, NotTaken, SourceFile, SourceItem
from syrnews_site.importing.moments import iso_moment

LARGEST_PAGE = 20_000_000  # bytes
MOST_WARCS = 10_000  # files in a WACZ
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")


class ArchivedPage(Struct, frozen=True):
    """A page of a web archive."""

    url: str
    retrieved: str
    charset: str
    data: bytes


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(ArchivedPage).decode


def _is_warc(file: SourceFile, head: bytes) -> bool:
    name = file.path.lower()
    return name.endswith((".warc", ".warc.gz", ".wacz")) or head.startswith(b"WARC/1.")


def _items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    require("trafilatura")
    with opened(file) as stream:
        if file.path.lower().endswith(".wacz"):
            yield from _wacz(file, stream)
        else:
            yield from _records(file, stream, file.name)


def _wacz(file: SourceFile, stream: BinaryIO) -> Iterator[SourceItem | NotTaken]:
    try:
        with zipfile.ZipFile(stream) as packed:
            names = [name for name in packed.namelist() if name.lower().endswith((".warc", ".warc.gz"))]
            if not names:
                yield NotTaken(file.name, "has no WARC in it", failed=True, size=file.size)
            for name in names[:MOST_WARCS]:
                with packed.open(name) as member:
                    yield from _records(file, member, f"{file.name}/{name.rpartition('/')[2]}")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        yield NotTaken(file.name, f"is no whole WACZ: {error}"[:300], failed=True)


def _records(file: SourceFile, stream: Any, origin: str) -> Iterator[SourceItem | NotTaken]:
    iterator = library("warcio.archiveiterator").ArchiveIterator(stream)
    count = 0
    try:
        for count, record in enumerate(iterator, 1):
            if found := _page(record, file, origin, count):
                yield found
    except Exception as error:  # warcio and zlib raise anything on a damaged archive
        reason = f"the archive is damaged after {count} records: {type(error).__name__}: {error}"[:300]
        yield NotTaken(origin, reason, failed=True)


def _page(record: Any, file: SourceFile, origin: str, number: int) -> SourceItem | NotTaken | None:
    """The page of a record; None for requests and the like, which no reader ever saw."""
    if record.rec_type not in ("response", "revisit", "resource"):
        return None
    headers, http = record.rec_headers, record.http_headers
    name = f"{origin}#{headers.get_header('WARC-Record-ID', '').strip('<>') or number}"
    size = int(record.length or 0) if str(record.length).isdigit() else 0
    content_type = (http.get_header("Content-Type") if http else headers.get_header("Content-Type")) or ""
    if record.rec_type == "revisit":
        return NotTaken(name, "a page that was the same at an earlier visit", size=size)
    if content_type.partition(";")[0].strip().lower() not in _HTML:
        return NotTaken(name, "no page: a picture, style or another file", size=size)
    if http and http.get_statuscode() != "200":
        return NotTaken(name, f"an answer with the status {http.get_statuscode()}", size=size)
    data = record.content_stream().read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        return NotTaken(name, f"a page of more than {LARGEST_PAGE // 1_000_000} MB", failed=True, size=size)
    charset = _CHARSET.search(content_type)
    page = ArchivedPage(
        headers.get_header("WARC-Target-URI") or "",
        iso_moment(headers.get_header("WARC-Date") or ""),
        charset[1] if charset else "",
        data,
    )
    return SourceItem("warc", name, sha256(data).hexdigest(), file, _encode(page), size)


def _article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    page = _decode(item.data)
    saved = saved_page(page.data, None, charset=page.charset, url=page.url.strip("<>"))
    article = article_of_page(saved, item.origin, context)
    if isinstance(article, NotTaken):
        return article
    return replace(article, retrieved=page.retrieved or article.retrieved)


WARC = Kind("warc", "a web archive", _is_warc, _items, _article)
