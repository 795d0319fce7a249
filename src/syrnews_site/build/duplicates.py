"""The near-duplicates of a content folder, found without a build: nothing of the archive is written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from syrnews_site.arabic.fold import spaced
from syrnews_site.arabic.shingles import Likeness, sketch
from syrnews_site.authority.lookup import load_authority
from syrnews_site.catalog.catalog import open_catalog
from syrnews_site.catalog.rows import ArticleRow, LiveArticle
from syrnews_site.content.files import is_article, unfit
from syrnews_site.content.load import load
from syrnews_site.disk.files import read_below
from syrnews_site.disk.scan import scan
from syrnews_site.markup.body import body_text
from syrnews_site.model import Article
from syrnews_site.packed import encode
from syrnews_site.settings.clock import sort_key
from syrnews_site.settings.read import read_settings


def duplicates(content: Path, likeness: Likeness, progress: Callable[[int], None]) -> Iterator[list[LiveArticle]]:
    """Each story of an archive: articles that are near-duplicates, the earliest first. Drafts are left out.

    `progress` is told how many more articles were read. Files that hold no article are passed over: `check` names them.
    """
    zone = read_settings(str(content), "").site.timezone
    with (
        tempfile.TemporaryDirectory(prefix="syrnews-site-") as scratch,
        closing(open_catalog(os.path.join(scratch, "catalog"), clean=True)) as catalog,
    ):
        catalog.begin()
        catalog.stories.likeness = likeness
        for article in _articles(content):
            catalog.articles.add([_row(article, zone)])
            catalog.stories.take(article.origin.path, sketch(spaced(body_text(article))))
            progress(1)
        catalog.stories.pair_all()
        for first in catalog.stories.firsts():
            yield catalog.stories.story(first.path)


def _articles(content: Path) -> Iterator[Article]:
    settings = read_settings(str(content), "")
    authority = load_authority(settings.tags_text, settings.sources_text)[0]
    for folder in scan(str(content)):
        for file in folder.entries:
            path = f"{folder.path}/{file.name}" if folder.path else file.name
            limit = settings.site.max_file_size
            if not is_article(path) or unfit(path, file.size, regular=file.regular, max_file_size=limit):
                continue
            try:
                article = load(settings.site, authority, path, read_below(str(content), path)).article
            except OSError:
                continue
            if article and not article.draft:
                yield article


def _row(article: Article, zone: str) -> ArticleRow:
    headline, path = article.headline, article.origin.path
    sort = sort_key(headline.date, zone)
    empty = encode(())
    return ArticleRow(path, "live", headline.date[:10], sort, "", "", article.origin.digest, encode(headline), empty)
