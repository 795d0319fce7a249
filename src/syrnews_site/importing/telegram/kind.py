"""A message of a Telegram export -> an article: its first line is the title, its hashtags are the tags."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import quote

import msgspec

from syrnews_site.arabic.clean import one_line
from syrnews_site.importing.markdown import escaped, paragraphs, picture
from syrnews_site.importing.model import (
    ATTACHMENT,
    ImportContext,
    ImportedArticle,
    Kind,
    MediaFile,
    NotTaken,
    SourceFile,
    SourceItem,
)
from syrnews_site.importing.posts import is_short
from syrnews_site.importing.telegram.html_export import html_posts
from syrnews_site.importing.telegram.json_export import json_posts
from syrnews_site.importing.telegram.post import CHANNELS, Post, RawPost, moment, with_albums
from syrnews_site.packed import encode
from syrnews_site.yamlreader.values import WEB_ADDRESS

LONGEST_TITLE = 200  # characters of a first line that is a title
_JSON = re.compile(rb'"type"\s*:\s*"(?:public|private|personal|bot|saved)_|"personal_information"\s*:')
_TAG = re.compile(r"#(\w+)")
_TAG_LINE = re.compile(r"\s*(?:#\w+[\s،,|]*)+")
_HTML = re.compile(r"(?:^|/)messages\d*\.html$")

_decode = msgspec.msgpack.Decoder(Post).decode


def _is_telegram(file: SourceFile, head: bytes) -> bool:
    if file.path.lower().endswith(".json"):
        return _JSON.search(head) is not None
    return _HTML.search(file.path) is not None and b"<title>Exported Data</title>" in head


def _items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    posts = json_posts if file.path.lower().endswith(".json") else html_posts
    for found in with_albums(posts(file, context)):
        yield found if isinstance(found, NotTaken) else _item(file, found, context.options.min_words)


def _item(file: SourceFile, found: RawPost, min_words: int) -> SourceItem | NotTaken:
    origin = f"{file.name}#message{found.post.number}"
    if is_short(found.post.text(), min_words):
        return NotTaken(origin, f"has fewer than {min_words} words", size=len(found.raw))
    data = encode(found.post)
    return SourceItem("telegram", origin, sha256(found.raw).hexdigest(), file, data, len(found.raw))


def _article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    post, options = _decode(item.data), context.options
    media = tuple(_file(item.file, found.path) for found in post.media)
    title, body = _written(post)
    channel = post.chat.name if post.chat.kind in ("", *CHANNELS) else ""
    address = options.address.rstrip("/") if WEB_ADDRESS.fits(options.address) and len(options.chats) < 2 else ""
    return ImportedArticle(
        title=title,
        body=f"{_shown(post)}{body}{_files(post)}",
        date=moment(post.seconds, context.site.timezone) or post.day,
        updated=moment(post.edited, context.site.timezone),
        source=one_line(post.origin_name) or options.source or one_line(channel),
        source_url=f"{address}/{post.number}" if address and post.number and not post.forwarded else "",
        tags=tuple(dict.fromkeys(tag.replace("_", " ").strip() for tag in _TAG.findall(post.text()))),
        media=media,
        warnings=tuple(_doubts(post)),
    )


def _file(export: SourceFile, path: str) -> MediaFile:
    """A file beside the export. It is opened below the folder of the export, and no link is followed."""
    whole = posixpath.join(posixpath.dirname(export.path), path)
    return MediaFile(posixpath.basename(path), SourceFile(export.root, whole, path, 0))


def _doubts(post: Post) -> Iterator[str]:
    if post.seconds is None:
        yield "the export has no offset of its clock: only the day is taken"
    if post.missing:
        yield f"{post.missing} files are not in the export"
    if post.forwarded and not post.origin_name:
        yield "forwarded from somebody else, whose name is not taken"


def _written(post: Post) -> tuple[str, str]:
    """The title, and the text in Markdown. Lines of hashtags alone are left out at either end."""
    text, links = _with_marks(post)
    lines = text.strip().split("\n")
    while len(lines) > 1 and (not lines[0].strip() or _TAG_LINE.fullmatch(lines[0])):
        lines.pop(0)
    while len(lines) > 1 and (not lines[-1].strip() or _TAG_LINE.fullmatch(lines[-1])):
        lines.pop()
    first = one_line(_without_marks(lines[0], links))
    if len(first) <= LONGEST_TITLE and any(line.strip() for line in lines[1:]):
        title, lines = first, lines[1:]
    else:
        title = first if len(first) <= 80 else first[:80].rpartition(" ")[0] + "…"
    body = paragraphs("\n".join(lines))
    for mark, (words, address) in links.items():
        body = body.replace(mark, f"[{escaped(words)}]({quote(address, safe='/:?&=%#@+,;~!*$-._')})")
    return title, body


def _with_marks(post: Post) -> tuple[str, dict[str, tuple[str, str]]]:
    """The text, in which a word that it does not have takes the place of each link."""
    whole, word = post.text(), "link"
    while word in whole:
        word += "q"
    links: dict[str, tuple[str, str]] = {}
    texts = []
    for number, part in enumerate(post.parts):
        if part.kind == "link" and part.text.strip() and WEB_ADDRESS.fits(part.address):
            mark = f"{word}x{number}x"
            links[mark] = (one_line(part.text), part.address)
            before, after = (" " if part.text[end].isspace() else "" for end in (0, -1))
            texts.append(f"{before}{mark}{after}")
        else:
            texts.append(part.text)
    return "".join(texts), links


def _without_marks(text: str, links: dict[str, tuple[str, str]]) -> str:
    for mark, (words, _) in links.items():
        text = text.replace(mark, words)
    return text


def _shown(post: Post) -> str:
    return "".join(f"{picture(place, '')}\n\n" for place, found in enumerate(post.media) if found.kind == "shown")


def _files(post: Post) -> str:
    return "".join(
        f"\n\n[{escaped(posixpath.basename(found.path))}]({ATTACHMENT}{place})"
        for place, found in enumerate(post.media)
        if found.kind == "file"
    )


TELEGRAM = Kind("telegram", "an export of Telegram Desktop", _is_telegram, _items, _article)
