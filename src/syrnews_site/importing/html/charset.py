"""The bytes of an HTML page -> its text, in the encoding in which browsers read the page.

The order is that of the HTML standard ("determining the character encoding"): a byte order mark, the header of the
transport, a `meta` among the first 1024 bytes (we look at more), and then a guess. Names of encodings mean what the
Encoding Standard says: ISO-8859-1 is windows-1252.
"""

from __future__ import annotations

import codecs
import re

from syrnews_site.content.decoding.encoding import decode
from syrnews_site.content.decoding.mojibake import repair

_META = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)
_HEAD = 8192  # bytes
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LABELS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "windows-1252": "cp1252",
    "windows-1256": "cp1256", "cp1256": "cp1256", "x-cp1256": "cp1256", "asmo-708": "iso8859-6", "arabic": "iso8859-6",
    "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",  # a page that could be read so far is no UTF-16
    "unicode-1-1-utf-8": "utf-8", "utf8": "utf-8", "x-mac-arabic": "mac_arabic",
}  # fmt: skip


def page_text(data: bytes, header: str = "") -> str:
    """The text of a page; `header` is the encoding that its server named. Never raises."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    named = header or _named(data)
    if named and (text := _decoded(data, named)) is not None:
        return text
    found = decode(data)
    return found[0] if found else data.decode("utf-8", "replace")


def _named(data: bytes) -> str:
    head = data[:_HEAD]
    found = _META.search(head) or _XML.search(head)
    return found[1].decode("ascii", "replace") if found else ""


def _decoded(data: bytes, name: str) -> str | None:
    """The text, if it has hardly a byte that this encoding does not have: some pages name a wrong one."""
    label = name.strip().lower()
    try:
        text = data.decode(_LABELS.get(label, label), "replace")
    except (LookupError, ValueError, AssertionError):
        return None
    if text.count("\ufffd") * 1000 > len(text) + 2000:
        return None
    return repair(text)[0]
