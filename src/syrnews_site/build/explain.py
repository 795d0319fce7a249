"""Explains one output: what it depends on, and why it is or is not made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from syrnews_site.build.damage import OutputDamage
from syrnews_site.build.fingerprint import Keys, page_fingerprints
from syrnews_site.build.parts import Part, every_part, part_named
from syrnews_site.catalog.rows import OutputRow
from syrnews_site.model import Page
from syrnews_site.pages.archive import Archive
from syrnews_site.theme.references import template_names

SHOWN = 400  # characters of the page's data


def explain(archive: Archive, path: str, damage: OutputDamage, keys: Keys, themes: Sequence[str]) -> tuple[str, ...]:
    """Lines about the output `path`, for a person. To be asked before the pages of the build are made."""
    published = None if damage.whole else archive.catalog.outputs.get(path)
    for part in [part_named(published.part)] if published else every_part(archive, damage):
        for page in part.pages(archive):
            if page.path == path or (page.path.endswith("/") and path.startswith(page.path)):
                wanted = page_fingerprints(archive.site, archive.standing, keys.templates)(page)
                return tuple(_lines(path, part, page, wanted, _reason(published, wanted, damage), themes))
    return (f"{path}: no page of the site",)


def _reason(published: OutputRow | None, wanted: bytes, damage: OutputDamage) -> str:
    if published is None:
        return "new"
    if published.fingerprint != wanted:
        return "changed"
    if published.path in damage.missing:
        return "damaged"
    return "current: made again only when something below changes"


def _lines(path: str, part: Part, page: Page, wanted: bytes, reason: str, themes: Sequence[str]) -> Iterator[str]:
    yield f"{path}: {reason}"
    yield f"  part: {part.name}"
    yield from (f"  template: {name}" for name in template_names(themes, page.template))
    yield from (f"  reads: {source.path} {source.digest}" for source in page.reads)
    yield f"  data: {len(page.data)} bytes: {_shortened(page)}"
    yield f"  fingerprint: {wanted.hex()}"


def _shortened(page: Page) -> str:
    text = repr(msgspec.msgpack.decode(page.data))
    return text if len(text) <= SHOWN else text[:SHOWN] + " …"
