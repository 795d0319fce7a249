"""What the site has besides articles: settings, names, standing pages, and files that are copied."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import msgspec

from syrnews_site.addresses import MEDIA, OWN_FOLDERS, is_root_file, path_problem
from syrnews_site.authority.chronology import Event, read_chronology
from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.build.copies import STATIC, gather_copies
from syrnews_site.build.outcome import Build, BuildFailed
from syrnews_site.build.unread import unread
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import FileRow
from syrnews_site.content.files import ARTICLES, MARKDOWN, not_read
from syrnews_site.content.standing import PAGES, load_standing
from syrnews_site.diagnostics import quoted, unfit_path, unreadable
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import read_below
from syrnews_site.disk.path_registry import PathRegistry
from syrnews_site.model import ContentFile, Diagnostic, LocalLink, StandingFile
from syrnews_site.pictures.size import Size
from syrnews_site.settings.read import CHRONOLOGY_FILE, SITE_FILE, Settings, read_settings
from syrnews_site.settings.site import MANY_ARTICLES, Site
from syrnews_site.theme.files import theme_mistakes
from syrnews_site.theme.navigation import SECTIONS, unknown_entries
from syrnews_site.yamlreader.values import suggestion


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """What a build reads besides articles, and the diagnostics of these files."""

    settings: Settings
    authority: Authority
    events: tuple[Event, ...]
    standing: tuple[StandingFile, ...]
    copies: tuple[tuple[str, ContentFile], ...]  # path on the site, and the file that is published there unchanged
    static: tuple[str, ...]  # the paths of those copies that come from static/
    sizes: Mapping[str, Size]  # of pictures, by their paths on the site
    resized: frozenset[str]  # pictures whose sizes are not those of the last build
    page_links: Mapping[str, tuple[LocalLink, ...]]  # of standing pages, by their files
    diagnostics: tuple[Diagnostic, ...]


def gather(build: Build) -> SiteFiles:
    """Read these files; of media, only files that may have changed.

    Raises BuildFailed for a mistake in site.yaml, and if `articles` is no folder.
    """
    where = build.where
    settings = read_settings(where.content, build.options.base_url)
    if any(diagnostic.severity == "error" for diagnostic in settings.diagnostics if diagnostic.file == SITE_FILE):
        raise BuildFailed(settings.diagnostics)
    settings = _with_days_of_year(settings, build.catalog)
    site = settings.site
    authority, name_diagnostics = load_authority(
        settings.tags_text, settings.sources_text, site.tags, site.sources, language=site.language
    )
    events, event_diagnostics = read_chronology(settings.chronology_text, CHRONOLOGY_FILE, authority)
    paths = PathRegistry()
    standing, page_links, page_diagnostics = _standing_pages(build, site, authority, paths)
    copies = gather_copies(build, paths)
    ignored = unread(build.catalog, site)
    if linked := [diagnostic for diagnostic in ignored if diagnostic.file == ARTICLES.rstrip("/")]:
        raise BuildFailed(linked)
    pictures = _missing_pictures(site, {path for path, _ in copies.files})
    of_files = (
        *pictures,
        *_unknown_pages(site, standing),
        *page_diagnostics,
        *copies.diagnostics,
        *ignored,
        *theme_mistakes(where.themes),
    )
    diagnostics = (*settings.diagnostics, *name_diagnostics, *event_diagnostics, *of_files)
    return SiteFiles(
        settings,
        authority,
        events,
        tuple(standing),
        tuple(copies.files),
        tuple(copies.static),
        copies.sizes,
        copies.resized,
        page_links,
        diagnostics,
    )


def _with_days_of_year(settings: Settings, catalog: Catalog) -> Settings:
    """The settings, where the number of files decides whether each day of the year has a page, if nobody else does."""
    if settings.site.on_this_day is not None:
        return settings
    many = catalog.files.count(ARTICLES) >= MANY_ARTICLES
    return dataclasses.replace(settings, site=msgspec.structs.replace(settings.site, on_this_day=many))


def _missing_pictures(site: Site, published: Set[str]) -> Iterator[Diagnostic]:
    """An error for each picture of the frame that is not in media/."""
    for key in ("logo", "icon"):
        if (name := getattr(site, key)) and MEDIA + name not in published:
            message = f"{key}: no picture of this name is published: {quoted(MEDIA + name)}"
            yield Diagnostic(SITE_FILE, 0, 0, "SN212", message, f"put the picture into content/{MEDIA}")


def _unknown_pages(site: Site, standing: Sequence[StandingFile]) -> Iterator[Diagnostic]:
    """An error for each entry of `navigation` that names no page."""
    known = [*SECTIONS, *(page.path.removesuffix(".html") for page in standing)]
    for entry in unknown_entries(site, standing):
        message = f"navigation: no page has the name {quoted(entry)}"
        hint = suggestion(entry, known) or "name a page of content/pages/, or write a text and an address"
        yield Diagnostic(SITE_FILE, 0, 0, "SN212", message, hint)


def _standing_pages(
    build: Build, site: Site, authority: Authority, paths: PathRegistry
) -> tuple[list[StandingFile], dict[str, tuple[LocalLink, ...]], list[Diagnostic]]:
    """The standing pages, whose paths on the site are entered into `paths`, and their links by their files."""
    links: dict[str, tuple[LocalLink, ...]] = {}
    standing: list[StandingFile] = []
    diagnostics: list[Diagnostic] = []
    for file in build.catalog.files.below(PAGES):
        if reason := build.without.get(file.path) or _not_a_page(file):
            diagnostics.append(reason)
            continue
        try:
            data = read_below(build.where.content, file.path)
        except OSError as error:
            diagnostics.append(unreadable(file.path, error.strerror))
            continue
        loaded = load_standing(site, authority, file.path, data)
        path = _page_path(file.path)
        if loaded.article and (taken := _is_taken(path, site, paths)):
            diagnostics.append(Diagnostic(file.path, 0, 0, "SN401", taken, "give the file another name"))
            continue
        diagnostics += loaded.diagnostics
        if loaded.article:
            paths.take(path, file.path)
            links[file.path] = loaded.article.links
            standing.append(StandingFile(path, loaded.article.headline.title, ContentFile(file.path, digest_of(data))))
    return standing, links, diagnostics


def _not_a_page(file: FileRow) -> Diagnostic | None:
    """Why a file of pages/ is not read; None if it is to be read."""
    if not file.regular:
        return not_read(file.path)
    if not file.path.endswith(MARKDOWN):
        hint = f"standing pages are .md files; files that are published as they are belong in {STATIC}"
        return Diagnostic(file.path, 0, 0, "SN608", "this file is not published", hint, "warning")
    if problem := path_problem(_page_path(file.path)):
        return unfit_path(file.path, problem)
    return None


def _page_path(path: str) -> str:
    """The path of a standing page on the site."""
    return unicodedata.normalize("NFC", path.removeprefix(PAGES).removesuffix(MARKDOWN)) + ".html"


def _is_taken(path: str, site: Site, standing: PathRegistry) -> str:
    """Why a standing page cannot have a path: the site has a page there, or may come to have one; empty if it can."""
    if other := standing.rival(path):
        return f"the page of {quoted(other)} has the address {quoted(path)} too, or is in its way"
    folder, slash, _ = path.casefold().partition("/")
    if slash:
        ours = folder in OWN_FOLDERS or folder == "undated" or folder.isdecimal() or is_root_file(folder)
    else:
        switched = {"search.html": site.search, "stats.html": site.stats}
        ours = switched.get(folder, is_root_file(folder))
    return f"the site itself makes the page {quoted(path)}" if ours else ""
