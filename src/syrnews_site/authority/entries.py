"""The entries of tags.yaml and sources.yaml, and the key that all spellings of a name share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from syrnews_site.arabic.fold import fold
from syrnews_site.model import Outlet


class Entry(Struct, frozen=True):
    """An entry of tags.yaml: a subject. The first of its `spellings` is its name.

    `part_of` is the slug of the entry that this entry belongs to, or empty. `requires` lists words, and names of groups
    of words: a text means an ambiguous name only if one of these words is beside the name. It is empty for a name that
    is clear by itself. `coordinates`: latitude and longitude in degrees of WGS 84, or nothing. `wikidata`: the item's
    number (`Q3766`). `also`: slugs of entries to see as well. `since`, `until`: the dates between which the subject
    existed, to the year, month or day. `description` may be empty, as all of these.
    """

    slug: str
    name: str
    kind: str = ""
    part_of: str = ""
    spellings: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    description: str = ""
    coordinates: tuple[float, float] | tuple[()] = ()
    wikidata: str = ""
    also: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


class OutletEntry(Struct, frozen=True):
    """An entry of sources.yaml: an outlet, and its home page and country, which may be empty.

    `domains` are further hosts of its pages; a domain includes all its subdomains.
    """

    outlet: Outlet
    url: str = ""
    country: str = ""
    spellings: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@lru_cache(8192)
def key(spelling: str) -> str:
    """The key that all spellings of a name share: the folded name. An underscore, as in hashtags, counts as a space."""
    return fold(spelling.replace("_", " "))


def bare_domain(host: str) -> str:
    """The name of a host as hosts are compared: in small letters, without `www.`."""
    return host.lower().removeprefix("www.")


def ancestors(slug: str, parents: Mapping[str, str]) -> Iterator[str]:
    """The slugs above an entry, the nearest first. `parents` maps a slug to the slug that it is part of, or to ""."""
    while slug := parents.get(slug, ""):
        yield slug
