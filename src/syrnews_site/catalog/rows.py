"""The rows that the catalog takes and gives."""

from __future__ import annotations

from typing import NamedTuple


class FileRow(NamedTuple):
    """A content file as the last scan saw it.

    `digest`: of the file's bytes when a build last read them, in hex; empty if no build has read them.
    `racy`: the file is so new that a further change may leave its times and size the same, or it could not be read.
    `suspect`: the bytes may differ from those that `digest` is of.
    """

    path: str
    folder: str
    mtime_ns: int
    ctime_ns: int
    size: int
    inode: int
    regular: bool
    racy: bool
    digest: str
    suspect: bool


class ArticleRow(NamedTuple):
    """A loaded article.

    `state`: `live`, or why the article is not on the site: `draft`, `future`, `clash`.
    `day`: the day, month or year that the article prints as its date (`2025-11-06`, `2025-11`, `2025`); empty for an
    undated article. `sort`: what orders articles in time, see `settings.clock.sort_key`; empty for an undated article.
    `url_key`, `id_key`: two articles that share one of these keys cannot both be published. `id_key` may be empty.
    `digest`: of the file's bytes, in hex. `headline`, `aliases`: MessagePack.
    `spool`: where this build keeps the whole article until its page is made. A later build cannot use the place.
    `analysis_digest`: of what the search index takes from the article; empty if the site has no search.
    `analysis_spool`: where this build keeps what the search index takes. A later build cannot use the place.
    `commented`: the file has comments, which nobody may see.
    """

    path: str
    state: str
    day: str
    sort: str
    url_key: str
    id_key: str
    digest: str
    headline: bytes
    aliases: bytes
    spool: bytes = b""
    analysis_digest: bytes = b""
    analysis_spool: bytes = b""
    commented: bool = False


class LiveArticle(NamedTuple):
    """An article on the site, as planning sees it: its file, the digest of that, its headline in MessagePack.

    `day` and `sort`: as in an ArticleRow.
    """

    path: str
    digest: str
    headline: bytes
    aliases: bytes
    day: str
    sort: str
    commented: bool = False


class TermArticle(NamedTuple):
    """An article of a term: `day` and `sort` as in an ArticleRow, and the headline in MessagePack."""

    day: str
    sort: str
    headline: bytes


class ArticleToIndex(NamedTuple):
    """An article that a segment of the search index takes in: its file, the digest of that, its `analysis_spool`."""

    path: str
    digest: str
    analysis_spool: bytes


class TermCount(NamedTuple):
    """A tag (`tags/<slug>`) or a source (`sources/<slug>`), its commonest name, and the number of its articles.

    `articles`: those that carry the term itself; `parts`: further articles, which carry only what is part of the term.
    """

    term: str
    name: str
    kind: str
    articles: int
    parts: int = 0


class OutputRow(NamedTuple):
    """A published file, the part of the site that it belongs to, and the fingerprint that it was made with.

    `digest`: blake2b-128 of its bytes.
    """

    path: str
    part: str
    fingerprint: bytes
    size: int
    digest: bytes
