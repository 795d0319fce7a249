"""What a worker does with a batch of pages: it renders or copies them into the staging folder."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterable, Mapping
from functools import partial

import msgspec
from msgspec import structs

from syrnews_site.catalog.rows import ArticleToIndex
from syrnews_site.content.load import load
from syrnews_site.content.standing import PAGES, load_standing
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import NotRegular
from syrnews_site.model import LITERAL, SEGMENT, Article, ContentFile, Diagnostic, Page, SegmentSpan
from syrnews_site.packed import encode
from syrnews_site.pictures.clean import clean, is_picture
from syrnews_site.search.segment.files import File
from syrnews_site.theme.mistakes import TemplateFailed
from syrnews_site.workers.context import THEME, Context, exclusive
from syrnews_site.workers.load import OF_THE_MACHINE, analyse_article
from syrnews_site.workers.messages import MadeFile, MakeJob, SetupFile
from syrnews_site.workers.segments import SegmentFolders, segment_files

_decode_job = msgspec.msgpack.Decoder(MakeJob).decode
_decode_article = msgspec.msgpack.Decoder(Article).decode


class FileChanged(Exception):
    """A file differs from what the plan knows of it. `diagnostic` names the file."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.diagnostic = Diagnostic(path, 0, 0, "SN109", "the file changed during the build", "build again")


def make_batch(setup: SetupFile, job: bytes) -> bytes:
    """MakeJob -> for each page, in the order of the job, its list of MadeFile; all in MessagePack."""
    with exclusive(setup) as context:
        batch = _decode_job(job)
        return encode([_make(context, page, batch.spooled) for page in batch.pages])


def _make(context: Context, page: Page, spooled: Mapping[str, bytes]) -> list[MadeFile]:
    try:
        if _is_copied(page):
            return [_copy(context, page.path, page.reads[0])]
        return [
            MadeFile(path, 0, kept=True) if data is None else _write(context, path, data)
            for path, data in _files(context, page, spooled)
        ]
    except (TemplateFailed, FileChanged) as failed:
        return [MadeFile(page.path, 0, diagnostic=failed.diagnostic)]


def _files(context: Context, page: Page, spooled: Mapping[str, bytes]) -> Iterable[File]:
    """The files of a page: one, or several for a segment of the search index. A file without data is kept."""
    if page.template == LITERAL:
        return [(page.path, msgspec.msgpack.decode(page.data, type=bytes))]
    if page.template == SEGMENT:
        span = msgspec.msgpack.decode(page.data, type=SegmentSpan)
        folders = SegmentFolders(context.setup.spool, context.setup.segments)
        return segment_files(folders, span, partial(_analysis, context))
    if page.template:
        articles = [_with_targets(_article(context, source, spooled), page) for source in page.reads]
        return [(page.path, context.renderer.render(page, articles))]
    source = page.reads[0]
    data = _read_checked(context, source)
    return [
        (page.path, _without_metadata(data) if is_picture(source.path) and not source.path.startswith(THEME) else data)
    ]


def _write(context: Context, path: str, data: bytes) -> MadeFile:
    context.stage.write(path, data)
    return MadeFile(path, len(data), bytes.fromhex(digest_of(data)))


def _is_copied(page: Page) -> bool:
    """Whether a file of the content folder is published unchanged: a film may be larger than the memory."""
    source = page.reads[0].path if page.reads else ""
    return not page.template and not is_picture(source) and not source.startswith(THEME)


def _copy(context: Context, path: str, source: ContentFile) -> MadeFile:
    """Copy a file in pieces. Raises FileChanged if the file is gone or has another digest."""
    try:
        about, digest = context.stage.copy(path, context.setup.content, source.path)
    except (FileNotFoundError, PermissionError, NotRegular) as error:
        raise FileChanged(source.path) from error
    if digest != source.digest:
        raise FileChanged(source.path)
    return MadeFile(path, about.st_size, bytes.fromhex(digest))


def _without_metadata(picture: bytes) -> bytes:
    file = io.BytesIO(picture)
    return b"".join(clean(file).read(file))


def _read_checked(context: Context, source: ContentFile) -> bytes:
    """The bytes of a file. Raises FileChanged if the file is gone or has another digest."""
    try:
        data = context.read(source.path)
    except OSError as error:
        if error.errno in OF_THE_MACHINE:
            raise
        raise FileChanged(source.path) from error
    if digest_of(data) != source.digest:
        raise FileChanged(source.path)
    return data


def _article(context: Context, source: ContentFile, spooled: Mapping[str, bytes]) -> Article:
    """An article that a page shows: from the spool if this build loaded it, else from its file."""
    if source.path in spooled:
        return _decode_article(context.spool.read(spooled[source.path]))
    data = _read_checked(context, source)
    load_file = load_standing if source.path.startswith(PAGES) else load
    article = load_file(context.site, context.authority, source.path, data).article
    if article is None:
        raise FileChanged(source.path)
    return article


def _with_targets(article: Article, page: Page) -> Article:
    """The article with what the catalog knows of its links and pictures, if it has such links and pictures."""
    targets = page.targets.get(article.origin.path)
    if not targets and not page.sizes:
        return article
    return structs.replace(article, targets=targets or {}, sizes=page.sizes)


def _analysis(context: Context, article: ArticleToIndex) -> bytes:
    """The analysis of an article: from the spool if this build loaded it, else from its file."""
    with contextlib.suppress(FileNotFoundError):  # a place that an earlier build left
        if article.analysis_spool:
            return context.spool.read(article.analysis_spool)
    return analyse_article(_article(context, ContentFile(article.path, article.digest), {}))
