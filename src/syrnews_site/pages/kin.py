"""The entries of the authority that a tag is part of, and those that are part of it."""

from __future__ import annotations

from collections.abc import Iterator

from syrnews_site.addresses import term_path
from syrnews_site.arabic.collate import collate
from syrnews_site.authority.entries import Entry
from syrnews_site.model import Linked
from syrnews_site.pages.archive import Archive


def holders(archive: Archive, slug: str) -> tuple[Linked, ...]:
    """What an entry is part of, and that of, up to the top."""
    return tuple(_entry(archive, entry) for entry in archive.authority.ancestors(slug))


def parts_of(archive: Archive, slug: str) -> tuple[Linked, ...]:
    """The entries that are directly part of this one and have pages."""
    held = [entry for part in archive.kin.get(slug, ()) if (entry := archive.authority.entry(part))]
    pages = [one for one in (_entry(archive, entry) for entry in held) if one.path]
    return tuple(sorted(pages, key=lambda one: (collate(one.name), one.path)))


def _entry(archive: Archive, entry: Entry) -> Linked:
    """An entry by its name; one that no article carries has no page. Its number would touch all pages that name it."""
    term = "tags/" + entry.slug
    return Linked(term_path(term) if archive.catalog.terms.has(term) else "", entry.name, 0, entry.kind)


def relatives(archive: Archive, slug: str) -> Iterator[str]:
    """The entries whose pages name this one: what it is directly part of, and all that is below it."""
    yield from (entry.slug for entry in archive.authority.ancestors(slug)[:1])
    seen, pending = {slug}, [slug]
    while pending:
        for part in archive.kin.get(pending.pop(), ()):
            if part not in seen:
                seen.add(part)
                pending.append(part)
                yield part
