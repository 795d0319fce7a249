"""What a worker does with a batch of content files: it reads and loads them, and spools what later jobs need."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from syrnews_site.arabic.fold import spaced
from syrnews_site.arabic.shingles import sketch
from syrnews_site.content.load import load
from syrnews_site.diagnostics import unreadable
from syrnews_site.disk.digests import digest_of
from syrnews_site.markup.body import body_html, body_text, may_keep, read_body
from syrnews_site.markup.time_limit import TooSlow, limited_time
from syrnews_site.model import Article, Diagnostic, LoadResult
from syrnews_site.packed import encode
from syrnews_site.search.analysis import analyse, analysis_digest
from syrnews_site.workers.context import Context, exclusive
from syrnews_site.workers.messages import LoadedFile, LoadJob, SetupFile
from syrnews_site.workers.spool import SpoolWriter

if TYPE_CHECKING:
    from syrnews_site.markup.kept_text import Kept

LONG = 20_000  # characters; a shorter body is soon rendered

# No file is to blame for these: there are too many open files, or no memory.
OF_THE_MACHINE = (errno.EMFILE, errno.ENFILE, errno.ENOMEM)

_decode_job = msgspec.msgpack.Decoder(LoadJob).decode


def load_batch(setup: SetupFile, job: bytes) -> bytes:
    """LoadJob -> list of LoadedFile in the order of the job, all in MessagePack."""
    with exclusive(setup) as context:
        batch = _decode_job(job)
        spool = SpoolWriter(context.setup.spool, f"{context.setup.build}-{batch.number}")
        loaded = [_load(context, path, spool, spooled=batch.spooled) for path in batch.paths]
        spool.write()
        return encode(loaded)


def _load(context: Context, path: str, spool: SpoolWriter, *, spooled: bool) -> LoadedFile:
    try:
        data = context.read_article(path)
    except OSError as error:
        if error.errno in OF_THE_MACHINE:
            raise
        return LoadedFile(path, "", (unreadable(path, error.strerror),))
    try:
        with limited_time(len(data)):
            loaded, analysis, sketched, diagnostics = _read(context, path, data)
    except TooSlow:
        return LoadedFile(path, digest_of(data), (_too_much(path, "time"),))
    except RecursionError:
        return LoadedFile(path, digest_of(data), (_too_much(path, "memory"),))
    except MemoryError:  # the next build may have more, so that it reads the article again
        return LoadedFile(path, "", (_too_much(path, "memory"),))
    article = loaded.article
    if article is None:
        return LoadedFile(path, digest_of(data), diagnostics)
    return LoadedFile(
        path,
        article.origin.digest,
        diagnostics,
        headline=encode(article.headline),
        date=article.headline.date,
        url=article.headline.url,
        id_key=article.declared_id,
        draft=article.draft,
        aliases=article.aliases,
        spool=spool.add(encode(article)) if spooled else b"",
        analysis_digest=analysis_digest(analysis) if analysis else b"",
        analysis_spool=spool.add(analysis) if analysis else b"",
        commented=article.commented,
        links=article.links,
        sketch=sketched,
    )


def _read(context: Context, path: str, data: bytes) -> tuple[LoadResult, bytes, bytes, tuple[Diagnostic, ...]]:
    """The article, its analysis for the search, its sketch, and its diagnostics.

    A long article is also rendered, to see how long that takes: no page can be left out when pages are made.
    """
    loaded = load(context.site, context.authority, path, data)
    article = loaded.article
    if article is None:
        return loaded, b"", b"", loaded.diagnostics
    analysis = sketched = b""
    kept: Sequence[Kept] = ()
    if context.site.search or context.site.stories or may_keep(article):
        text, kept = read_body(article)
        analysis = analyse(article.headline, text, article.author) if context.site.search else b""
        sketched = sketch(spaced(text)) if context.site.stories else b""
    if len(article.body) > LONG:
        body_html(article, "", context.site.language)
    return loaded, analysis, sketched, (*loaded.diagnostics, *(_kept(article, line, message) for line, message in kept))


def _kept(article: Article, line: int, message: str) -> Diagnostic:
    hint = "the page shows the text as it is written; correct the line if that is not meant"
    return Diagnostic(article.origin.path, article.body_line + line, 1, "SN128", message, hint, "note")


def _too_much(path: str, what: str) -> Diagnostic:
    message = f"the article takes more {what} than its length allows"
    return Diagnostic(path, 0, 0, "SN116", message, "shorten the article, or remove the marks that are repeated in it")


def analyse_article(article: Article) -> bytes:
    """What the search index takes from an article."""
    return analyse(article.headline, body_text(article), article.author)
