"""Links in Markdown: which addresses a page may link to, where a path leads, and the ids of headings."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote, unquote

from syrnews_site.addresses import MEDIA

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES = frozenset(("http", "https", "mailto"))
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")  # browsers drop some of these from addresses
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)

_NOT_IN_AN_ID = re.compile(r"\W+")
_HARAKAT = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")


def is_safe(address: str) -> bool:
    """Whether an address is http, https, mailto, a fragment or a path, both with and without its percent-escapes."""
    return all(_is_safe(_UNSEEN.sub("", text)) for text in (address, unquote(address)))


def _is_safe(address: str) -> bool:
    if scheme := _SCHEME.match(address):
        return scheme[1].lower() in _SCHEMES
    first_segment = re.split(r"[/?#]", address, maxsplit=1)[0]
    return ":" not in first_segment and not address.replace("\\", "/").startswith("//")


def is_remote(address: str) -> bool:
    """Whether a safe address leads to another host or to a mailbox."""
    return _SCHEME.match(address) is not None


def path_from_root(address: str) -> str:
    """The same path from the site's root, escaped. Neither a slash at its beginning nor `..` leads above the root."""
    match = _PARTS.match(address)
    path, rest = (unquote(match[1]), match[2]) if match else (address, "")
    normal = posixpath.normpath("/" + path.replace("\\", "/")).lstrip("/")
    slash = "/" if normal and path.endswith("/") else ""
    return quote(normal + slash, safe="/~!$&'()*+,;=:@") + rest


def page_address(address: str) -> str:
    """The address of the page that is made of a Markdown file, from a link to this file (`about.md#who-we-are`)."""
    path, _, fragment = address.partition("#")
    if not path.lower().endswith(".md"):
        return address
    return f"{path[:-3]}.html" + (f"#{heading_id(unquote(fragment))}" if fragment else "")


def media_path(address: str) -> str:
    """The path of an image from the site's root if the image is in media/, else ""."""
    path = path_from_root(address)
    return path if path.startswith(MEDIA) and not is_remote(address) else ""


def heading_id(text: str) -> str:
    """The id of a heading: `h-`, which begins no other id of a page, and the heading's words, joined by hyphens."""
    words = _NOT_IN_AN_ID.sub("-", _HARAKAT.sub("", text)).strip("-").casefold()
    return f"h-{words}" if words else "h"
