"""Pages at the former addresses of articles."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Raw, Struct

from syrnews_site.addresses import OWN_FOLDERS, is_root_file
from syrnews_site.arabic.slug import address_key
from syrnews_site.diagnostics import quoted
from syrnews_site.disk.path_registry import PathRegistry, folders_of
from syrnews_site.model import Diagnostic, Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.view import View, always, page

OWN = (*(f"{folder}/" for folder in OWN_FOLDERS), "undated/index.html")  # begin the addresses of our own pages

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

    def grant(self, path: str) -> bool:
        """Take an address, unless it is taken, or a file is taken where it needs a folder, or the reverse."""
        key = address_key(path)
        if key.startswith(OWN) or self._taken.rival(path) or any(map(self._is_file, (key, *folders_of(key)))):
            return False
        self._taken.take(path, path)
        return True

    def _is_file(self, key: str) -> bool:
        page = key.removesuffix(".txt") + ".html" if key.endswith(".txt") else key  # an article's original is beside it
        return is_root_file(key) or bool(self._clashes.first_with_url(page))


def aliases(archive: Archive) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Each former address that is free, with its article's headline; and a diagnostic for each address that is not.

    If two articles claim the same address, the first article by path gets it.
    """
    granted: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    addresses: Addresses | None = None
    for listed in archive.catalog.articles.with_aliases():
        addresses = addresses or Addresses(archive)
        for alias in _decode_aliases(listed.aliases):
            if addresses.grant(alias):
                granted[alias] = listed.headline
            else:
                message, hint = f"another page has the address of this alias: {quoted(alias)}", "delete the alias"
                diagnostics.append(Diagnostic(listed.path, 0, 0, "SN403", message, hint, "warning"))
    return granted, tuple(diagnostics)


def _aliases(archive: Archive, part: str) -> Iterator[Page]:
    """A page at each former address that is free."""
    for alias, headline in aliases(archive)[0].items():
        yield page(alias, "alias.html", AliasPage(Raw(headline)))


# An edit of the aliases alone leaves the headline unchanged, like an edit of the body.
ALIASES = View("alias", always, always, _aliases, bodies=True)
