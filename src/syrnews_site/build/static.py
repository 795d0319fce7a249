"""What the site has besides articles: standing pages, media, and the theme's assets."""

from __future__ import annotations

import os
from typing import NamedTuple

from syrnews_site.addresses import MEDIA, OWN_FOLDERS
from syrnews_site.authority.lookup import Authority
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import FileRow
from syrnews_site.content.standing import PAGES, load_standing
from syrnews_site.diagnostics import quoted
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import read_file
from syrnews_site.model import ContentFile, Diagnostic, Standing
from syrnews_site.settings.options import Places
from syrnews_site.settings.site import Site
from syrnews_site.theme.files import theme_files
from syrnews_site.workers.context import THEME

# What browsers show without running anything: SVG can carry scripts, and is not among them.
MEDIA_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".mp3", ".ogg", ".mp4", ".webm", ".woff2")
ASSETS = "assets/"
PAGE_SUFFIX = ".md"
OUR_PAGES = ("index.html", "404.html", "years.html")


class Gathered(NamedTuple):
    """Standing pages, files that are published as they are (path on the site, file), and what is wrong with either."""

    standing: tuple[Standing, ...]
    copies: tuple[tuple[str, ContentFile], ...]
    said: tuple[Diagnostic, ...]


def gather(site: Site, authority: Authority, catalog: Catalog, where: Places) -> Gathered:
    """Read what few files these are; media are read only where they may have changed."""
    standing: list[Standing] = []
    copies: list[tuple[str, ContentFile]] = []
    said: list[Diagnostic] = []
    for file in (*catalog.files.below(PAGES), *catalog.files.below(MEDIA)):
        try:
            if file.path.startswith(PAGES):
                page, more = _page(file, site, authority, where)
                standing += page
                said += more
            elif file.regular and file.path.lower().endswith(MEDIA_SUFFIXES):
                copies.append((file.path, ContentFile(file.path, _digest(file, catalog, where))))
            else:
                hint = "published are " + ", ".join(MEDIA_SUFFIXES)
                said.append(Diagnostic(file.path, 0, 0, "SN602", "not published", hint, "warning"))
        except OSError as error:
            said.append(Diagnostic(file.path, 0, 0, "SN108", f"the file could not be read: {error.strerror}"))
    for name, path in theme_files(where.themes).items():
        if name.startswith(ASSETS):
            copies.append((name, ContentFile(THEME + name, digest_of(read_file(path)))))
    return Gathered(tuple(standing), tuple(copies), tuple(said))


def _is_taken(path: str, site: Site) -> bool:
    """Whether the site has, or may come to have, a page of its own at the address of a standing page."""
    folder, slash, _ = path.partition("/")
    if slash:
        return folder in OWN_FOLDERS or folder == "undated" or folder.isdecimal()
    return path in OUR_PAGES or (path == "search.html" and site.search) or (path == "stats.html" and site.stats)


def _digest(file: FileRow, catalog: Catalog, where: Places) -> str:
    if file.digest and not file.suspect:
        return file.digest
    digest = digest_of(read_file(os.path.join(where.content, file.path)))
    catalog.files.set_digests([(file.path, digest)])
    return digest


def _page(
    file: FileRow, site: Site, authority: Authority, where: Places
) -> tuple[list[Standing], tuple[Diagnostic, ...]]:
    if not file.regular or not file.path.endswith(PAGE_SUFFIX):
        return [], ()
    data = read_file(os.path.join(where.content, file.path))
    loaded = load_standing(site, authority, file.path, data)
    if loaded.article is None:
        return [], loaded.diagnostics
    path = file.path.removeprefix(PAGES).removesuffix(PAGE_SUFFIX) + ".html"
    if _is_taken(path, site):
        hint = "give the file another name"
        return [], (Diagnostic(file.path, 0, 0, "SN401", f"{quoted(path)} is a page of the site's own", hint),)
    return [Standing(path, loaded.article.headline.title, ContentFile(file.path, digest_of(data)))], loaded.diagnostics
