"""Links in Markdown: which addresses a page may link to, where a path leads, and the ids of headings."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Collection
from urllib.parse import quote, unquote

from syrnews_site.addresses import MEDIA

VIDEO_SUFFIXES = (".mp4", ".webm")
AUDIO_SUFFIXES = (".mp3", ".ogg")
LINKED_SUFFIXES = (".pdf", ".woff2")
FILE_SUFFIXES = (".md", ".txt")  # of content files that become pages
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
    normal = _normal(path)
    slash = "/" if normal and path.endswith("/") else ""
    return escaped(normal + slash) + rest


def escaped(path: str) -> str:
    """A path for an attribute: percent-encoded, except for what a path may have as it is."""
    return quote(path, safe="/~!$&'()*+,;=:@")


def site_path(address: str) -> str:
    """The published file to which an address leads, from the site's root; for a folder, the index of the folder."""
    path = unquote(_without_question(address))
    normal = _normal(path)
    if not normal:
        return "index.html"
    return f"{normal}/index.html" if path.endswith("/") else normal


def file_paths(file: str, address: str) -> tuple[str, ...]:
    """The content files that an address may name, the likeliest first; none if it names no article or standing page.

    People write the path from the file itself, as editors do, or from the content folder, or from the folder of
    articles or of standing pages.
    """
    path = unquote(_without_question(address)).replace("\\", "/")
    if not path.lower().endswith(FILE_SUFFIXES):
        return ()
    near = "" if path.startswith("/") else _normal(posixpath.join(posixpath.dirname(file), path))
    whole = _normal(path)
    return tuple(filter(None, dict.fromkeys((near, whole, "articles/" + whole, "pages/" + whole))))


def fragment_name(address: str, names: Collection[str]) -> str:
    """The one of the headings' names that a fragment means, by the heading's text or id; "" if there is none."""
    wanted = unquote(address[1:])
    return next((name for name in (wanted, heading_id(wanted)) if name in names), "")


def _without_question(address: str) -> str:
    return re.split("[?#]", address, maxsplit=1)[0]


def _normal(path: str) -> str:
    """A decoded path without dots, from the root, in Unicode's composed form, as published names are."""
    return unicodedata.normalize("NFC", posixpath.normpath("/" + path.replace("\\", "/")).lstrip("/"))


def page_address(address: str, target: str | None) -> str:
    """The address, escaped and from the site's root, of the page that is made of a content file.

    `address` names the file (`about.md#who-we-are`), and `target` is the path of the page; None if nobody knows the
    page: then it is that of a standing page with the file's name. Other addresses are paths from the site's root.
    """
    path, _, fragment = address.partition("#")
    if target is None and not path.lower().endswith(".md"):
        return path_from_root(address)
    page = path_from_root(path[:-3] + ".html") if target is None else escaped(target)
    return page + (f"#{heading_id(unquote(fragment))}" if fragment else "")


def media_path(address: str) -> str:
    """The path of an image from the site's root if the image is in media/, else ""."""
    path = path_from_root(address)
    return path if path.startswith(MEDIA) and not is_remote(address) else ""


def player(path: str) -> str | None:
    """The element that plays a file of media/, "" for a file that can only be linked, None for an image."""
    name = _without_question(path).lower()
    if name.endswith(VIDEO_SUFFIXES):
        return "video"
    if name.endswith(AUDIO_SUFFIXES):
        return "audio"
    return "" if name.endswith(LINKED_SUFFIXES) else None


def heading_id(text: str) -> str:
    """The id of a heading: `h-`, which begins no other id of a page, and the heading's words, joined by hyphens."""
    words = _NOT_IN_AN_ID.sub("-", _HARAKAT.sub("", text)).strip("-").casefold()
    return f"h-{words}" if words else "h"
