"""What a browser or a tool saved -> the page's text, where it was, when it was saved, and the files beside it.

Known are plain files, "complete" pages with their folder of files, SingleFile (the first comment has the address and
the day) and MHTML.
"""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import os
import posixpath
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, unquote_to_bytes, urljoin

from msgspec import Struct

from syrnews_site.disk.files import open_below
from syrnews_site.importing.html.charset import page_text
from syrnews_site.importing.model import MediaFile, SourceFile
from syrnews_site.importing.moments import iso_moment
from syrnews_site.yamlreader.values import WEB_ADDRESS

LARGEST = 100_000_000  # bytes of a saved page
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s*(.*?)-->", re.DOTALL)
_SINGLE_URL = re.compile(r"^\s*url:\s*(\S+)", re.MULTILINE)
_SINGLE_DATE = re.compile(r"^\s*saved date:\s*(.+?)\s*$", re.MULTILINE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")  # the mark of the web
_BASE = re.compile(r"<base[^>]{0,300}?href\s*=\s*[\"']?(https?://[^\"'\s>]+)", re.IGNORECASE)
_DATA = re.compile(r"data:([\w/+.-]{0,60})((?:;[\w=.-]{1,40})*),([^\"'()<>\s]{300,})")
_HEAD = 20_000  # characters in which the comments of tools are
_DATE_IN_BRACKETS = re.compile(r"\s*\([^)]*\)$")
_JAVASCRIPT_DATE = "%a %b %d %Y %H:%M:%S GMT%z"
PICTURE_SUFFIXES = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/avif": ".avif",
}


class SavedPage(Struct, frozen=True):
    """A saved page. `url` and `retrieved` (ISO 8601) are empty if the file does not tell them.

    `text` is HTML; embedded pictures are taken out of it: `data:saved,3` is the key of one of `parts`.
    """

    text: str
    url: str = ""
    retrieved: str = ""
    file: SourceFile | None = None
    parts: Mapping[str, MediaFile] = {}

    def media(self, address: str) -> MediaFile | None:
        """The picture at an address of the page, if it was saved with the page; None if it was not."""
        whole = urljoin(self.url, address) if self.url else address
        for name in (address, whole):
            if name in self.parts:
                return self.parts[name]
        if self.file is None or re.match(r"[a-z][\w+.-]*:|//|/", address, re.IGNORECASE):
            return None
        path = unquote(address.partition("?")[0].partition("#")[0]).replace("\\", "/")
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(self.file.path), path))
        name = posixpath.basename(beside)
        if beside.startswith(("..", "/")) or not name:
            return None
        try:
            os.close(open_below(self.file.root, beside))
        except (OSError, ValueError):
            return None
        return MediaFile(name, SourceFile(self.file.root, beside, beside, 0))


def saved_page(data: bytes, file: SourceFile | None, *, charset: str = "", url: str = "") -> SavedPage:
    """The page of a file's bytes; `charset` and `url` are what a web archive knows of it."""
    if is_mhtml(data[:_HEAD]):
        return _mhtml(data)
    text = page_text(data, charset)
    head = text[:_HEAD]
    retrieved = ""
    if comment := _SINGLE_FILE.search(head):
        found, date = _SINGLE_URL.search(comment[1]), _SINGLE_DATE.search(comment[1])
        url = url or (found[1] if found else "")
        retrieved = moment_of(date[1]) if date else ""
    elif not url:
        mark = _SAVED_FROM.search(head) or _BASE.search(head)
        url = mark[1] if mark else ""
    text, parts = _without_data(text)
    return SavedPage(text, url if WEB_ADDRESS.fits(url) else "", retrieved, file, parts)


def moment_of(text: str) -> str:
    """A moment as JavaScript prints it, or as e-mail or ISO 8601 have it, in ISO 8601; empty if it is none."""
    bare = _DATE_IN_BRACKETS.sub("", text.strip())
    try:
        # The offset is in the format, in a constant that the linter does not read.
        return datetime.strptime(bare, _JAVASCRIPT_DATE).isoformat(timespec="minutes")  # noqa: DTZ007
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(bare)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(timespec="minutes")
    except (ValueError, TypeError, IndexError):
        return iso_moment(bare)


def _without_data(text: str) -> tuple[str, dict[str, MediaFile]]:
    """The page without the bytes that are embedded in it, and these bytes by the address that is now in their place."""
    parts: dict[str, MediaFile] = {}

    def taken(found: re.Match[str]) -> str:
        key = f"data:saved,{len(parts)}"
        suffix = PICTURE_SUFFIXES.get(found[1].lower(), "")
        if not suffix:
            return "data:,"
        try:
            data = base64.b64decode(found[3]) if "base64" in found[2] else unquote_to_bytes(found[3])
        except (binascii.Error, ValueError):
            return "data:,"
        parts[key] = MediaFile(f"picture{suffix}", None, data)
        return key

    return _DATA.sub(taken, text), parts


def is_mhtml(head: bytes) -> bool:
    """Whether a file that begins so is MHTML."""
    start = head[:4096].lower()
    return b"multipart/related" in start and (
        start.startswith((b"from:", b"mime-version:")) or b"\nmime-version:" in start
    )


def _mhtml(data: bytes) -> SavedPage:
    """The first HTML part, and the pictures of the other parts by their addresses."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    page: Message | None = None
    parts: dict[str, MediaFile] = {}
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "text/html" and page is None:
            page = part
        elif kind in PICTURE_SUFFIXES:
            content = part.get_payload(decode=True)
            name = posixpath.basename(str(part.get("Content-Location", "picture")).partition("?")[0])
            stem = posixpath.splitext(name)[0][:60] or "picture"
            if isinstance(content, bytes):
                picture = MediaFile(stem + PICTURE_SUFFIXES[kind], None, content)
                parts[str(part.get("Content-Location", ""))] = picture
                if identity := part.get("Content-ID"):
                    parts[f"cid:{str(identity).strip('<> ')}"] = picture
    if page is None:
        return SavedPage("")
    content = page.get_payload(decode=True)
    text = page_text(content if isinstance(content, bytes) else b"", str(page.get_content_charset() or ""))
    url = str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or "").strip()
    date = str(message.get("Date") or "")
    text, embedded = _without_data(text)
    return SavedPage(
        text, url if WEB_ADDRESS.fits(url) else "", moment_of(date) if date else "", None, {**parts, **embedded}
    )
