"""Reads what the archive has: each Markdown file's address, the SHA-256 of what it came from, what its text says."""

from __future__ import annotations

import json
import os
import re
from hashlib import blake2b

from syrnews_site.arabic.clean import clean_text, one_line
from syrnews_site.catalog.imported import ImportIndex
from syrnews_site.content.files import MARKDOWN, MEGABYTE
from syrnews_site.content.markdown.parts import divide
from syrnews_site.disk.files import read_below
from syrnews_site.disk.scan import scan
from syrnews_site.importing.addresses import same_page
from syrnews_site.importing.files import text_key
from syrnews_site.importing.model import ImportedArticle

_FIELD = re.compile(r"^(title|date|source|source_url|sha256):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_SHA256 = re.compile("[0-9a-f]{64}")


def address_key(address: str) -> bytes:
    """What two addresses of one page share; empty for no address."""
    if not address:
        return b""
    return blake2b(same_page(address).encode("utf-8", "surrogatepass"), digest_size=8).digest()


def enter_archive(index: ImportIndex, content: str, into: str, largest: int) -> None:
    """Enter all Markdown files below the folder `into` of the content folder; `largest`: in megabytes."""
    for folder in scan(os.path.join(content, into)):
        for file in folder.entries:
            if file.regular and file.name.lower().endswith(MARKDOWN) and file.size <= largest * MEGABYTE:
                path = "/".join(part for part in (into, folder.path, file.name) if part)
                try:
                    text = read_below(content, path).decode("utf-8-sig", "replace")
                except OSError:
                    continue
                _enter(index, path, text)


def _enter(index: ImportIndex, path: str, text: str) -> None:
    parts = divide(text)
    if parts is None or parts.front is None:
        return
    fields = {key: _plain(value) for key, value in _FIELD.findall(parts.front)}
    sha256 = fields.get("sha256", "")
    article = ImportedArticle(
        title=one_line(fields.get("title", "")),
        body=clean_text(parts.body).strip(),
        date=fields.get("date", ""),
        source=fields.get("source", ""),
        source_url=fields.get("source_url", ""),
    )
    address = address_key(article.source_url)
    index.add(path, sha256 if _SHA256.fullmatch(sha256) else "", address, text_key(article))


def _plain(value: str) -> str:
    """A value of front matter without quotation marks."""
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value[1:-1]
    return value.strip("'")
