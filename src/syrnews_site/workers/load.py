"""What a worker does with a batch of content files: it reads and loads them, and spools what later jobs need."""

from __future__ import annotations

import msgspec

from syrnews_site.content.load import load
from syrnews_site.diagnostics import unreadable
from syrnews_site.disk.digests import digest_of
from syrnews_site.markup.body import body_text
from syrnews_site.model import Article
from syrnews_site.packed import encode
from syrnews_site.search.analysis import analyse, analysis_digest
from syrnews_site.workers.context import Context, exclusive
from syrnews_site.workers.messages import LoadedFile, LoadJob, SetupFile
from syrnews_site.workers.spool import SpoolWriter

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
        return LoadedFile(path, "", (unreadable(path, error.strerror),))
    loaded = load(context.site, context.authority, path, data)
    digest, article = digest_of(data), loaded.article
    if article is None:
        return LoadedFile(path, digest, loaded.diagnostics)
    analysis = analyse_article(article) if context.site.search else b""
    return LoadedFile(
        path,
        digest,
        loaded.diagnostics,
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
    )


def analyse_article(article: Article) -> bytes:
    """What the search index takes from an article."""
    return analyse(article.headline, body_text(article))
