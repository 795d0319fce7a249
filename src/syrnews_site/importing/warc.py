"""Web archives: WARC, also compressed, and WACZ. Each page of them is read as a saved page."""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, BinaryIO
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from syrnews_site.catalog.archived import PictureIndex, picture_index
from syrnews_site.importing.html.page import article_of_page
from syrnews_site.importing.html.saved import saved_page
from syrnews_site.importing.libraries import require
from syrnews_site.importing.lines import opened
from syrnews_site.importing.model import (
    ImportContext,
    ImportedArticle,
    Kind,
    MediaFile,
    NotTaken,
    SourceFile,
    SourceItem,
)
from syrnews_site.importing.moments import iso_moment
from syrnews_site.importing.warc_pictures import HeldPicture, note_pictures, pictures_on
from syrnews_site.importing.warc_records import content_type, records_of

LARGEST_PAGE = 20_000_000  # bytes
MOST_WARCS = 10_000  # files in a WACZ
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]+)", re.IGNORECASE)
_ZIP_LENGTHS = 26  # bytes of a header in a zip file before the lengths of the name and of other fields
_HTML = ("text/html", "application/xhtml+xml")


class ArchivedPage(Struct, frozen=True):
    """A page of a web archive."""

    url: str
    retrieved: str
    charset: str
    data: bytes
    pictures: tuple[HeldPicture, ...]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(ArchivedPage).decode


def _is_warc(file: SourceFile, head: bytes) -> bool:
    name = file.path.lower()
    return name.endswith((".warc", ".warc.gz", ".wacz")) or head.startswith(b"WARC/1.")


def _items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    require("trafilatura")
    require("warcio")
    with opened(file) as stream, picture_index() as index:
        if file.path.lower().endswith(".wacz"):
            yield from _wacz(file, stream, index)
            return
        note_pictures(stream, 0, index)
        stream.seek(0)
        yield from _records(file, stream, file.name, index)


def _wacz(file: SourceFile, stream: BinaryIO, index: PictureIndex) -> Iterator[SourceItem | NotTaken]:
    """The pages of all archives in a WACZ. Pictures are found only in those that are stored, as its standard asks."""
    try:
        with zipfile.ZipFile(stream) as packed:
            members = [entry for entry in packed.infolist() if entry.filename.lower().endswith((".warc", ".warc.gz"))]
            if not members:
                yield NotTaken(file.name, "has no WARC in it", failed=True, size=file.size)
            for entry in members[:MOST_WARCS]:
                if entry.compress_type == zipfile.ZIP_STORED:
                    with packed.open(entry) as member:
                        note_pictures(member, _start(stream, entry), index)
            for entry in members[:MOST_WARCS]:
                with packed.open(entry) as member:
                    name = entry.filename.rpartition("/")[2]
                    yield from _records(file, member, f"{file.name}/{name}", index)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        yield NotTaken(file.name, f"is no whole WACZ: {error}"[:300], failed=True)


def _start(stream: BinaryIO, entry: zipfile.ZipInfo) -> int:
    """The byte of the WACZ at which a stored file begins: behind its header, a name and other fields."""
    stream.seek(entry.header_offset + _ZIP_LENGTHS)
    name, rest = struct.unpack("<HH", stream.read(4))
    return entry.header_offset + _ZIP_LENGTHS + 4 + int(name) + int(rest)


def _records(file: SourceFile, stream: Any, origin: str, index: PictureIndex) -> Iterator[SourceItem | NotTaken]:
    iterator = records_of(stream)
    count = told = 0
    try:
        for count, record in enumerate(iterator, 1):
            if found := _page(record, file, origin, count, index):
                told += 1
                yield found
    except Exception:  # warcio and zlib raise anything on a damaged archive
        reason = f"the archive is damaged after {count} records" if count else "is no web archive"
        yield NotTaken(origin, reason, failed=True)
        return
    if not told:
        yield NotTaken(origin, "has no page in it", size=file.size)


def _page(record: Any, file: SourceFile, origin: str, number: int, index: PictureIndex) -> SourceItem | NotTaken | None:
    """The page of a record; None for requests and the like, which no reader ever saw."""
    if record.rec_type not in ("response", "revisit", "resource"):
        return None
    headers, http = record.rec_headers, record.http_headers
    name = f"{origin}#{headers.get_header('WARC-Record-ID', '').strip('<>') or number}"
    size = int(record.length or 0) if str(record.length).isdigit() else 0
    if record.rec_type == "revisit":
        return NotTaken(name, "a page that was the same at an earlier visit", size=size)
    if content_type(record) not in _HTML:
        return NotTaken(name, "no page: a picture, style or another file", size=size)
    if http and http.get_statuscode() != "200":
        return NotTaken(name, f"an answer with the status {http.get_statuscode()}", size=size)
    data = record.content_stream().read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        return NotTaken(name, f"a page of more than {LARGEST_PAGE // 1_000_000} MB", failed=True, size=size)
    charset = _CHARSET.search((http or headers).get_header("Content-Type") or "")
    url = (headers.get_header("WARC-Target-URI") or "").strip("<>")
    retrieved = iso_moment(headers.get_header("WARC-Date") or "")
    held = pictures_on(data, url, index)
    page = ArchivedPage(url, retrieved, charset[1] if charset else "", data, held)
    return SourceItem("warc", name, sha256(data).hexdigest(), file, _encode(page), size)


def _article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    page = _decode(item.data)
    saved = saved_page(page.data, None, charset=page.charset, url=page.url)
    pictures = {held.address: _media(held, item.file) for held in page.pictures}
    article = article_of_page(replace(saved, parts={**pictures, **saved.parts}), item.origin, context)
    if isinstance(article, NotTaken):
        return article
    return replace(article, retrieved=page.retrieved or article.retrieved)


def _media(held: HeldPicture, file: SourceFile) -> MediaFile:
    name = posixpath.splitext(posixpath.basename(urlsplit(held.address).path))[0] or "picture"
    return MediaFile(name + held.suffix, file, record=held.start)


WARC = Kind("warc", "a web archive", _is_warc, _items, _article)
