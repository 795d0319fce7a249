"""What the site has besides articles: settings, names, standing pages, and files that are copied."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

from syrnews_site.addresses import OWN_FOLDERS
from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.build.copies import gather_copies
from syrnews_site.build.outcome import Build, BuildFailed
from syrnews_site.build.unread import unread
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.content.standing import PAGES, load_standing
from syrnews_site.diagnostics import quoted, unreadable
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import read_file
from syrnews_site.model import ContentFile, Diagnostic, StandingFile
from syrnews_site.settings.options import Places
from syrnews_site.settings.read import SITE_FILE, Settings, read_settings
from syrnews_site.settings.site import Site

PAGE_SUFFIX = ".md"
OUR_PAGES = ("index.html", "404.html", "years.html")


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """What a build reads besides articles, and the diagnostics of these files."""

    settings: Settings
    authority: Authority
    standing: tuple[StandingFile, ...]
    copies: tuple[tuple[str, ContentFile], ...]  # path on the site, and the file that is published there unchanged
    static: tuple[str, ...]  # the paths of those copies that come from static/
    diagnostics: tuple[Diagnostic, ...]


def gather(build: Build) -> SiteFiles:
    """Read these files; of media, only files that may have changed. Raises BuildFailed for a mistake in site.yaml."""
    where = build.where
    settings = read_settings(where.content, build.options.base_url)
    if any(diagnostic.severity == "error" for diagnostic in settings.diagnostics if diagnostic.file == SITE_FILE):
        raise BuildFailed(settings.diagnostics)
    site = settings.site
    authority, name_diagnostics = load_authority(settings.tags_text, settings.sources_text, site.tags, site.sources)
    standing, page_diagnostics = _standing_pages(build.catalog, where, site, authority)
    copies = gather_copies(build.catalog, where, standing)
    ignored = unread(build.catalog, site)
    diagnostics = (*settings.diagnostics, *name_diagnostics, *page_diagnostics, *copies.diagnostics, *ignored)
    return SiteFiles(settings, authority, tuple(standing), tuple(copies.files), tuple(copies.static), diagnostics)


def _standing_pages(
    catalog: Catalog, where: Places, site: Site, authority: Authority
) -> tuple[list[StandingFile], list[Diagnostic]]:
    standing: list[StandingFile] = []
    diagnostics: list[Diagnostic] = []
    for file in catalog.files.below(PAGES):
        if not file.regular or not file.path.endswith(PAGE_SUFFIX):
            continue
        try:
            data = read_file(os.path.join(where.content, file.path))
        except OSError as error:
            diagnostics.append(unreadable(file.path, error.strerror))
            continue
        loaded = load_standing(site, authority, file.path, data)
        path = unicodedata.normalize("NFC", file.path.removeprefix(PAGES).removesuffix(PAGE_SUFFIX)) + ".html"
        if loaded.article and _is_taken(path, site):
            message, hint = f"the site itself makes the page {quoted(path)}", "give the file another name"
            diagnostics.append(Diagnostic(file.path, 0, 0, "SN401", message, hint))
            continue
        diagnostics += loaded.diagnostics
        if loaded.article:
            standing.append(StandingFile(path, loaded.article.headline.title, ContentFile(file.path, digest_of(data))))
    return standing, diagnostics


def _is_taken(path: str, site: Site) -> bool:
    """Whether the site has, or may come to have, a page of its own at the address of a standing page."""
    folder, slash, _ = path.partition("/")
    if slash:
        return folder in OWN_FOLDERS or folder == "undated" or folder.isdecimal()
    return path in OUR_PAGES or (path == "search.html" and site.search) or (path == "stats.html" and site.stats)
