"""Compares two builds: articles added, changed and removed, other pages and files, size, rejected files.

Two built folders are compared file by file, two catalogs by their rows. Neither comparison needs the content.
"""

from __future__ import annotations

from pathlib import Path

from syrnews_site.published.catalogs import catalog_beside, compare_catalogs, errors
from syrnews_site.published.difference import Difference, NotABuild, Rejection
from syrnews_site.published.folders import compare_folders


def compare(old: Path, new: Path) -> Difference:
    """Compare two built folders, or two catalogs. An `old` that does not exist is an empty site. Raises NotABuild."""
    if new.is_file() and (old.is_file() or not old.exists()):
        difference = compare_catalogs(old if old.exists() else None, new)
        old_catalog, new_catalog = old, new
    elif new.is_dir() and (old.is_dir() or not old.exists()):
        difference = compare_folders(old, new)
        old_catalog, new_catalog = catalog_beside(old), catalog_beside(new)
    else:
        raise NotABuild(old if new.is_dir() or new.is_file() else new)
    after = errors(new_catalog)
    if after is not None:
        before = set(errors(old_catalog) or ())
        difference.rejected = [Rejection(error, error not in before) for error in after]
    return difference
