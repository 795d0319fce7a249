"""Which files below content/articles/ are articles, and why one of these files is rejected before it is opened."""

from __future__ import annotations

import os

from syrnews_site.diagnostics import quoted, unreadable_folder
from syrnews_site.disk.raw_names import is_shown_form
from syrnews_site.disk.scan import UNREADABLE
from syrnews_site.disk.system_files import is_hidden
from syrnews_site.model import Diagnostic

ARTICLES = "articles/"  # begins the path of an article's file
MARKDOWN = ".md"
ARTICLE_SUFFIXES = (".txt", MARKDOWN)
MEGABYTE = 1_000_000  # bytes; the unit of `max_file_size`


def is_article(path: str) -> bool:
    """Whether the loader reads the file of this path, which is relative to the content folder."""
    return path.startswith(ARTICLES) and path.lower().endswith(ARTICLE_SUFFIXES)


def is_markdown(path: str) -> bool:
    """Whether a file is Markdown. Any other article is scraped text."""
    return path.lower().endswith(MARKDOWN)


def unfit(path: str, size: int, *, regular: bool, max_file_size: int) -> Diagnostic | None:
    """Why a file below articles/ is not opened: SN103 or SN104. None if the file can be loaded.

    `size` is in bytes, `max_file_size` in megabytes.
    """
    if not regular:
        return not_read(path)
    if not is_article(path):
        suffix = os.path.splitext(path)[1]
        hint = "articles are .txt and .md files; pictures belong in media/"
        return Diagnostic(path, 0, 0, "SN104", f"not an article: {quoted(suffix or path)}", hint)
    return too_large(path, size, max_file_size)


def not_read(path: str) -> Diagnostic:
    """Why a file that a scan found, and that is not regular, is not read: SN104, SN108, or SN608 as a note."""
    folder, _, name = path.rpartition("/")
    if is_shown_form(path):
        message = "the name is not UTF-8: neither a file nor a folder of this name is read"
        return Diagnostic(path.removesuffix("/"), 0, 0, "SN104", message, "rename it")
    if name == UNREADABLE:
        return unreadable_folder(folder)
    if is_hidden(name):
        return Diagnostic(path, 0, 0, "SN608", "hidden, and not read", "rename it if it belongs to the archive", "note")
    hint = "replace it by a copy of the file itself"
    return Diagnostic(path, 0, 0, "SN104", "not a regular file: no link, pipe or device is read", hint)


def too_large(path: str, size: int, max_file_size: int) -> Diagnostic | None:
    """SN103 if a file has more bytes than the site allows, else None."""
    if size <= max_file_size * MEGABYTE:
        return None
    message = f"the file is too large: {size / MEGABYTE:.1f} MB"
    return Diagnostic(path, 0, 0, "SN103", message, "raise max_file_size in site.yaml, or shorten the file")
