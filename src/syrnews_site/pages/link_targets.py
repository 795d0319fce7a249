"""Where links lead that name content files: to the pages that are made of these files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.markup.links import file_paths, page_address, site_path
from syrnews_site.model import LocalLink, StandingFile


class LinkTargets:
    """Finds the page that is made of the content file that a link names."""

    def __init__(self, catalog: Catalog, standing: Iterable[StandingFile]) -> None:
        self._articles = catalog.articles
        self._standing = {_composed(page.source.path): page.path for page in standing}

    def of(self, file: str, address: str) -> str:
        """The path of the page to which an address in `file` leads.

        An address of no known file leads where the link of the page leads: to a standing page of this name, or to a
        file.
        """
        for path in file_paths(file, address):
            if page := self._standing.get(path) or self._article(path):
                return page
        return site_path(page_address(address, None))

    def of_all(self, file: str, links: Iterable[LocalLink]) -> dict[str, str]:
        """The targets of those links of a file that name content files, by address."""
        named = (link.address for link in links if file_paths(file, link.address) and not link.image)
        return {address: self.of(file, address) for address in sorted(set(named))}

    def _article(self, path: str) -> str:
        """The address of the article in a file. A Mac may have decomposed the file's name."""
        for form in dict.fromkeys((path, unicodedata.normalize("NFD", path))):
            if headline := self._articles.headline(form):
                return headline.url
        return ""


def _composed(path: str) -> str:
    return unicodedata.normalize("NFC", path)
