"""Articles as rows of the catalog."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import ArticleRow
from syrnews_site.model import Headline, Outlet, Tag
from syrnews_site.packed import encode
from syrnews_site.settings.clock import sort_key


def article(
    path: str,
    date: str = "2025-11-06",
    *,
    state: str = "live",
    tags: Iterable[Tag] = (),
    outlet: Outlet | None = None,
    url: str = "",
    declared_id: str = "",
    aliases: Sequence[str] = (),
) -> ArticleRow:
    """The row of an article in the file `path`."""
    headline = Headline(path, url or f"{path}.html", f"title of {path}", date, outlet, tuple(tags))
    return ArticleRow(
        path,
        state,
        date[:10],
        sort_key(date, "Asia/Damascus"),
        headline.url,
        declared_id,
        f"digest of {path}",
        encode(headline),
        encode(aliases),
        f"spool of {path}".encode(),
        f"analysis of {path}".encode(),
        f"place of {path}".encode(),
    )


def fill(catalog: Catalog, *rows: ArticleRow) -> None:
    """Add articles, and enter them into the lists of their terms."""
    catalog.articles.add(rows)
    catalog.terms.enter([row.path for row in rows])


def paths(rows: Iterable[tuple[object, ...]]) -> list[object]:
    """The first values of rows."""
    return [row[0] for row in rows]
