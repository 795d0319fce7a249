"""What is other between two builds: articles, the pages around them, size.

Built folders are compared file by file, and articles are recognised by their addresses; two catalogs are compared by
what they know. Neither needs the content, nor the other.
"""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct

from syrnews_site.build.publish import MARKER
from syrnews_site.catalog import seal
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.model import Diagnostic, Headline
from syrnews_site.published.page_title import title_of
from syrnews_site.settings.options import Options, places

ARTICLE = re.compile(r"(?:\d{4}/\d\d/\d\d|undated)/(?!index\.html$)[^/]+\.html")
RECORD = re.compile(rb"\b[0-9a-f]{64}\b")  # SHA-256 of the original file, as an article's page states it

_headline = msgspec.msgpack.Decoder(Headline).decode


class Entry(NamedTuple):
    """An article or page that is other: its path below the site's root, and its title where it has one."""

    path: str
    title: str = ""


class Rejected(Struct, frozen=True):
    """An error in the newer build's content; `new` where the older one did not have it."""

    diagnostic: Diagnostic
    new: bool


class Changes(Struct):
    """What was added, changed and removed, in the order of paths."""

    added: list[Entry] = []
    changed: list[Entry] = []
    removed: list[Entry] = []

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


class Difference(Struct):
    """Two builds compared. Sizes are in bytes. `rejected` is None where no catalog tells."""

    articles: Changes = msgspec.field(default_factory=Changes)
    pages: Changes = msgspec.field(default_factory=Changes)
    rejected: list[Rejected] | None = None
    old_size: int = 0
    new_size: int = 0
    old_files: int = 0
    new_files: int = 0


class NotABuild(Exception):
    """Neither a built folder nor a catalog."""


def compare(old: Path, new: Path) -> Difference:
    """Compare two built folders, or two catalogs. An `old` that is not there is an empty site. Raises NotABuild."""
    if new.is_file() and (old.is_file() or not old.exists()):
        difference = _compare_catalogs(old if old.exists() else None, new)
        catalog_of_old, catalog_of_new = old, new
    elif new.is_dir() and (old.is_dir() or not old.exists()):
        difference = Difference()
        _compare_folders(old, new, "", difference)
        catalog_of_old, catalog_of_new = catalog_beside(old), catalog_beside(new)
    else:
        raise NotABuild(old if new.is_dir() or new.is_file() else new)
    after = _errors(catalog_of_new)
    if after is not None:
        before = set(_errors(catalog_of_old) or ())
        difference.rejected = [Rejected(said, said not in before) for said in after]
    return difference


# -- built folders


def _compare_folders(old: Path, new: Path, below: str, difference: Difference) -> None:
    """Compare one folder and all below it. Memory holds one folder's names, and what is other."""
    before, after = _names(old / below), _names(new / below)
    for name in sorted(before.keys() | after.keys()):
        path = f"{below}/{name}" if below else name
        was, now = before.get(name), after.get(name)
        if (was and was.is_dir()) or (now and now.is_dir()):
            _compare_folders(old, new, path, difference)
        if is_file(was) or is_file(now):
            _compare_files(was if is_file(was) else None, now if is_file(now) else None, path, difference)


def _names(folder: Path) -> dict[str, Path]:
    try:
        return {name: folder / name for name in os.listdir(folder) if name != MARKER}
    except (FileNotFoundError, NotADirectoryError):
        return {}


def is_file(path: Path | None) -> bool:
    """Whether there is a file."""
    return path is not None and path.is_file()


def _compare_files(old: Path | None, new: Path | None, path: str, difference: Difference) -> None:
    if old:
        difference.old_size += old.stat().st_size
        difference.old_files += 1
    if new:
        difference.new_size += new.stat().st_size
        difference.new_files += 1
    if old and new and filecmp.cmp(old, new, shallow=False):
        return
    is_article = ARTICLE.fullmatch(path) is not None
    shown = new or old
    entry = Entry(path, title_of(shown)) if path.endswith(".html") and shown else Entry(path)
    if is_article and old and new and _same_original(old, new):
        is_article = False  # only what stands around the article is other
    changes = difference.articles if is_article else difference.pages
    (changes.changed if old and new else changes.added if new else changes.removed).append(entry)


def _same_original(old: Path, new: Path) -> bool:
    """Whether two pages state that they show the same original file."""
    before, after = (set(RECORD.findall(page.read_bytes())) for page in (old, new))
    return bool(before) and before == after


def catalog_beside(build: Path) -> Path:
    """Where the catalog of a built folder lies, if it lies where a build puts it by itself."""
    folder = build.resolve()
    return Path(places(Options(content=folder.parent / "content", output=folder)).catalog)


# -- catalogs


@contextmanager
def opened(path: Path) -> Iterator[Catalog]:
    """A catalog to read from: a copy, so that the one that a build relies on stays as it is. Raises NotABuild."""
    with tempfile.TemporaryDirectory(prefix="syrnews-site-") as scratch:
        copy = os.path.join(scratch, "catalog")
        shutil.copyfile(path, copy)
        try:
            with closing(Catalog(copy)) as catalog:
                catalog.outputs.count()
                yield catalog
        except sqlite3.DatabaseError as error:
            raise NotABuild(path) from error


def _errors(path: Path) -> list[Diagnostic] | None:
    if not seal.trusted(str(path)):
        return None
    try:
        with opened(path) as catalog:
            return [said for said in catalog.diagnostics.all() if said.severity == "error"]
    except NotABuild:
        return None


class _Known(NamedTuple):
    """What a catalog knows of a site: title and digest of each article, fingerprint and size of each file."""

    articles: dict[str, tuple[str, str]]
    outputs: dict[str, tuple[bytes, int]]


def _known(path: Path | None) -> _Known:
    if path is None:
        return _Known({}, {})
    with opened(path) as catalog:
        articles = {}
        for listed in catalog.articles.between("", "\U0010ffff"):
            headline = _headline(listed.headline)
            articles[headline.url] = (headline.title, listed.digest)
        outputs = {
            row.path: (row.fingerprint, row.size)
            for part in catalog.outputs.parts()
            for row in catalog.outputs.of(part).values()
        }
        return _Known(articles, outputs)


def _compare_catalogs(old: Path | None, new: Path) -> Difference:
    before, after = _known(old), _known(new)
    difference = Difference(
        old_size=sum(size for _, size in before.outputs.values()),
        new_size=sum(size for _, size in after.outputs.values()),
        old_files=len(before.outputs),
        new_files=len(after.outputs),
    )
    for path in sorted(before.articles.keys() | after.articles.keys()):
        was, now = before.articles.get(path), after.articles.get(path)
        title = (now or was or ("", ""))[0]
        if was is None or now is None or was[1] != now[1]:
            _kind(difference.articles, was, now).append(Entry(path, title))
    listed = {entry.path for kind in ("added", "changed", "removed") for entry in getattr(difference.articles, kind)}
    for path in sorted(before.outputs.keys() | after.outputs.keys()):
        page, then = before.outputs.get(path), after.outputs.get(path)
        if page != then and path not in listed:
            _kind(difference.pages, page, then).append(Entry(path))
    return difference


def _kind(changes: Changes, was: object, now: object) -> list[Entry]:
    if was is None:
        return changes.added
    return changes.removed if now is None else changes.changed
