"""Files of the content folder that nothing reads: they lie outside of the folders and settings files of an archive."""

from __future__ import annotations

from itertools import groupby, islice

from syrnews_site.addresses import MEDIA
from syrnews_site.build.copies import MEDIA_SUFFIXES, STATIC
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.content.files import ARTICLES, MARKDOWN, not_read
from syrnews_site.content.standing import PAGES
from syrnews_site.model import Diagnostic, Severity
from syrnews_site.settings.read import CHRONOLOGY_FILE, SITE_FILE
from syrnews_site.settings.site import Site

FOLDERS = (ARTICLES, MEDIA, PAGES, STATIC)  # of which something reads every file
SHOWN = 50  # files of one folder
FOR_PERSONS = ("readme", "license", "copying")  # begin the names of files that no person expects on the site


def unread(catalog: Catalog, site: Site) -> list[Diagnostic]:
    """A warning (SN608) for each such file, and the reason why it is not read for a link among them.

    Of a folder with many files the first SHOWN are named, and then the number of the others.
    """
    known = {SITE_FILE, CHRONOLOGY_FILE, site.tags, site.sources}
    outside = (row for row in catalog.files.outside(FOLDERS) if row[0] not in known)
    diagnostics: list[Diagnostic] = []
    for name, rows in groupby(outside, key=lambda row: row[0].partition("/")[0]):
        diagnostics += [_diagnostic(path, name, regular=bool(regular)) for path, regular in islice(rows, SHOWN)]
        if more := sum(1 for _ in rows):
            message = f"{more} more files in this folder are not published"
            diagnostics.append(Diagnostic(name, 0, 0, "SN608", message, _hint(name), "warning"))
    return diagnostics


def _diagnostic(path: str, name: str, *, regular: bool) -> Diagnostic:
    """The diagnostic of a file; `name` is its own or that of the folder at the root in which it is."""
    if not regular:
        return not_read(path)
    severity: Severity = "note" if name.lower().startswith(FOR_PERSONS) else "warning"
    return Diagnostic(path, 0, 0, "SN608", "this file is not published", _hint(path), severity)


def _hint(path: str) -> str:
    if path.lower().endswith(MARKDOWN):
        return f"articles belong in {ARTICLES}, standing pages in {PAGES}"
    if path.lower().endswith(MEDIA_SUFFIXES):
        return f"pictures, sound and films belong in {MEDIA}"
    return f"files that are published as they are belong in {STATIC}, articles in {ARTICLES}"
