"""ArchiveBox: the folder of each saved page, with `index.json` and the page in several forms."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from hashlib import sha256

from msgspec.structs import replace

from syrnews_site.disk.files import read_below
from syrnews_site.importing.html.page import article_of_page
from syrnews_site.importing.html.saved import LARGEST, saved_page
from syrnews_site.importing.libraries import require
from syrnews_site.importing.model import ImportContext, ImportedArticle, Kind, NotTaken, SourceFile, SourceItem
from syrnews_site.importing.moments import iso_moment
from syrnews_site.importing.sources import SNAPSHOT_INDEX, SNAPSHOT_PAGES

_LARGEST_INDEX = 5_000_000  # bytes


def _is_snapshot(file: SourceFile, head: bytes) -> bool:
    return file.path.rpartition("/")[2] == SNAPSHOT_INDEX and b'"url"' in head and b'"timestamp"' in head


def _items(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    require("trafilatura")
    folder = posixpath.dirname(file.path)
    for name in SNAPSHOT_PAGES:
        path = posixpath.join(folder, name)
        try:
            data = read_below(file.root, path, LARGEST)
        except OSError:
            continue
        if len(data) <= LARGEST:
            index = read_below(file.root, file.path, _LARGEST_INDEX)
            page = SourceFile(file.root, path, posixpath.join(posixpath.dirname(file.name), name), len(data))
            yield SourceItem("archivebox", file.name, sha256(data).hexdigest(), page, index, file.size)
            return
    yield NotTaken(file.name, "a snapshot without a saved page", size=file.size)


def _article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    try:
        index = json.loads(item.data)
    except (ValueError, RecursionError) as error:
        return NotTaken(item.origin, f"is no JSON: {error}", failed=True)
    if not isinstance(index, dict):
        return NotTaken(item.origin, "is no snapshot", failed=True)
    data = read_below(item.file.root, item.file.path, LARGEST)
    page = saved_page(data, item.file, url=str(index.get("url", "")))
    article = article_of_page(page, item.origin, context)
    if isinstance(article, NotTaken):
        return article
    return replace(article, retrieved=article.retrieved or iso_moment(str(index.get("timestamp", ""))))


ARCHIVEBOX = Kind("archivebox", "a snapshot of ArchiveBox", _is_snapshot, _items, _article)
