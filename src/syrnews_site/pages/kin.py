"""A tag's place among the entries of the authority: what it is part of, and what is part of it."""

from __future__ import annotations

from collections.abc import Iterator

from syrnews_site.addresses import term_path
from syrnews_site.arabic.collate import collate
from syrnews_site.authority.entries import Entry
from syrnews_site.model import CountedLink
from syrnews_site.pages.archive import Archive


def holders(archive: Archive, slug: str) -> tuple[CountedLink, ...]:
    """The entries that hold an entry, the nearest first."""
    return tuple(_entry(archive, entry) for entry in archive.authority.ancestors(slug))


def parts_of(archive: Archive, slug: str) -> tuple[CountedLink, ...]:
    """The entries that are directly part of an entry and have pages, in Arabic order."""
    children = [entry for child in archive.kin.get(slug, ()) if (entry := archive.authority.entry(child))]
    pages = [link for link in (_entry(archive, entry) for entry in children) if link.path]
    return tuple(sorted(pages, key=lambda link: (collate(link.name), link.path)))


def _entry(archive: Archive, entry: Entry) -> CountedLink:
    """A link to an entry, without an address if no article carries the tag.

    It has no number of articles: with a number, each new article would touch all pages that name the entry.
    """
    term = "tags/" + entry.slug
    return CountedLink(term_path(term) if archive.catalog.terms.has(term) else "", entry.name, 0, entry.kind)


def relatives(archive: Archive, slug: str) -> Iterator[str]:
    """The entries whose pages name an entry: the entry that it is directly part of, and all entries below it."""
    yield from (entry.slug for entry in archive.authority.ancestors(slug)[:1])
    seen, pending = {slug}, [slug]
    while pending:
        for child in archive.kin.get(pending.pop(), ()):
            if child not in seen:
                seen.add(child)
                pending.append(child)
                yield child
