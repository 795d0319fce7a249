"""Pages at the former addresses of articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
from msgspec import Raw, Struct

from syrnews_site.addresses import OWN_FOLDERS, is_root_file
from syrnews_site.arabic.slug import address_key
from syrnews_site.catalog.incumbents import ALIAS
from syrnews_site.catalog.rows import LiveArticle
from syrnews_site.diagnostics import quoted
from syrnews_site.disk.path_registry import PathRegistry, folders_of
from syrnews_site.model import Diagnostic, Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.view import View, always, page

OWN = (*(f"{folder}/" for folder in OWN_FOLDERS), "undated/index.html")  # begin the addresses of our own pages
OTHER = "/"  # in the way of an alias: a page of ours, or an article

_decode_aliases = msgspec.msgpack.Decoder(tuple[str, ...]).decode


class AliasPage(Struct):
    """Data of alias.html: a page at an article's former address."""

    article: Raw  # the headline


class Addresses:
    """The addresses that are taken: by our own pages, by articles, and by the aliases granted so far."""

    def __init__(self, archive: Archive) -> None:
        self._clashes = archive.catalog.clashes
        self._taken = PathRegistry(address_key)
        for period in (*archive.years, *archive.months, *archive.day_names):
            self._taken.take(period.replace("-", "/") + "/index.html", period)
        for path in (*(standing.path for standing in archive.standing), *archive.static):
            self._taken.take(path, path)

    def grant(self, path: str) -> str:
        """Take an address, unless it is taken, or a file is taken where it needs a folder, or the reverse.

        Returns the path that is in the way, or OTHER; empty if the address was free.
        """
        key = address_key(path)
        if rival := self._taken.rival(path):
            return rival
        if key.startswith(OWN) or any(map(self._is_file, (key, *folders_of(key)))):
            return OTHER
        self._taken.take(path, path)
        return ""

    def _is_file(self, key: str) -> bool:
        page = key.removesuffix(".txt") + ".html" if key.endswith(".txt") else key  # an article's original is beside it
        return is_root_file(key) or bool(self._clashes.with_url(page))


class Grants(NamedTuple):
    """The aliases that are free, with their articles; the others, with their articles and what is in the way."""

    granted: dict[str, LiveArticle]
    refused: list[tuple[str, LiveArticle, str]]

    @property
    def contested(self) -> dict[str, LiveArticle]:
        """The granted aliases that are in the way of other aliases."""
        return {rival: self.granted[rival] for _, _, rival in self.refused if rival in self.granted}


def grants(archive: Archive) -> Grants:
    """Which former addresses are free. If several articles claim an address, the one that has it already keeps it.

    If none has it already, the first article by path gets it.
    """
    articles = archive.catalog.articles.with_aliases()
    claims = [(alias, article) for article in articles for alias in _decode_aliases(article.aliases)]
    found = _in_order(archive, claims)
    if not found.contested:
        return found
    rank = archive.catalog.incumbents.rank
    claims.sort(key=lambda claim: rank(ALIAS + address_key(claim[0]), claim[1].path))
    return _in_order(archive, claims)


def _in_order(archive: Archive, claims: Sequence[tuple[str, LiveArticle]]) -> Grants:
    """Grant the aliases one after the other."""
    found = Grants({}, [])
    addresses = Addresses(archive) if claims else None
    for alias, article in claims:
        if addresses and (rival := addresses.grant(alias)):
            found.refused.append((alias, article, rival))
        else:
            found.granted[alias] = article
    return found


def aliases(archive: Archive) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Each former address that is free, with its article's headline; and a diagnostic for each address that is not."""
    found = grants(archive)
    granted = {alias: article.headline for alias, article in found.granted.items()}
    return granted, tuple(sorted(_taken(alias, article.path) for alias, article, _ in found.refused))


def _taken(alias: str, path: str) -> Diagnostic:
    message = f"another page has the address of this alias: {quoted(alias)}"
    return Diagnostic(path, 0, 0, "SN403", message, "delete the alias", "warning")


def decide_aliases(archive: Archive) -> None:
    """Record which articles have the aliases that several articles claim."""
    incumbents = archive.catalog.incumbents
    contested = grants(archive).contested
    incumbents.forget([claim for claim in incumbents.owners if claim.startswith(ALIAS)])
    for alias, article in contested.items():
        incumbents.decide(ALIAS + address_key(alias), article.path)


def _aliases(archive: Archive, part: str) -> Iterator[Page]:
    """A page at each former address that is free."""
    for alias, headline in aliases(archive)[0].items():
        yield page(alias, "alias.html", AliasPage(Raw(headline)))


# An edit of the aliases alone leaves the headline unchanged, like an edit of the body.
ALIASES = View("alias", always, always, _aliases, bodies=True)
