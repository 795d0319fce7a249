"""What a build changed in the articles of the catalog, for planning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import ArticleRow
from syrnews_site.model import Diagnostic, Headline
from syrnews_site.packed import decode_headline


@dataclass(slots=True)
class Edits:
    """The live articles that a build added, changed or took away.

    `whole`: every article was loaded anew, and the lists say nothing. `headlines`: each headline that changed, as it is
    now and as the last build published it. `bodies`: the headlines of articles of which only the body changed.
    `stories`: those of the articles of stories that may have changed; the bodies have them, too. `keys`: the URL keys
    and id keys that edited articles have or had.
    """

    whole: bool
    headlines: list[Headline] = field(default_factory=list)
    bodies: list[Headline] = field(default_factory=list)
    stories: list[Headline] = field(default_factory=list)
    keys: list[tuple[str, str]] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)  # files whose article changed, came or went; empty if `whole`
    loaded: int = 0  # files
    unread: list[str] = field(default_factory=list)  # files that the machine could not read, or not keep in memory

    def drop(self, catalog: Catalog, path: str) -> None:
        """Take the article of a file out of the catalog, if there is one."""
        self._note_headlines(catalog.articles.headline(path), None)
        self._note_keys(catalog.clashes.keys(path))
        self.paths.add(path)
        catalog.incumbents.remember(path)
        catalog.articles.drop(path)
        catalog.links.forget(path)
        catalog.stories.take(path, b"")

    def replace(self, catalog: Catalog, path: str, row: ArticleRow | None, diagnostics: Sequence[Diagnostic]) -> None:
        """Take the former article of a loaded file out of the catalog, so that `row`, the new article, can be added."""
        before, digest = catalog.articles.headline(path), catalog.articles.digest(path)
        after = decode_headline(row.headline) if row and row.state == "live" else None
        self._note_headlines(before, after)
        if row and after and before == after and row.digest != digest:
            self.bodies.append(after)
        self._note_keys(catalog.clashes.keys(path))
        if row:
            self._note_keys((row.url_key, row.id_key))
        self.paths.add(path)
        catalog.incumbents.remember(path)
        catalog.articles.drop(path)
        catalog.links.forget(path)
        catalog.diagnostics.record(path, diagnostics)

    def set_state(self, catalog: Catalog, path: str, state: str) -> None:
        """Change the state of an article, and with it whether the article is on the site."""
        before = catalog.articles.headline(path)
        self.paths.add(path)
        catalog.articles.set_state(path, state)
        self._note_headlines(before, catalog.articles.headline(path))
        self._note_keys(catalog.clashes.keys(path))

    def _note_headlines(self, before: Headline | None, after: Headline | None) -> None:
        if before != after:
            self.headlines.extend(filter(None, (before, after)))

    def _note_keys(self, keys: tuple[str, str] | None) -> None:
        if keys:
            self.keys.append(keys)
