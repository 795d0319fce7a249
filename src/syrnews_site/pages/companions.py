"""The tags that the articles of a tag or source carry most often besides it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from syrnews_site.addresses import term_path
from syrnews_site.catalog.rows import TermArticle
from syrnews_site.model import CountedLink
from syrnews_site.pages.headlines import decode_tags

COMPANIONS = 12  # tags that a term's page names

Rows = Sequence[TermArticle]  # the newest first


class Companions:
    """Counts, for one term, the articles that carry both the term and another tag."""

    def __init__(self, own: str) -> None:
        """`own`: the slug of the tag, which is no companion of itself; empty for a source."""
        self.own = own
        self.together: Counter[str] = Counter()
        self.names: dict[str, tuple[str, str]] = {}  # slug -> name and kind; of several names the first in order

    def add(self, rows: Rows) -> None:
        """Count the tags of some more articles."""
        together, names = self.together, self.names
        for _, _, headline in rows:
            for tag in decode_tags(headline):
                if tag.slug != self.own:
                    together[tag.slug] += 1
                    name = (tag.name, tag.kind)
                    if name < names.setdefault(tag.slug, name):
                        names[tag.slug] = name

    def most(self) -> tuple[CountedLink, ...]:
        """The most frequent companions."""
        ranked = sorted(self.together.items(), key=lambda pair: (-pair[1], pair[0]))[:COMPANIONS]
        return tuple(
            CountedLink(term_path("tags/" + slug), self.names[slug][0], count, self.names[slug][1])
            for slug, count in ranked
        )
