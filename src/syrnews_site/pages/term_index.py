"""The indexes of all tags and of all sources, by the first letter of their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from syrnews_site.arabic.collate import collate
from syrnews_site.model import SHOWN_KINDS, CountedLink, Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.links import linked
from syrnews_site.pages.map import has_map
from syrnews_site.pages.view import View, always, page

ALEF = "ا"
ALEFS = "اٱء"
_ARTICLE = re.compile(
    "^ال(?=\\w)",
)


class TermIndex(Struct):
    """Data of terms.html: every tag by kind, or every source, in Arabic order."""

    family: str
    groups: tuple[tuple[str, tuple[tuple[str, tuple[CountedLink, ...]], ...]], ...]  # kind, then letter, then entries
    mapped: bool = False  # the site has a map of its places


def _index(family: str) -> Callable[[Archive, str], Iterator[Page]]:
    def pages(archive: Archive, part: str) -> Iterator[Page]:
        terms = archive.tag_pages if family == "tags" else archive.sources
        groups: dict[str, list[CountedLink]] = {}
        for term in sorted(terms, key=lambda term: (collate(term.name), term.term)):
            groups.setdefault(term.kind, []).append(linked(term, whole=True))
        ordered = tuple((kind, _by_letter(groups[kind])) for kind in (*SHOWN_KINDS, "source") if kind in groups)
        yield page(
            f"{family}/index.html", "terms.html", TermIndex(family, ordered, family == "tags" and has_map(archive))
        )

    return pages


def _by_letter(entries: Iterable[CountedLink]) -> tuple[tuple[str, tuple[CountedLink, ...]], ...]:
    return tuple((letter, tuple(own)) for letter, own in groupby(entries, key=lambda entry: letter_of(entry.name)))


def letter_of(name: str) -> str:
    """The letter under which a reader looks for a name, and `#` for a number.

    It is the first letter of the name without the article. Every form of alef and hamza counts as alef.
    """
    bare = _ARTICLE.sub("", name)
    first = unicodedata.normalize("NFKD", next((character for character in bare if character.isalnum()), "#"))[0]
    if first.isdigit():
        return "#"
    return ALEF if first in ALEFS else first.upper()


TAG_INDEX = View("tags", always, always, _index("tags"))
SOURCE_INDEX = View("sources", always, always, _index("sources"))
