"""The kind of source that saved pages are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syrnews_site.disk.files import read_below
from syrnews_site.importing.html.page import article_of_page
from syrnews_site.importing.html.saved import LARGEST, is_mhtml, saved_page
from syrnews_site.importing.libraries import require
from syrnews_site.importing.model import ImportContext, ImportedArticle, Kind, NotTaken, SourceFile, SourceItem
from syrnews_site.importing.sources import whole_file

_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".mhtml", ".mht")
_PAGE = re.compile(rb"<!doctype html|<html[\s>]", re.IGNORECASE)


def _is_page(file: SourceFile, head: bytes) -> bool:
    if file.path.lower().endswith(_SUFFIXES):
        return True
    return "." not in file.path.rpartition("/")[2][-6:] and (bool(_PAGE.search(head)) or is_mhtml(head))


def _items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    require("trafilatura")
    yield whole_file("html", file, LARGEST)


def _article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    data = read_below(item.file.root, item.file.path, LARGEST)
    return article_of_page(saved_page(data, item.file), item.origin, context)


HTML = Kind("html", "a saved page", _is_page, _items, _article)
