"""The tags that articles of a tag or source carry most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from syrnews_site.addresses import term_path
from syrnews_site.model import Linked
from syrnews_site.pages.headlines import decode_tags

COMPANIONS = 12  # tags that go with a term most

Rows = Sequence[tuple[str, bytes]]  # `sort` and headline of articles, the newest first


class Companions:
    """The tags that stand beside a term, with the number of articles that carry both."""

    def __init__(self, own: str) -> None:
        self.own = own  # slug of the tag that is asked about; empty: a source is
        self.together: Counter[str] = Counter()
        self.names: dict[str, tuple[str, str]] = {}  # slug -> name and kind, of several the first

    def add(self, rows: Rows) -> None:
        """Count the tags of these articles, too."""
        together, names = self.together, self.names
        for _, headline in rows:
            for tag in decode_tags(headline):
                if tag.slug != self.own:
                    together[tag.slug] += 1
                    name = (tag.name, tag.kind)
                    if name < names.setdefault(tag.slug, name):
                        names[tag.slug] = name

    def most(self) -> tuple[Linked, ...]:
        """The most frequent ones."""
        ranked = sorted(self.together.items(), key=lambda one: (-one[1], one[0]))[:COMPANIONS]
        return tuple(
            Linked(term_path("tags/" + slug), self.names[slug][0], count, self.names[slug][1]) for slug, count in ranked
        )
