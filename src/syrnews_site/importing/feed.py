"""Saved feeds: RSS and Atom."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct

from syrnews_site.arabic.clean import one_line
from syrnews_site.disk.files import read_below
from syrnews_site.importing.html.fragment import fragment
from syrnews_site.importing.libraries import library
from syrnews_site.importing.model import ImportContext, ImportedArticle, Kind, NotTaken, SourceFile, SourceItem
from syrnews_site.yamlreader.values import WEB_ADDRESS

LARGEST = 50_000_000  # bytes of a feed
_SUFFIXES = (".xml", ".rss", ".atom", ".rdf")
_MARKS = (b"<rss", b"<feed", b"<rdf:RDF")


class FeedEntry(Struct, frozen=True):
    """What a feed has of an article."""

    title: str
    content: str
    link: str
    date: str
    author: str
    tags: tuple[str, ...]
    site: str
    summary: str


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(FeedEntry).decode


def _is_feed(file: SourceFile, head: bytes) -> bool:
    return file.path.lower().endswith(_SUFFIXES) and any(mark in head for mark in _MARKS)


def _items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    data = read_below(file.root, file.path, LARGEST)
    if len(data) > LARGEST or b"<!ENTITY" in data:
        yield NotTaken(file.name, "is too large, or declares entities", failed=True, size=file.size)
        return
    feed = library("feedparser").parse(data, sanitize_html=False, resolve_relative_uris=True)
    if not feed.entries:
        yield NotTaken(file.name, "a feed without entries", size=file.size)
    site = one_line(str(feed.feed.get("title", "")))
    for number, entry in enumerate(feed.entries, 1):
        encoded = _encode(_entry(entry, site))
        size = file.size // len(feed.entries)
        yield SourceItem("feed", f"{file.name}#{number}", sha256(encoded).hexdigest(), file, encoded, size)


def _entry(entry: Any, site: str) -> FeedEntry:
    contents = [part.get("value", "") for part in entry.get("content", ())]
    summary = str(entry.get("summary", ""))
    moment = entry.get("published_parsed") or entry.get("updated_parsed")
    return FeedEntry(
        title=one_line(fragment(str(entry.get("title", "")))[0].replace("\\", "")),
        content=max((*contents, summary), key=len),
        link=str(entry.get("link", "")),
        date=_iso(moment) if moment else "",
        author=one_line(str(entry.get("author", ""))),
        tags=tuple(str(tag.get("term", "")) for tag in entry.get("tags", ()) if tag.get("term")),
        site=site,
        summary=summary if contents and summary not in contents else "",
    )


def _iso(moment: time.struct_time) -> str:
    try:
        return datetime(*moment[:6], tzinfo=UTC).isoformat(timespec="minutes")
    except ValueError:
        return ""


def _article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    entry = _decode(item.data)
    body, media = fragment(entry.content)
    known = context.authority.outlet_at(entry.link)
    return ImportedArticle(
        title=entry.title,
        body=body,
        date=entry.date,
        source=context.options.source or (known.name if known else entry.site),
        source_url=entry.link if WEB_ADDRESS.fits(entry.link) else "",
        author="" if entry.author.isascii() and " " not in entry.author else entry.author,
        tags=entry.tags,
        summary=" ".join(fragment(entry.summary)[0].split())[:500] if entry.summary else "",
        media=media,
    )


FEED = Kind("feed", "a saved feed", _is_feed, _items, _article)
