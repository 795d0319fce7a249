"""A row of a table -> an article."""

from __future__ import annotations

import re
from collections.abc import Mapping

from syrnews_site.arabic.clean import one_line
from syrnews_site.importing.columns import guessed
from syrnews_site.importing.html.fragment import fragment, is_html
from syrnews_site.importing.markdown import paragraphs
from syrnews_site.importing.model import ImportContext, ImportedArticle, NotTaken, SourceItem
from syrnews_site.importing.moments import iso_moment
from syrnews_site.importing.posts import title_and_text
from syrnews_site.yamlreader.values import WEB_ADDRESS

_BETWEEN_TAGS = re.compile(r"[,،؛;|\n]|(?<!^)#")


def article_of_row(item: SourceItem, row: Mapping[str, object], context: ImportContext) -> ImportedArticle | NotTaken:
    """The article of a row: column -> value."""
    columns = guessed(row, context.options.columns)
    if not columns.keys() & {"title", "body"}:
        names = ", ".join(list(map(str, row))[:8])
        return NotTaken(
            item.origin, f"no column is known as title or text: {names}; name them with --column", failed=True
        )
    values = {field: _text(row.get(column)) for field, column in columns.items()}
    body = values.get("body", "").strip()
    title, body = title_and_text(values.get("title", ""), body)
    warnings: list[str] = []
    dates = {field: _date(field, values.get(field, ""), warnings) for field in ("date", "updated", "retrieved")}
    address = values.get("source_url", "").strip()
    known = context.authority.outlet_at(address)
    return ImportedArticle(
        title=title,
        body=fragment(body)[0] if is_html(body) else paragraphs(body),
        date=dates["date"],
        source=one_line(values.get("source", "")) or context.options.source or (known.name if known else ""),
        source_url=address if WEB_ADDRESS.fits(address) else "",
        author=one_line(values.get("author", "")),
        tags=tuple(tag for part in _BETWEEN_TAGS.split(values.get("tags", "")) if (tag := part.strip(" #\t\"'[]"))),
        retrieved=dates["retrieved"],
        updated=dates["updated"],
        summary=one_line(values.get("summary", "")),
        lang=one_line(values.get("lang", "")),
        warnings=tuple(warnings),
    )


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    return "" if value is None or isinstance(value, dict) else str(value)


def _date(field: str, text: str, warnings: list[str]) -> str:
    iso = iso_moment(text)
    if text.strip() and not iso:
        warnings.append(f"{field} is not a date: {one_line(text)[:80]}")
    return iso
