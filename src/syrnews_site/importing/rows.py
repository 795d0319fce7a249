"""A row of a table -> an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from syrnews_site.arabic.clean import one_line
from syrnews_site.importing.beside import file_beside
from syrnews_site.importing.columns import guessed
from syrnews_site.importing.html.fragment import fragment, is_html
from syrnews_site.importing.markdown import escaped, paragraphs, picture
from syrnews_site.importing.model import ATTACHMENT, ImportContext, ImportedArticle, MediaFile, NotTaken, SourceItem
from syrnews_site.importing.moments import iso_moment
from syrnews_site.importing.posts import title_and_text
from syrnews_site.markup.links import AUDIO_SUFFIXES, VIDEO_SUFFIXES
from syrnews_site.pictures import clean
from syrnews_site.yamlreader.values import WEB_ADDRESS

MOST_MEDIA = 40  # files of a row
_SHOWN = (*clean.SUFFIXES, ".gif", ".avif", *VIDEO_SUFFIXES, *AUDIO_SUFFIXES)
_BETWEEN_FILES = re.compile(r"[;؛|\n]")
_COMMA = re.compile("[,،]")
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
    text, media = fragment(body, lambda path: file_beside(item.file, path)) if is_html(body) else (paragraphs(body), ())
    files, missing = _media(item, values.get("media", ""))
    warnings += (f"no file beside the table: {one_line(name)[:80]}" for name in missing)
    marks = [_mark(number, file.name) for number, file in enumerate(files, len(media))]
    address = values.get("source_url", "").strip()
    known = context.authority.outlet_at(address)
    return ImportedArticle(
        title=title,
        body="\n\n".join(part for part in (text, *marks) if part),
        date=dates["date"],
        source=one_line(values.get("source", "")) or context.options.source or (known.name if known else ""),
        source_url=address if WEB_ADDRESS.fits(address) else "",
        author=one_line(values.get("author", "")),
        tags=tuple(tag for part in _BETWEEN_TAGS.split(values.get("tags", "")) if (tag := _bare(part).strip("# "))),
        retrieved=dates["retrieved"],
        updated=dates["updated"],
        summary=one_line(values.get("summary", "")),
        lang=one_line(values.get("lang", "")),
        media=(*media, *files),
        warnings=tuple(warnings),
    )


def _media(item: SourceItem, names: str) -> tuple[list[MediaFile], list[str]]:
    """The files beside the table that a column names, and the names without a file. Addresses are no names."""
    files: list[MediaFile] = []
    missing: list[str] = []
    for name, file in islice(_named_files(item, names), MOST_MEDIA):
        if file:
            files.append(file)
        elif not WEB_ADDRESS.fits(name):
            missing.append(name)
    return files, missing


def _named_files(item: SourceItem, names: str) -> Iterator[tuple[str, MediaFile | None]]:
    """The names in a cell, each with its file. A name may have commas: the name of a file is not divided at them."""
    for part in map(_bare, _BETWEEN_FILES.split(names)):
        if file := file_beside(item.file, part):
            yield part, file
            continue
        for name in filter(None, map(_bare, _COMMA.split(part))):
            yield name, file_beside(item.file, name)


def _bare(name: str) -> str:
    return name.strip(" \t\"'[]")


def _mark(number: int, name: str) -> str:
    """What shows a file in the text: the picture, film or sound itself, or a link."""
    if name.lower().endswith(_SHOWN):
        return picture(number, "")
    return f"[{escaped(name)}]({ATTACHMENT}{number})"


def _text(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(_text(item) for item in value)
    return "" if value is None or isinstance(value, dict) else str(value)


def _date(field: str, text: str, warnings: list[str]) -> str:
    iso = iso_moment(text)
    if text.strip() and not iso:
        warnings.append(f"{field} is not a date: {one_line(text)[:80]}")
    return iso
