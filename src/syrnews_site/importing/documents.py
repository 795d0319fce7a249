"""Loose documents: texts in any encoding, .docx, and .pdf, which is attached and not read."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from syrnews_site.arabic.clean import clean_text
from syrnews_site.content.decoding.encoding import decode
from syrnews_site.content.files import ARTICLES
from syrnews_site.content.printed_dates import date_of_path
from syrnews_site.content.scraped.article import mistakes, understand
from syrnews_site.content.scraped.labelled import KEPT
from syrnews_site.content.scraped.short_texts import words_of_name
from syrnews_site.disk.files import read_below
from syrnews_site.importing.html.body import markdown_of
from syrnews_site.importing.html.page import tree_of
from syrnews_site.importing.html.text import lines_of
from syrnews_site.importing.libraries import library, require
from syrnews_site.importing.markdown import escaped
from syrnews_site.importing.model import (
    ImportContext,
    ImportedArticle,
    Kind,
    MediaFile,
    NotTaken,
    SourceFile,
    SourceItem,
)
from syrnews_site.importing.moments import written
from syrnews_site.importing.sources import whole_file

LARGEST = 50_000_000  # bytes of a document
LARGEST_UNPACKED = 200_000_000
_SAID_LATER = ("SN105", "SN111")  # of the article that is written
_NO_ARTICLE = ("SN131", "SN135")  # errors for which a build does not publish a pasted text: the article is a draft
_PDF = "the text of a PDF is not read, since Arabic comes out of many of them reversed: copy it into the article"


def _is_document(file: SourceFile, head: bytes) -> bool:
    return file.path.lower().endswith((".txt", ".text", ".docx", ".pdf"))


def _items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    if file.path.lower().endswith(".docx"):
        require("mammoth")
    yield whole_file("text", file, LARGEST)


def _article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    suffix = posixpath.splitext(item.file.path)[1].lower()
    if suffix == ".pdf":
        return _attached(item)
    data = read_below(item.file.root, item.file.path, LARGEST)
    if suffix == ".docx":
        return _word(item, data, context)
    decoded = decode(data)
    if decoded is None:
        return NotTaken(item.origin, "is no text", failed=True)
    text = clean_text(decoded[0])
    return _understood(item, text, context)[0]


def _understood(item: SourceItem, text: str, context: ImportContext) -> tuple[ImportedArticle, list[int]]:
    """The article of a text as pasted pages are read, and the numbers of the lines that are its text."""
    path = ARTICLES + item.file.path
    reading, printed = understand(context.site, context.authority, path, text)
    title = reading.title or words_of_name(item.file.path)
    kept = [line.number for line, state in zip(reading.page.lines, reading.states, strict=False) if state in KEPT]
    paragraphs = [escaped(paragraph).replace("\n", "\\\n") for paragraph in reading.paragraphs]
    warnings = [found for found in mistakes(context.site, path, reading, printed) if found.code not in _SAID_LATER]
    named = () if reading.title else ("the title is the name of the file",)
    article = ImportedArticle(
        title=title,
        body="\n\n".join(paragraphs),
        date=written(printed) if printed else "",
        source=context.options.source or reading.source,
        source_url=reading.source_url,
        author="، ".join(dict.fromkeys(reading.authors)),
        tags=tuple(reading.keywords),
        updated=written(reading.updated) if reading.updated else "",
        draft=any(found.code in _NO_ARTICLE and found.severity == "error" for found in warnings),
        warnings=(*named, *(f"{found.code} {found.message}" for found in warnings)),
    )
    return article, kept


def _word(item: SourceItem, data: bytes, context: ImportContext) -> ImportedArticle | NotTaken:
    """A document of Word: its text is read as a pasted page is, and keeps headings, lists and links."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > LARGEST_UNPACKED:
                return NotTaken(item.origin, "unpacks to more than 200 MB", failed=True)
    except zipfile.BadZipFile:
        return NotTaken(item.origin, "is no .docx", failed=True)
    pictures: list[MediaFile] = []

    def kept(image: Any) -> dict[str, str]:
        suffix = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif"}.get(image.content_type, "")
        with image.open() as stream:
            pictures.append(MediaFile(f"picture{suffix}", None, stream.read()))
        return {"src": f"picture:{len(pictures) - 1}"}

    mammoth = library("mammoth")
    html = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(kept)).value
    root = tree_of(html)
    if root is None:
        return NotTaken(item.origin, "has no text")
    lines = lines_of(root)
    numbers = [index for index, line in enumerate(lines) if line.text]
    article, kept_lines = _understood(item, "\n\n".join(lines[index].text for index in numbers), context)
    places = [numbers[number // 2] for number in kept_lines]
    marks = {
        place: f"![](attachment:{line.picture.get('src', '')[8:]})"
        for place, line in enumerate(lines)
        if line.picture is not None and line.picture.get("src", "").startswith("picture:")
    }
    return replace(article, body=markdown_of(lines, places, marks), media=tuple(pictures))


def _attached(item: SourceItem) -> ImportedArticle:
    """A draft that has the PDF beside it."""
    title = words_of_name(item.file.path)
    printed = date_of_path(ARTICLES + item.file.path)
    name = posixpath.basename(item.file.path)
    return ImportedArticle(
        title=title,
        body=f"[{escaped(name)}](attachment:0)",
        date=printed.day.isoformat() if printed else "",
        draft=True,
        media=(MediaFile(name, item.file),),
        warnings=(_PDF,),
    )


DOCUMENTS = Kind("text", "a text, a document of Word, or a PDF to attach", _is_document, _items, _article)
