"""Compares two built folders, file by file. An article is recognised by its address."""

from __future__ import annotations

import filecmp
import os
import re
from pathlib import Path

from syrnews_site.build.output import MARKER
from syrnews_site.published.difference import Difference, DifferenceEntry
from syrnews_site.published.page_title import title_of

ARTICLE = re.compile(r"(?:\d{4}/\d\d/\d\d|undated)/(?!index\.html$)[^/]+\.html")
NAVIGATION = re.compile(rb"<(nav|header|footer)\b.*?</\1>", re.DOTALL)
RECORD = re.compile(rb"\b[0-9a-f]{64}\b")  # the SHA-256 of the original file, which an article's page states


def compare_folders(old: Path, new: Path) -> Difference:
    """Compare two built folders. An `old` that does not exist is an empty site."""
    difference = Difference()
    _compare_below(old, new, "", difference)
    return difference


def _compare_below(old: Path, new: Path, below: str, difference: Difference) -> None:
    """Compare the folder `below` of two builds, and all folders in it.

    Memory holds the names of one folder and its ancestors, and the entries that differ.
    """
    before, after = _names(old / below), _names(new / below)
    for name in sorted(before.keys() | after.keys()):
        path = f"{below}/{name}" if below else name
        old_path, new_path = before.get(name), after.get(name)
        if (old_path and old_path.is_dir()) or (new_path and new_path.is_dir()):
            _compare_below(old, new, path, difference)
        old_file, new_file = _file(old_path), _file(new_path)
        if old_file or new_file:
            _compare_files(old_file, new_file, path, difference)


def _names(folder: Path) -> dict[str, Path]:
    try:
        return {name: folder / name for name in os.listdir(folder) if name != MARKER}
    except (FileNotFoundError, NotADirectoryError):
        return {}


def _file(path: Path | None) -> Path | None:
    return path if path is not None and path.is_file() else None


def _compare_files(old: Path | None, new: Path | None, path: str, difference: Difference) -> None:
    if old:
        difference.old_size += old.stat().st_size
        difference.old_files += 1
    if new:
        difference.new_size += new.stat().st_size
        difference.new_files += 1
    if old and new and filecmp.cmp(old, new, shallow=False):
        return
    page = new or old
    entry = DifferenceEntry(path, title_of(page) if path.endswith(".html") and page else "")
    # A page that shows the same original file differs around its article only.
    is_article = ARTICLE.fullmatch(path) is not None and not (old and new and _same_original(old, new))
    if old and new and path.endswith(".html") and not is_article and _same_without_navigation(old, new):
        difference.navigation.append(entry)
        return
    changes = difference.articles if is_article else difference.pages
    changes.add(entry, before=old is not None, after=new is not None)


def _same_without_navigation(old: Path, new: Path) -> bool:
    """Whether two pages have the same bytes without their headers, footers and lists of neighbours."""
    before, after = (NAVIGATION.sub(b"", page.read_bytes()) for page in (old, new))
    return before == after


def _same_original(old: Path, new: Path) -> bool:
    """Whether two pages state that they show the same original file."""
    before, after = (set(RECORD.findall(page.read_bytes())) for page in (old, new))
    return bool(before) and before == after
