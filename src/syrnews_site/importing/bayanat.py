"""Bayanat: `documents.json` of its public export. Comments are never read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from syrnews_site.importing.elements import elements
from syrnews_site.importing.html.fragment import fragment, is_html
from syrnews_site.importing.json_stream import EACH
from syrnews_site.importing.markdown import paragraphs
from syrnews_site.importing.model import ImportContext, ImportedArticle, Kind, NotTaken, SourceFile, SourceItem
from syrnews_site.importing.moments import iso_moment
from syrnews_site.yamlreader.values import WEB_ADDRESS

_NAMES = ("documents.json", "bulletins.json")
_LISTS = frozenset({(EACH,), ("items", EACH), ("documents", EACH), ("bulletins", EACH)})
# What is read of a document; other fields, comments and the names of those who worked on it among them, are dropped
# before anything is kept.
_FIELDS = (
    "id", "title", "title_ar", "description", "description_ar", "publish_date", "documentation_date", "source_link",
    "sources", "labels", "verLabels", "locations", "originid",
)  # fmt: skip


def _is_export(file: SourceFile, head: bytes) -> bool:
    name = file.path.rpartition("/")[2].lower()
    return name in _NAMES and any(mark in head for mark in (b'"source_link"', b'"title"', b'"title_ar"'))


def _items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    yield from elements("bayanat", file, _LISTS, _FIELDS)


def _article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    fields: dict[str, Any] = msgspec.json.decode(item.data)
    text = str(fields.get("description_ar") or fields.get("description") or "")
    address = str(fields.get("source_link") or "").strip()
    known = context.authority.outlet_at(address)
    sources = _titles(fields.get("sources"))
    return ImportedArticle(
        title=str(fields.get("title_ar") or fields.get("title") or ""),
        body=fragment(text)[0] if is_html(text) else paragraphs(text),
        date=iso_moment(str(fields.get("publish_date") or "")),
        source=context.options.source or (known.name if known else next(iter(sources), "")),
        source_url=address if WEB_ADDRESS.fits(address) else "",
        tags=tuple(dict.fromkeys(name for key in ("labels", "locations") for name in _titles(fields.get(key)))),
        retrieved=iso_moment(str(fields.get("documentation_date") or "")),
    )


def _titles(value: object) -> list[str]:
    """The names of linked records: in Arabic if they have one."""
    records = value if isinstance(value, list) else []
    names = (
        str(record.get("title_ar") or record.get("title") or "") if isinstance(record, dict) else str(record)
        for record in records
    )
    return [name for name in names if name]


BAYANAT = Kind("bayanat", "documents of a public export of Bayanat", _is_export, _items, _article)
