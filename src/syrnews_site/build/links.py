"""The links of articles: which pages those lead to that name content files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Set

from syrnews_site.build.edits import Edits
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.markup.links import file_paths, media_path, site_path
from syrnews_site.model import LocalLink, StandingFile
from syrnews_site.pages.link_targets import LinkTargets


def record_links(catalog: Catalog, path: str, links: Iterable[LocalLink]) -> None:
    """Record the links of an article. `resolve_links` finds out where those lead that name content files."""
    catalog.links.add(path, (_row(path, link) for link in links))


def _row(path: str, link: LocalLink) -> tuple[LocalLink, str, str | None]:
    if not link.image and (named := file_paths(path, link.address)):
        return link, _name(named[-1]), None
    return link, "", target_of(link)


def target_of(link: LocalLink) -> str:
    """The published file to which a link leads that names no content file; empty if there can be none."""
    if link.address.startswith("#") or (link.image and not media_path(link.address)):
        return ""
    return site_path(link.address)


def resolve_links(catalog: Catalog, edits: Edits, standing: Iterable[StandingFile], *, every: bool) -> None:
    """Find the pages of links that name content files: all, if `every`, else new links and links to edited files.

    An article with a link that now leads elsewhere counts as edited.
    """
    targets = LinkTargets(catalog, standing)
    changed: list[tuple[int, str]] = []
    for link in catalog.links.to_files(None if every else set(map(_name, edits.paths))):
        target = targets.of(link.path, link.address)
        if target != link.target:
            changed.append((link.number, target))
            headline = catalog.articles.headline(link.path)
            if headline and not edits.whole:
                edits.bodies.append(headline)
    catalog.links.set_targets(changed)


def note_resized(catalog: Catalog, edits: Edits, pictures: Set[str]) -> None:
    """An article that shows a picture whose size is another one than in the last build counts as edited."""
    if not pictures or edits.whole:
        return
    for path, shown in catalog.links.pictures():
        if shown in pictures and (headline := catalog.articles.headline(path)):
            edits.bodies.append(headline)


def _name(path: str) -> str:
    """The name of a file, in the form in which links and files are compared."""
    return unicodedata.normalize("NFC", path.rpartition("/")[2])
