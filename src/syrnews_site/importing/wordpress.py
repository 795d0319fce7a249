"""WordPress: the file that Tools > Export gives (WXR), and the uploads if they lie beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from msgspec import Struct

from syrnews_site.addresses import alias_path
from syrnews_site.importing.beside import file_beside
from syrnews_site.importing.html.fragment import fragment
from syrnews_site.importing.libraries import library
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
from syrnews_site.importing.xml import CleanXml, local_name

_ARTICLES = ("post", "")
_DRAFTS = ("draft", "pending", "private", "future", "auto-draft")
_UPLOADS = re.compile(r"/(wp-content/uploads/.+)")
_CAPTION = re.compile(r"\[caption[^\]]*\](.*?)\[/caption\]", re.DOTALL)
_IMAGE = re.compile(r"(?:<a[^>]*>\s*)?<img[^>]*>(?:\s*</a>)?", re.IGNORECASE)
_EMBED = re.compile(r"\[(?:embed|video|audio)[^\]]*\](https?://[^\s\[]+)\[/(?:embed|video|audio)\]")
_NAMES = r"(?:gallery|playlist|video|audio|embed|caption|contact-form[\w-]*|vc_\w+|et_pb_\w+|fusion_\w+|su_\w+|divider)"
_SHORTCODE = re.compile(rf"\[/?{_NAMES}\b[^\]]*\]|\[[a-z][\w-]*\s+[\w-]+=[^\]]*\]|\[/[a-z][\w-]*\]")


class WordPressPost(Struct, frozen=True):
    """What an export has of a post. `terms`: kind and name of its categories and tags."""

    title: str = ""
    link: str = ""
    published: str = ""
    creator: str = ""
    content: str = ""
    excerpt: str = ""
    local: str = ""
    gmt: str = ""
    modified: str = ""
    name: str = ""
    status: str = ""
    kind: str = ""
    identity: str = ""
    site: str = ""
    terms: tuple[tuple[str, str], ...] = ()


_FIELDS = {
    "title": "title", "link": "link", "pubDate": "published", "creator": "creator", "post_date": "local",
    "post_date_gmt": "gmt", "post_modified_gmt": "modified", "post_name": "name", "status": "status",
    "post_type": "kind", "post_id": "identity",
}  # fmt: skip
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(WordPressPost).decode


def _is_export(file: SourceFile, head: bytes) -> bool:
    return file.path.lower().endswith((".xml", ".wxr")) and b"wordpress.org/export/" in head


def _items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    etree = library("lxml.etree")
    site, done, count = "", 0, 0
    with opened(file) as stream:
        xml = CleanXml(stream)
        try:
            for _, element in etree.iterparse(
                xml, events=("end",), recover=True, resolve_entities=False, no_network=True
            ):
                if local_name(element) == "title" and not site and local_name(element.getparent()) == "channel":
                    site = element.text or ""
                if local_name(element) != "item":
                    continue
                data = _encode(_post(element, site))
                post_id = element.findtext("{*}post_id") or ""
                count += 1
                size, done = xml.position - done, xml.position
                yield SourceItem("wordpress", f"{file.name}#post{post_id}", sha256(data).hexdigest(), file, data, size)
                _forget(element)
        except (etree.LxmlError, ValueError) as error:
            yield NotTaken(file.name, f"the rest of the file cannot be read: {error}"[:300], failed=True)
            return
    if not count:
        yield NotTaken(file.name, "has no post in it, or is damaged before the first one", failed=True, size=file.size)


def _forget(element: Any) -> None:
    """Free an element and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _post(item: Any, site: str) -> WordPressPost:
    fields: dict[str, Any] = {}
    terms: list[tuple[str, str]] = []
    for element in item:
        name, text = local_name(element), element.text or ""
        if name == "encoded":
            fields["excerpt" if "excerpt" in element.tag else "content"] = text
        elif name == "category":
            terms.append((element.get("domain") or "", text.strip()))
        elif name in _FIELDS:
            fields.setdefault(_FIELDS[name], text.strip())
    return WordPressPost(site=site.strip(), terms=tuple(terms), **fields)


def _article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    post = _decode(item.data)
    if post.kind not in _ARTICLES:
        return NotTaken(item.origin, f"is {post.kind} of WordPress, not an article")
    if post.status in ("trash", "inherit"):
        return NotTaken(item.origin, "is in the bin of WordPress")
    body, media = fragment(without_shortcodes(post.content), lambda address: _upload(item.file, address))
    live = post.status not in _DRAFTS
    permalink = post.link if live and not urlsplit(post.link).query else ""
    alias = alias_path(unquote(urlsplit(permalink).path)) if urlsplit(permalink).path.strip("/") else ""
    known = context.authority.outlet_at(post.link)
    return ImportedArticle(
        title=post.title,
        body=body,
        date=_date(post),
        source=context.options.source or (known.name if known else post.site),
        source_url=permalink,
        author="" if post.creator.isascii() and " " not in post.creator else post.creator,
        tags=tuple(name for kind, name in post.terms if kind in ("post_tag", "category", "") and not _is_default(name)),
        summary=" ".join(fragment(post.excerpt)[0].split()) if post.excerpt.strip() else "",
        name=unquote(post.name),
        aliases=(alias,) if alias and alias != "index.html" else (),
        draft=not live,
        media=media,
    )


def _is_default(category: str) -> bool:
    return category.lower() in ("uncategorized", "غير مصنف")


def without_shortcodes(content: str) -> str:
    """The content in HTML: captions become figures, embedded addresses links, other shortcodes go."""

    def figure(found: re.Match[str]) -> str:
        image = _IMAGE.search(found[1])
        text = _IMAGE.sub("", found[1])
        return f"<figure>{image[0] if image else ''}<figcaption>{text}</figcaption></figure>"

    content = _CAPTION.sub(figure, content)
    content = _EMBED.sub(r'<p><a href="\1">\1</a></p>', content)
    return _SHORTCODE.sub("", content)


def _date(post: WordPressPost) -> str:
    """The local time of the post, with the offset that the export's two times give."""
    local, gmt = _moment(post.local), _moment(post.gmt)
    if local and gmt:
        minutes = round((local - gmt).total_seconds() / 60)
        if abs(minutes) <= 14 * 60:
            return local.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat(timespec="minutes")
    if gmt:
        return gmt.replace(tzinfo=UTC).isoformat(timespec="minutes")
    if local:
        return local.isoformat(timespec="minutes")
    try:
        return parsedate_to_datetime(post.published).isoformat(timespec="minutes")
    except (ValueError, TypeError):
        return ""


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text and not text.startswith("0000") else None
    except ValueError:
        return None


def _upload(file: SourceFile, address: str) -> MediaFile | None:
    """The uploaded file that an address names, if the folder `wp-content` or `uploads` lies beside the export."""
    found = _UPLOADS.search(unquote(urlsplit(address).path))
    if not found:
        return None
    return file_beside(file, found[1]) or file_beside(file, found[1].removeprefix("wp-content/"))


WORDPRESS = Kind("wordpress", "an export of WordPress", _is_export, _items, _article)
