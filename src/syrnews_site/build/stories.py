"""Stories: which articles are near-duplicates, after the articles of the catalog were brought up to date."""

from __future__ import annotations

from syrnews_site.build.edits import Edits
from syrnews_site.catalog.catalog import Catalog


def find_stories(catalog: Catalog, edits: Edits) -> None:
    """Find near-duplicates. Each article of a story that may have changed counts as edited."""
    if edits.whole:
        catalog.stories.pair_all()
        return
    for path in catalog.stories.pair(sorted(edits.paths)):
        if headline := catalog.articles.headline(path):
            edits.bodies.append(headline)
            edits.stories.append(headline)
