"""A tag's place among the entries of the authority, and what its entry says of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from syrnews_site.addresses import term_path
from syrnews_site.arabic.collate import collate
from syrnews_site.authority.entries import Entry
from syrnews_site.authority.geography import is_on_map
from syrnews_site.model import CountedLink
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.links import linked


class Facts(Struct, frozen=True, array_like=True):
    """What tags.yaml says of a tag's subject. All of it may be empty."""

    description: str = ""
    spellings: tuple[str, ...] = ()  # other names
    since: str = ""
    until: str = ""
    coordinates: str = ""  # latitude and longitude in degrees: `33.5102, 36.2913`
    wikidata: str = ""  # Q3766
    mapped: bool = False  # the place is on the map


def facts(archive: Archive, slug: str) -> Facts:
    """What the entry of a tag says; nothing for a tag without an entry."""
    entry = archive.authority.entry(slug)
    if not entry:
        return Facts()
    place = ", ".join(f"{degrees:.4f}" for degrees in entry.coordinates)
    mapped = is_on_map(entry)
    return Facts(entry.description, entry.spellings[1:], entry.since, entry.until, place, entry.wikidata, mapped)


def holders(archive: Archive, slug: str) -> tuple[CountedLink, ...]:
    """The entries that hold an entry, the nearest first. All have pages, which list the entry's articles."""
    return tuple(_entry(archive, entry) for entry in archive.authority.ancestors(slug))


def parts_of(archive: Archive, slug: str) -> tuple[CountedLink, ...]:
    """The entries that are directly part of an entry and have articles, in Arabic order, with their numbers."""
    terms = (term for child in archive.kin.get(slug, ()) for term in archive.catalog.terms.counts("tags/" + child))
    pages = (linked(term, whole=True) for term in terms)
    return tuple(sorted(pages, key=lambda link: (collate(link.name), link.path)))


def see_also(archive: Archive, slug: str) -> tuple[CountedLink, ...]:
    """The entries that an entry refers to, in its order; those without articles have no address."""
    entry = archive.authority.entry(slug)
    others = (archive.authority.entry(other) for other in (entry.also if entry else ()))
    return tuple(_entry(archive, other) for other in others if other)


def _entry(archive: Archive, entry: Entry) -> CountedLink:
    """A link to an entry, without an address if it has no articles.

    It has no number of articles: with a number, each new article would touch all pages that name the entry.
    """
    term = "tags/" + entry.slug
    return CountedLink(term_path(term) if archive.catalog.terms.has(term) else "", entry.name, 0, entry.kind)


def near(archive: Archive, slug: str) -> frozenset[str]:
    """The slugs of an entry, of all that holds it, and of all that is part of it."""
    return frozenset((slug, *(entry.slug for entry in archive.authority.ancestors(slug)), *_below(archive, slug)))


def referring(archive: Archive, slug: str) -> Iterator[str]:
    """The entries whose pages refer to an entry."""
    return (entry.slug for entry in archive.authority.entries if slug in entry.also)


def _below(archive: Archive, slug: str) -> Iterator[str]:
    pending = [slug]
    while pending:
        children = archive.kin.get(pending.pop(), ())
        pending += children
        yield from children
