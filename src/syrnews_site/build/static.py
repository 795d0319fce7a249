"""What the site has besides articles: settings, names, standing pages, media, and the theme's assets."""

from __future__ import annotations

import os
from dataclasses import dataclass

from syrnews_site.addresses import MEDIA, OWN_FOLDERS
from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.build.outcome import Build, BuildFailed
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import FileRow
from syrnews_site.content.standing import PAGES, load_standing
from syrnews_site.diagnostics import quoted, unreadable
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import read_file
from syrnews_site.model import ContentFile, Diagnostic, StandingFile
from syrnews_site.settings.options import Places
from syrnews_site.settings.read import SITE_FILE, Settings, read_settings
from syrnews_site.settings.site import Site
from syrnews_site.theme.files import theme_files
from syrnews_site.workers.context import THEME

# Media that browsers show without running anything. SVG is missing, since it may hold scripts.
MEDIA_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".mp3", ".ogg", ".mp4", ".webm", ".woff2")
ASSETS = "assets/"
PAGE_SUFFIX = ".md"
OUR_PAGES = ("index.html", "404.html", "years.html")


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """What a build reads besides articles, and the diagnostics of these files."""

    settings: Settings
    authority: Authority
    standing: tuple[StandingFile, ...]
    copies: tuple[tuple[str, ContentFile], ...]  # path on the site, and the file that is published there unchanged
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
    media, media_diagnostics = _media(build.catalog, where)
    diagnostics = (*settings.diagnostics, *name_diagnostics, *page_diagnostics, *media_diagnostics)
    return SiteFiles(settings, authority, tuple(standing), (*media, *_assets(where)), diagnostics)


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
        path = file.path.removeprefix(PAGES).removesuffix(PAGE_SUFFIX) + ".html"
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


def _media(catalog: Catalog, where: Places) -> tuple[list[tuple[str, ContentFile]], list[Diagnostic]]:
    media: list[tuple[str, ContentFile]] = []
    diagnostics: list[Diagnostic] = []
    for file in catalog.files.below(MEDIA):
        if not file.regular or not file.path.lower().endswith(MEDIA_SUFFIXES):
            suffix = os.path.splitext(file.path)[1]
            message = f"not published: {quoted(suffix or file.path)}" if file.regular else "not a regular file"
            hint = "put a file of one of these kinds here: " + ", ".join(MEDIA_SUFFIXES)
            diagnostics.append(Diagnostic(file.path, 0, 0, "SN602", message, hint, "warning"))
            continue
        try:
            media.append((file.path, ContentFile(file.path, _digest(catalog, where, file))))
        except OSError as error:
            diagnostics.append(unreadable(file.path, error.strerror))
    return media, diagnostics


def _digest(catalog: Catalog, where: Places, file: FileRow) -> str:
    """The digest of a file's bytes. The file is read only if it is suspect."""
    if file.digest and not file.suspect:
        return file.digest
    digest = digest_of(read_file(os.path.join(where.content, file.path)))
    catalog.files.set_digests([(file.path, digest)])
    return digest


def _assets(where: Places) -> list[tuple[str, ContentFile]]:
    files = {name: path for name, path in theme_files(where.themes).items() if name.startswith(ASSETS)}
    return [(name, ContentFile(THEME + name, digest_of(read_file(path)))) for name, path in files.items()]
