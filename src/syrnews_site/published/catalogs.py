"""Compares two catalogs, and reads a build's errors from its catalog."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from syrnews_site.catalog import seal
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.model import Diagnostic
from syrnews_site.packed import decode_headline
from syrnews_site.published.difference import Difference, DifferenceEntry, NotABuild
from syrnews_site.settings.options import Options, places


class _SiteRecord(NamedTuple):
    """A site as a catalog records it, by paths: title and digest of an article, fingerprint and size of a file."""

    articles: dict[str, tuple[str, str]]
    outputs: dict[str, tuple[bytes, int]]


def compare_catalogs(old: Path | None, new: Path) -> Difference:
    """Compare two catalogs. None as `old` is an empty site. Raises NotABuild."""
    before, after = _read(old), _read(new)
    difference = Difference(
        old_size=sum(size for _, size in before.outputs.values()),
        new_size=sum(size for _, size in after.outputs.values()),
        old_files=len(before.outputs),
        new_files=len(after.outputs),
    )
    changed = set()
    for path in sorted(before.articles.keys() | after.articles.keys()):
        old_article, new_article = before.articles.get(path), after.articles.get(path)
        article = new_article or old_article
        if article and (old_article is None or new_article is None or old_article[1] != new_article[1]):
            changed.add(path)
            entry = DifferenceEntry(path, article[0])
            difference.articles.add(entry, before=old_article is not None, after=new_article is not None)
    for path in sorted((before.outputs.keys() | after.outputs.keys()) - changed):
        old_output, new_output = before.outputs.get(path), after.outputs.get(path)
        if old_output != new_output:
            entry = DifferenceEntry(path)
            difference.pages.add(entry, before=old_output is not None, after=new_output is not None)
    return difference


def _read(path: Path | None) -> _SiteRecord:
    if path is None:
        return _SiteRecord({}, {})
    with _opened(path) as catalog:
        articles = {}
        for row in catalog.articles.between("", "\U0010ffff"):
            headline = decode_headline(row.headline)
            articles[headline.url] = (headline.title, row.digest)
        outputs = {
            output.path: (output.fingerprint, output.size)
            for part in catalog.outputs.parts()
            for output in catalog.outputs.of(part).values()
        }
        return _SiteRecord(articles, outputs)


def catalog_beside(build: Path) -> Path:
    """The path of a built folder's catalog, if no option moved the catalog."""
    folder = build.resolve()
    return Path(places(Options(content=folder.parent / "content", output=folder)).catalog)


def errors(path: Path) -> list[Diagnostic] | None:
    """The errors that a catalog records; None if the catalog is missing or damaged."""
    if not seal.trusted(str(path)):
        return None
    try:
        with _opened(path) as catalog:
            return [diagnostic for diagnostic in catalog.diagnostics.all() if diagnostic.severity == "error"]
    except NotABuild:
        return None


@contextmanager
def _opened(path: Path) -> Iterator[Catalog]:
    """A copy of a catalog, opened: the next build relies on an original that nothing touched. Raises NotABuild."""
    with tempfile.TemporaryDirectory(prefix="syrnews-site-") as scratch:
        copy = os.path.join(scratch, "catalog")
        shutil.copyfile(path, copy)
        try:
            with closing(Catalog(copy)) as catalog:
                catalog.outputs.count()
                yield catalog
        except sqlite3.DatabaseError as error:
            raise NotABuild(path) from error
