"""Plan: which pages are stale, and which published files no page wants any longer.

Each part of the site that a change can touch is planned again, and the fingerprint of each of its pages is compared
with the fingerprint that the published file was made with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

from syrnews_site.build.damage import OutputDamage
from syrnews_site.build.edits import Edits
from syrnews_site.build.fingerprint import Fingerprint, Keys, page_fingerprints
from syrnews_site.build.parts import Part, every_part, touched_parts
from syrnews_site.build.static import SiteFiles
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import OutputRow
from syrnews_site.model import Page
from syrnews_site.pages.archive import Archive

MANY = 2000  # headlines: if more changed, planning every part costs less than finding out which parts they touch


@dataclass(frozen=True, slots=True)
class StalePage:
    """A page to make.

    `published`: if the page is a folder of files, the fingerprint of its published files; empty if one is damaged.
    """

    part: str
    page: Page
    fingerprint: bytes
    published: bytes = b""


@dataclass(frozen=True, slots=True)
class GoneFile:
    """A file in the output folder that no current page wants. It is deleted, unless a stale page makes it again."""

    path: str


Step: TypeAlias = StalePage | GoneFile


def archive_of(files: SiteFiles, catalog: Catalog) -> Archive:
    """The archive after loading, as planning sees it."""
    errors = (diagnostic for diagnostic in catalog.diagnostics.all() if diagnostic.severity == "error")
    rejected = Counter(next(of_file).code for _, of_file in groupby(errors, key=attrgetter("file")))
    site, counts = files.settings.site, tuple(sorted(rejected.items()))
    return Archive(
        site,
        files.authority,
        catalog,
        files.events,
        files.standing,
        files.copies,
        files.static,
        files.page_links,
        files.sizes,
        counts,
    )


def plan(archive: Archive, edits: Edits, damage: OutputDamage, keys: Keys) -> Iterator[Step]:
    """The steps from the published site to the site that this archive makes, in the order of planning.

    They are a stream: pages are planned while others are made, and memory does not grow with the archive.
    """
    changed = archive.catalog.meta("plan_key") != keys.plan
    every = damage.whole or edits.whole or changed or len(edits.headlines) > MANY
    parts = every_part(archive, damage) if every else touched_parts(archive, edits, damage)
    fingerprint = page_fingerprints(archive.site, archive.standing, keys.templates)
    return steps(archive, parts, damage, fingerprint)


def steps(archive: Archive, parts: Iterable[Part], damage: OutputDamage, fingerprint: Fingerprint) -> Iterator[Step]:
    """The steps for these parts, and those for files that no build made. `damage.whole`: every page is stale."""
    for part in parts:
        published = {} if damage.whole else archive.catalog.outputs.of(part.name)
        for page in part.pages(archive):
            wanted = fingerprint(page)
            if page.path.endswith("/"):
                files = [path for path in published if path.startswith(page.path)]
                present = _common_fingerprint(files, published, damage)
                if present == wanted:
                    for path in files:
                        del published[path]
                else:
                    yield StalePage(part.name, page, wanted, present)
            elif is_stale(published.pop(page.path, None), wanted, damage):
                yield StalePage(part.name, page, wanted)
        yield from map(GoneFile, published)
    yield from map(GoneFile, damage.strays)


def is_stale(published: OutputRow | None, wanted: bytes, damage: OutputDamage) -> bool:
    """Whether a file must be made: it is new, or its fingerprint changed, or it is damaged."""
    return published is None or published.fingerprint != wanted or published.path in damage.missing


def _common_fingerprint(files: list[str], published: Mapping[str, OutputRow], damage: OutputDamage) -> bytes:
    """The fingerprint of a folder's files; empty if they have several fingerprints, or one of the files is damaged."""
    found = {published[path].fingerprint for path in files}
    return found.pop() if len(found) == 1 and damage.missing.keys().isdisjoint(files) else b""
