"""The pictures that a web archive holds for the articles in it."""

from __future__ import annotations

import html
import re
import tempfile
from collections.abc import Iterator
from hashlib import blake2b
from typing import IO, BinaryIO
from urllib.parse import unquote, urldefrag, urljoin

from msgspec import Struct

from syrnews_site.catalog.archived import PictureIndex, PicturePlace
from syrnews_site.importing.html.pictures import addresses_of_set
from syrnews_site.importing.html.saved import PICTURE_SUFFIXES
from syrnews_site.importing.warc_records import content_type, records_of

MOST_OF_A_PAGE = 200  # pictures
_IN_MEMORY = 1 << 20  # bytes of a picture; more are in a temporary file
_CHUNK = 1 << 16
_ATTRIBUTE = re.compile(r"""(?:src|srcset|data-[\w-]{1,30})\s*=\s*(?:"([^"]{1,5000})"|'([^']{1,5000})')""")
_SCHEME = re.compile(r"^https?:")


class HeldPicture(Struct, frozen=True, array_like=True):
    """A picture of a page: its address as the page has it, and its place in the archive's file."""

    address: str
    start: int
    suffix: str


def note_pictures(stream: IO[bytes], start: int, index: PictureIndex) -> None:
    """Enter the pictures of the archive that begins at the byte `start` of its file; of a damaged one, the first."""
    iterator = records_of(stream)
    try:
        for record in iterator:
            suffix = PICTURE_SUFFIXES.get(content_type(record))
            whole = record.rec_type == "resource" or (
                record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200"
            )
            if suffix and whole:
                address = record.rec_headers.get_header("WARC-Target-URI") or ""
                index.add(_key(address.strip("<>")), PicturePlace(start + iterator.get_record_offset(), suffix))
    except Exception:
        return


def pictures_on(page: bytes, url: str, index: PictureIndex) -> tuple[HeldPicture, ...]:
    """The pictures that the attributes of a page name and the archive has."""
    found: dict[str, PicturePlace] = {}
    for address in _addresses(page.decode("utf-8", "replace")):
        if address not in found and len(found) < MOST_OF_A_PAGE:
            try:
                place = index.find(_key(urljoin(url, address)))
            except ValueError:  # no address at all
                continue
            if place:
                found[address] = place
    return tuple(HeldPicture(address, *place) for address, place in found.items())


def _addresses(page: str) -> Iterator[str]:
    for attribute in _ATTRIBUTE.finditer(page):
        value = html.unescape(attribute[1] or attribute[2]).strip()
        yield value
        if " " in value:  # srcset
            yield from addresses_of_set(value)


def _key(address: str) -> bytes:
    whole = unquote(_SCHEME.sub("", urldefrag(address).url))
    return blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def open_record(stream: BinaryIO, start: int, largest: int) -> BinaryIO:
    """What the record at the byte `start` holds, of `largest` bytes at most, as a file; empty if it is larger."""
    stream.seek(start)
    content = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the caller closes it
    try:
        record = next(iter(records_of(stream)))
        body = record.content_stream()
        while part := body.read(_CHUNK):
            content.write(part)
            if content.tell() > largest:
                content.truncate(0)
                break
    except Exception as error:  # as above
        content.close()
        raise OSError(f"the archive is damaged: {error}"[:300]) from error
    content.seek(0)
    return content  # type: ignore[return-value]
