"""Files of the content folder that nothing reads: they lie outside of the folders and settings files of an archive."""

from __future__ import annotations

from itertools import groupby

from syrnews_site.addresses import MEDIA
from syrnews_site.build.copies import MEDIA_SUFFIXES, STATIC
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.content.files import ARTICLES, MARKDOWN
from syrnews_site.content.standing import PAGES
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic
from syrnews_site.settings.read import SITE_FILE
from syrnews_site.settings.site import Site

FOR_PERSONS = ("readme", "license", "copying")  # begin the names of files that no person expects on the site


def unread(catalog: Catalog, site: Site) -> list[Diagnostic]:
    """A warning (SN608) for each such file at the root of the content folder, and for each folder of such files."""
    known = {SITE_FILE, site.tags, site.sources}
    outside = (path for path in catalog.files.outside((ARTICLES, MEDIA, PAGES, STATIC)) if path not in known)
    diagnostics: list[Diagnostic] = []
    for name, paths in groupby(outside, key=lambda path: path.partition("/")[0]):
        first, *others = paths
        if name.lower().startswith(FOR_PERSONS):
            continue
        folder = f", nor anything in {quoted(name + '/')} ({len(others) + 1} files)" if "/" in first else ""
        message = f"this file is not published{folder}"
        diagnostics.append(Diagnostic(first, 0, 0, "SN608", message, _hint(first), "warning"))
    return diagnostics


def _hint(path: str) -> str:
    if path.lower().endswith(MARKDOWN):
        return f"articles belong in {ARTICLES}, standing pages in {PAGES}"
    if path.lower().endswith(MEDIA_SUFFIXES):
        return f"pictures, sound and films belong in {MEDIA}"
    return f"files that are published as they are belong in {STATIC}, articles in {ARTICLES}"
