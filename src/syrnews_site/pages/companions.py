"""The tags that distinguish a tag or source: those that its articles carry more often than the archive leads to expect.

The weight of a companion is the number of articles together, times the logarithm of how many times this number exceeds
the expected one: the main term of the log-likelihood ratio (Dunning, "Accurate Methods for the Statistics of Surprise
and Coincidence", 1993). Logarithms are whole quarters of a bit, computed exactly, so that every machine ranks alike;
and so that a new article changes the counts that all pages share only now and then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from syrnews_site.addresses import term_path
from syrnews_site.catalog.rows import TermArticle
from syrnews_site.model import CountedLink, OutletMonths
from syrnews_site.packed import decode_headline
from syrnews_site.pages.archive import Archive, quarters
from syrnews_site.pages.headlines import decode_marks, decode_outlet

COMPANIONS = 12  # tags that a term's page names
FEWEST = 2  # articles together, below which a companion may be chance
OUTLETS = 6  # outlets whose articles a tag's page compares

Rows = Sequence[TermArticle]  # the newest first


class Companions:
    """Counts, for one term, the articles that carry both the term and another tag, and the articles by outlet."""

    def __init__(self, near: Collection[str]) -> None:
        """`near`: the slugs of the tag itself and of its relatives, which its page names elsewhere."""
        self.near = near
        self.articles = 0
        self.together: Counter[str] = Counter()
        self.names: dict[str, tuple[str, str]] = {}  # slug -> name and kind; of several names the first in order
        self.outlets: dict[bytes, Counter[str]] = {}  # by the encoded outlet

    def add(self, rows: Rows) -> None:
        """Count the tags of some more articles."""
        together, names = self.together, self.names
        self.articles += len(rows)
        for day, _, headline in rows:
            marks = decode_marks(headline)
            if day:
                self.outlets.setdefault(bytes(marks.outlet), Counter())[day[:7]] += 1
            for tag in marks.tags:
                if tag.slug not in self.near:
                    together[tag.slug] += 1
                    name = (tag.name, tag.kind)
                    if name < names.setdefault(tag.slug, name):
                        names[tag.slug] = name

    def most(self, weights: Mapping[str, int]) -> tuple[CountedLink, ...]:
        """The most distinctive companions. `weights`: as Archive.weights gives them."""
        own = quarters(self.articles)
        ranked = []
        for slug, count in self.together.items():
            surprise = quarters(count) + weights[""] - own - weights[slug]
            ranked.append((count < FEWEST, -count * surprise, -count, slug))
        return tuple(
            CountedLink(term_path("tags/" + slug), self.names[slug][0], -count, self.names[slug][1])
            for _, _, count, slug in sorted(ranked)[:COMPANIONS]
        )

    def by_outlet(self) -> tuple[OutletMonths, ...]:
        """The outlets with the most dated articles, each with its articles by month; nothing if there is only one."""
        merged: dict[str, tuple[str, Counter[str]]] = {}
        for encoded, months in sorted(self.outlets.items()):
            if outlet := decode_outlet(encoded):
                merged.setdefault(outlet.slug, (outlet.name, Counter()))[1].update(months)
        if len(merged) < 2:
            return ()
        ranked = sorted((-months.total(), slug, name, months) for slug, (name, months) in merged.items())
        return tuple(
            OutletMonths(CountedLink(term_path("sources/" + slug), name, -count), dict(sorted(months.items())))
            for count, slug, name, months in ranked[:OUTLETS]
        )


def drifted(archive: Archive, family: str) -> Iterator[str]:
    """The terms whose companions may rank otherwise than in the last build, though none of their articles changed."""
    former = archive.former_weights
    now = archive.weights
    if former.get("") != now[""]:
        yield from (term.term for term in (archive.tag_pages if family == "tags" else archive.sources))
        return
    for slug in sorted(slug for slug in former.keys() & now.keys() if former[slug] != now[slug]):
        for row in archive.catalog.terms.articles("tags/" + slug):
            headline = decode_headline(row.headline)
            if family == "sources":
                yield from ["sources/" + headline.outlet.slug] if headline.outlet else []
                continue
            for tag in headline.tags:
                yield "tags/" + tag.slug
                yield from ("tags/" + above.slug for above in archive.authority.ancestors(tag.slug))
