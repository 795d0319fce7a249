"""Tags and sources as other pages link to them."""

from __future__ import annotations

from collections.abc import Iterable

from syrnews_site.addresses import term_path
from syrnews_site.catalog.rows import TermCount
from syrnews_site.model import CountedLink


def linked(term: TermCount, *, whole: bool = False) -> CountedLink:
    """A term as other pages link to it; `whole`: with the articles of all that is part of it."""
    count = term.articles + term.parts if whole else term.articles
    return CountedLink(term_path(term.term), term.name, count, term.kind)


def most_frequent(terms: Iterable[TermCount]) -> list[TermCount]:
    """Terms with the most articles first; of equally frequent ones the first by slug."""
    return sorted(terms, key=lambda term: (-term.articles, term.term))
