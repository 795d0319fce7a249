"""Exports of social media: pages of Facebook, and an account of X (Twitter)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from syrnews_site.importing.elements import elements
from syrnews_site.importing.json_stream import EACH
from syrnews_site.importing.markdown import paragraphs, picture
from syrnews_site.importing.model import (
    ImportContext,
    ImportedArticle,
    Kind,
    MediaFile,
    NotTaken,
    SourceFile,
    SourceItem,
)
from syrnews_site.importing.moments import of_seconds
from syrnews_site.importing.posts import is_short, title_and_text
from syrnews_site.yamlreader.values import WEB_ADDRESS

_POSTS = frozenset({(EACH,)})
_FACEBOOK = re.compile(
    r"(?:your_|profile_|page_|group_)?posts?(?:_and_photos)?(?:__check_ins__photos_and_videos)?(?:_\d+)?\.json"
)
_X = re.compile(rb"\s*window\.YTD\.tweets?\.part\d+\s*=")
_HASHTAG = re.compile(r"#(\w+)")
_SHORT_LINK = re.compile(r"\s*https://t\.co/\w+")


def repaired(text: str) -> str:
    """A text of Facebook's exports, which write each byte of UTF-8 as a character of its own."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _is_facebook(file: SourceFile, head: bytes) -> bool:
    name = file.path.rpartition("/")[2].lower()
    return _FACEBOOK.fullmatch(name) is not None and b'"timestamp"' in head


def _facebook_items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    yield from elements("facebook", file, _POSTS)


def _facebook_article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    post: dict[str, Any] = msgspec.json.decode(item.data)
    parts = [part for part in _list(post.get("data")) if isinstance(part, dict)]
    text = "\n\n".join(repaired(str(part["post"])) for part in parts if part.get("post"))
    if is_short(text, context.options.min_words):
        return NotTaken(item.origin, f"has fewer than {context.options.min_words} words")
    media, marks, address = _facebook_media(post, item.file)
    title, rest = title_and_text("", text)
    return ImportedArticle(
        title=title,
        body="\n\n".join((paragraphs(rest), *marks)),
        date=of_seconds(post["timestamp"]) if isinstance(post.get("timestamp"), (int, float)) else "",
        source=context.options.source,
        source_url=address,
        tags=tuple(dict.fromkeys(tag.replace("_", " ") for tag in _HASHTAG.findall(text))),
        media=media,
    )


def _facebook_media(post: dict[str, Any], file: SourceFile) -> tuple[tuple[MediaFile, ...], list[str], str]:
    """The pictures of a post, their marks, and the address that it shares."""
    media: list[MediaFile] = []
    marks: list[str] = []
    address = ""
    for attachment in _list(post.get("attachments")):
        for part in _list(attachment.get("data") if isinstance(attachment, dict) else None):
            shared = part.get("external_context") if isinstance(part, dict) else None
            found = part.get("media") if isinstance(part, dict) else None
            if isinstance(shared, dict) and WEB_ADDRESS.fits(str(shared.get("url", ""))):
                address = address or str(shared["url"])
            if isinstance(found, dict) and (path := _beside(file, str(found.get("uri", "")))):
                marks.append(picture(len(media), repaired(str(found.get("description", "")))[:300]))
                media.append(MediaFile(path.rpartition("/")[2], SourceFile(file.root, path, path, 0)))
    return tuple(media), marks, address


def _beside(file: SourceFile, uri: str) -> str:
    """The path of a file of the export below its source. The export names it from its own top."""
    parts = uri.split("/")
    if not uri or ".." in parts or uri.startswith("/") or ":" in uri:
        return ""
    folders = file.path.split("/")[:-1]
    if parts[0] in folders:
        folders = folders[: folders.index(parts[0])]
    return "/".join((*folders, *parts))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_x(file: SourceFile, head: bytes) -> bool:
    return _X.match(head) is not None


def _x_items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    yield from elements("x", file, _POSTS)


def _x_article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    element: dict[str, Any] = msgspec.json.decode(item.data)
    tweet = element["tweet"] if isinstance(element.get("tweet"), dict) else element
    text = html.unescape(str(tweet.get("full_text", "")))
    for link in _list((tweet.get("entities") or {}).get("urls")):
        if isinstance(link, dict) and link.get("url") and link.get("expanded_url"):
            text = text.replace(str(link["url"]), str(link["expanded_url"]))
    text = _SHORT_LINK.sub("", text)  # those of its own pictures
    if text.startswith("RT @"):
        return NotTaken(item.origin, "repeats a message of somebody else")
    if is_short(text, context.options.min_words):
        return NotTaken(item.origin, f"has fewer than {context.options.min_words} words")
    title, rest = title_and_text("", text)
    identity = str(tweet.get("id_str") or tweet.get("id") or "")
    address = f"https://x.com/i/status/{identity}" if identity.isdigit() else ""
    hashtags = _list((tweet.get("entities") or {}).get("hashtags"))
    return ImportedArticle(
        title=title,
        body=paragraphs(rest),
        date=_x_date(str(tweet.get("created_at", ""))),
        source=context.options.source,
        source_url=address,
        tags=tuple(str(tag.get("text", "")).replace("_", " ") for tag in hashtags if isinstance(tag, dict)),
        name=identity,
    )


def _x_date(text: str) -> str:
    try:
        return datetime.strptime(text, "%a %b %d %H:%M:%S %z %Y").isoformat(timespec="minutes")
    except ValueError:
        return ""


SOCIAL = (
    Kind("facebook", "posts of an export of Facebook", _is_facebook, _facebook_items, _facebook_article),
    Kind("x", "messages of an export of X", _is_x, _x_items, _x_article),
)
