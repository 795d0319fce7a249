"""Pages at the former addresses of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec import Raw, Struct

from syrnews_site.addresses import OWN_FOLDERS
from syrnews_site.arabic.slug import address_key
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic, Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.view import View, always, page

_decode_aliases = msgspec.msgpack.Decoder(tuple[str, ...]).decode

# Addresses of other pages, which an alias cannot have.

RESERVED = re.compile(rf"(?i)({'|'.join(OWN_FOLDERS)})/|([0-9/]+/)?index\.html$|[^/]+$")


class AliasPage(Struct):
    """Data of alias.html: a page at an article's former address."""

    article: Raw  # the headline


def aliases(archive: Archive) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Each former address that is free, with its article's headline; and a diagnostic for each address that is not.

    If two articles claim the same address, the first article by path gets it.
    """
    granted: dict[str, bytes] = {}
    diagnostics: list[Diagnostic] = []
    taken: set[str] = set()
    for listed in archive.catalog.articles.with_aliases():
        for alias in _decode_aliases(listed.aliases):
            key = address_key(alias)
            if key in taken or RESERVED.match(alias) or archive.catalog.clashes.first_with_url(key):
                message, hint = f"another page has the address of this alias: {quoted(alias)}", "delete the alias"
                diagnostics.append(Diagnostic(listed.path, 0, 0, "SN403", message, hint, "warning"))
            else:
                taken.add(key)
                granted[alias] = listed.headline
    return granted, tuple(diagnostics)


def _aliases(archive: Archive, part: str) -> Iterator[Page]:
    """A page at each former address that is free."""
    for alias, headline in aliases(archive)[0].items():
        yield page(alias, "alias.html", AliasPage(Raw(headline)))


# An edit of the aliases alone leaves the headline unchanged, like an edit of the body.
ALIASES = View("alias", always, always, _aliases, bodies=True)
