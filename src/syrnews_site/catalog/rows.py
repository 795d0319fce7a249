"""The rows that the catalog takes and gives."""

from __future__ import annotations

from typing import NamedTuple


class FileRow(NamedTuple):
    """A content file as the last scan saw it.

    `digest`: of the file's bytes when a build last read them, in hex; empty if no build has read them.
    `racy`: the file is so new that a further change may leave its time and size the same.
    `suspect`: the bytes may differ from those that `digest` is of.
    """

    path: str
    folder: str
    mtime_ns: int
    size: int
    inode: int
    regular: bool
    racy: bool
    digest: str
    suspect: bool


class ArticleRow(NamedTuple):
    """A loaded article.

    `state`: `live`, or why the article is not on the site: `draft`, `future`, `clash`.
    `sort`: the first 16 characters of the date; empty for an undated article. It orders articles in time.
    `url_key`, `id_key`: two articles that share one of these keys cannot both be published. `id_key` may be empty.
    `digest`: of the file's bytes, in hex. `headline`, `aliases`: MessagePack.
    `spool`: where this build keeps the whole article until its page is made. A later build cannot use the place.
    `analysis_digest`: of what the search index takes from the article; empty if the site has no search.
    `analysis_spool`: where this build keeps what the search index takes. A later build cannot use the place.
    `commented`: the file has comments, which nobody may see.
    """

    path: str
    state: str
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

    `sort` begins with the article's day; it is empty for an undated article.
    """

    path: str
    digest: str
    headline: bytes
    aliases: bytes
    sort: str
    commented: bool = False


class ArticleToIndex(NamedTuple):
    """An article that a segment of the search index takes in: its file, the digest of that, its `analysis_spool`."""

    path: str
    digest: str
    analysis_spool: bytes


class TermCount(NamedTuple):
    """A tag (`tags/<slug>`) or a source (`sources/<slug>`), its commonest name, and the number of its articles."""

    term: str
    name: str
    kind: str
    articles: int


class OutputRow(NamedTuple):
    """A published file, the part of the site that it belongs to, and the fingerprint that it was made with."""

    path: str
    part: str
    fingerprint: bytes
    size: int
    mtime_ns: int
