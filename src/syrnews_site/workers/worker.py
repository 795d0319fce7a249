"""What runs in a worker: load a batch of files, make a batch of pages. Small values in, small values out."""

from __future__ import annotations

import contextlib
import os
import platform
import threading
from collections.abc import Iterable
from functools import cached_property, lru_cache, partial
from typing import BinaryIO, NamedTuple

import msgspec
from msgspec import Struct

from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.catalog.rows import ArticleToIndex
from syrnews_site.content.load import load
from syrnews_site.content.standing import PAGES, load_standing
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import read_file, write_file
from syrnews_site.markup.body import body_text
from syrnews_site.model import LITERAL, SEGMENT, Article, ContentFile, Diagnostic, Page, SegmentSpan, Standing
from syrnews_site.pages import DATA
from syrnews_site.search.analysis import analyse, analysis_digest
from syrnews_site.search.segment.index import File
from syrnews_site.settings.site import Site
from syrnews_site.theme.files import theme_digest, theme_files
from syrnews_site.theme.mistakes import TemplateFailed
from syrnews_site.theme.renderer import Renderer
from syrnews_site.versions import code_digest
from syrnews_site.workers.pool import Refused
from syrnews_site.workers.segments import Folders, segment_files

SPOOLS_OPEN = 200  # files: of 256, which is what macOS allows a process
THEME = "theme/"  # begins the path of a ContentFile that is a file of the theme, not of the content folder


class Setup(Struct, frozen=True, array_like=True):
    """All that a worker must know, besides its job. Written once per build; workers read it from the shared cache."""

    build: str  # names this build: a process that makes two keeps nothing from the first
    content: str
    stage: str
    spool: str  # folder where loaded articles and their analyses wait, and the jobs of the search index
    spooling: bool  # whether this build keeps the articles that it loads there
    index: str  # folder where segments of the search index are kept for the next build
    themes: tuple[str, ...]
    theme_digest: str
    site: Site
    standing: tuple[Standing, ...]
    tags_text: str
    sources_text: str


class SetupFile(NamedTuple):
    """Where a Setup lies: its path, its digest, and the digest of the code that wrote it."""

    path: str
    digest: str
    code: str


class Spooled(Struct, frozen=True, array_like=True):
    """Where a loaded article waits, or its analysis: file name in the spool folder, offset and length in bytes."""

    file: str
    offset: int
    length: int


class LoadJob(Struct, frozen=True, array_like=True):
    """Files to load, by path; `number` names the batch."""

    number: int
    paths: tuple[str, ...]


class Taken(Struct, frozen=True, array_like=True):
    """What the catalog keeps of one loaded file; `headline` is empty where it is no article."""

    path: str
    digest: str
    diagnostics: tuple[Diagnostic, ...]
    headline: bytes = b""
    date: str = ""
    url: str = ""
    id_key: str = ""
    draft: bool = False
    aliases: tuple[str, ...] = ()
    spool: bytes = b""  # a Spooled, packed
    analysis_digest: bytes = b""  # digest of what the search index takes from the article
    analysis_spool: bytes = b""  # where the analysis waits: a Spooled, packed


class MakeJob(Struct, frozen=True, array_like=True):
    """Pages to make, and where the articles that they read are spooled."""

    pages: tuple[Page, ...]
    spooled: dict[str, bytes]  # path of an article's file -> a Spooled, packed


class Made(Struct, frozen=True, array_like=True):
    """A file in the staging folder, or why it is not there. `kept`: it is published as it should be."""

    path: str
    size: int
    mtime_ns: int
    diagnostic: Diagnostic | None = None
    kept: bool = False


_encode = msgspec.msgpack.Encoder().encode
_setup_decoder = msgspec.msgpack.Decoder(Setup)
_load_job = msgspec.msgpack.Decoder(LoadJob)
_make_job = msgspec.msgpack.Decoder(MakeJob)
_spooled = msgspec.msgpack.Decoder(Spooled)
_article = msgspec.msgpack.Decoder(Article)
_one_at_a_time = threading.Lock()  # a Dask worker may have threads; what a process keeps is used by one job only


class Context:
    """What one process keeps between jobs of one build."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._files = theme_files(setup.themes)
        self._made = {""}  # folders of the staging folder that are there
        self._spools: dict[str, BinaryIO] = {}

    @cached_property
    def authority(self) -> Authority:
        """Built when the first article is loaded: a worker that only renders needs none."""
        return load_authority(
            self.setup.tags_text, self.setup.sources_text, self.setup.site.tags, self.setup.site.sources
        )[0]

    @cached_property
    def renderer(self) -> Renderer:
        """Built when the first page is made."""
        return Renderer(self.setup.site, self.setup.themes, self.setup.standing, DATA)

    def read(self, path: str) -> bytes:
        """The bytes of a content file, or of a theme's where the path begins with `theme/`."""
        theme = path.startswith(THEME)
        full = self._files[path.removeprefix(THEME)] if theme else os.path.join(self.setup.content, path)
        return read_file(full)

    def unspool(self, packed: bytes) -> bytes:
        """What this build wrote down when it loaded an article, from the place of it, a Spooled.

        Raises FileNotFoundError where it was another build that did.
        """
        place = _spooled.decode(packed)
        file = self._spools.get(place.file)
        if file is None:
            if len(self._spools) >= SPOOLS_OPEN:
                self.close_spools()
            file = self._spools[place.file] = open(os.path.join(self.setup.spool, place.file), "rb")  # noqa: SIM115
        file.seek(place.offset)
        return file.read(place.length)

    def close_spools(self) -> None:
        """A job is done: the next one reads other batches' articles."""
        for file in self._spools.values():
            file.close()
        self._spools.clear()

    def folder_for(self, path: str) -> str:
        """The full name of a staged file whose folder is there."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            self._make_folder(folder)
        return f"{self.setup.stage}/{path}"

    def _make_folder(self, folder: str) -> None:
        """Like os.makedirs, which asks of each folder above whether it is there, for each of a year's days."""
        above = folder.rpartition("/")[0]
        if above not in self._made:
            self._make_folder(above)
        with contextlib.suppress(FileExistsError):
            os.mkdir(f"{self.setup.stage}/{folder}")
        self._made.add(folder)


@lru_cache(1)
def context(file: SetupFile) -> Context:
    """The context of the build whose setup this is. Raises Refused where this worker is not fit for it."""
    try:
        data = read_file(file.path)
    except OSError as error:
        raise _refused(
            f"cannot read {file.path}: the cache must lie on a file system that all workers share"
        ) from error
    if digest_of(data) != file.digest:
        raise _refused(f"sees another {file.path}: the cache must lie on a file system that all workers share")
    if code_digest() != file.code:
        raise _refused("runs another version of syrnews-site, or of a library, than this machine")
    setup = _setup_decoder.decode(data)
    for folder in (setup.content, *setup.themes):
        if not os.path.isdir(folder):
            raise _refused(f"does not see {folder}: it must lie on a file system that all workers share")
    if theme_digest(setup.themes) != setup.theme_digest:
        raise _refused(f"sees other templates in {', '.join(setup.themes)} than this machine")
    return Context(setup)


def _refused(why: str) -> Refused:
    return Refused(f"the worker on {platform.node()} {why}")


def load_batch(setup: SetupFile, job: bytes) -> bytes:
    """LoadJob -> list of Taken, in the order of the job."""
    with _one_at_a_time:
        return _load_batch(context(setup), _load_job.decode(job))


def _load_batch(here: Context, batch: LoadJob) -> bytes:
    spool = Spool(f"{here.setup.build}-{batch.number}")
    records = []
    for file in batch.paths:
        taken, article, analysis = _load(here, file)
        if article is not None:
            kept = spool.add(_encode(article)) if here.setup.spooling else b""
            taken = msgspec.structs.replace(taken, spool=kept, analysis_spool=spool.add(analysis) if analysis else b"")
        records.append(taken)
    if spool.parts:
        write_file(os.path.join(here.setup.spool, spool.name), b"".join(spool.parts))
    return _encode(records)


class Spool:
    """What a file of the spool folder will hold. No two builds give a file the same name."""

    def __init__(self, name: str) -> None:
        self.name, self.size = name, 0
        self.parts: list[bytes] = []

    def add(self, data: bytes) -> bytes:
        """Add something; returns its place, a Spooled, packed."""
        place = Spooled(self.name, self.size, len(data))
        self.parts.append(data)
        self.size += len(data)
        return _encode(place)


def _load(here: Context, path: str) -> tuple[Taken, Article | None, bytes]:
    """What the catalog keeps of a file, its article, and the analysis of that for the search index."""
    try:
        data = here.read(path)
    except OSError as error:
        said = Diagnostic(path, 0, 0, "SN108", f"the file could not be read: {error.strerror}")
        return Taken(path, "", (said,)), None, b""
    loaded = load(here.setup.site, here.authority, path, data)
    digest = digest_of(data)
    article = loaded.article
    if article is None:
        return Taken(path, digest, loaded.diagnostics), None, b""
    headline = article.headline
    analysis = _analyse(article) if here.setup.site.search else b""
    taken = Taken(
        path,
        digest,
        loaded.diagnostics,
        _encode(headline),
        headline.date,
        headline.url,
        article.declared_id,
        article.draft,
        article.aliases,
        analysis_digest=analysis_digest(analysis) if analysis else b"",
    )
    return taken, article, analysis


def _analyse(article: Article) -> bytes:
    return analyse(article.headline, body_text(article))


def make_batch(setup: SetupFile, job: bytes) -> bytes:
    """MakeJob -> for each page, in the order of the job, the list of Made."""
    with _one_at_a_time:
        return _make_batch(context(setup), _make_job.decode(job))


def _make_batch(here: Context, batch: MakeJob) -> bytes:
    try:
        return _encode([_make(here, page, batch.spooled) for page in batch.pages])
    finally:
        here.close_spools()


def _make(here: Context, page: Page, spooled: dict[str, bytes]) -> list[Made]:
    try:
        return [
            Made(path, 0, 0, kept=True) if data is None else _write(here, path, data)
            for path, data in _files(here, page, spooled)
        ]
    except (TemplateFailed, Changed) as failed:
        return [Made(page.path, 0, 0, failed.diagnostic)]


def _files(here: Context, page: Page, spooled: dict[str, bytes]) -> Iterable[File]:
    """What a page is: one file, or for a segment of the search index several, of which some may stay as they are."""
    if page.template == LITERAL:
        return [(page.path, msgspec.msgpack.decode(page.data, type=bytes))]
    if page.template == SEGMENT:
        span = msgspec.msgpack.decode(page.data, type=SegmentSpan)
        return segment_files(Folders(here.setup.spool, here.setup.index), span, partial(_to_index, here))
    if page.template:
        articles = [_fetch(here, source, spooled) for source in page.reads]
        return [(page.path, here.renderer.render(page, articles))]
    return [(page.path, _read_checked(here, page.reads[0]))]


def _write(here: Context, path: str, data: bytes) -> Made:
    about = write_file(here.folder_for(path), data)
    return Made(path, about.st_size, about.st_mtime_ns)


class Changed(Exception):
    """A file is not what the plan took it for."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.diagnostic = Diagnostic(path, 0, 0, "SN109", "the file changed during the build", "build again")


def _read_checked(here: Context, source: ContentFile) -> bytes:
    try:
        data = here.read(source.path)
    except OSError as error:
        raise Changed(source.path) from error
    if digest_of(data) != source.digest:
        raise Changed(source.path)
    return data


def _to_index(here: Context, article: ArticleToIndex) -> bytes:
    """The analysis of an article: from the spool where this build loaded it, else from its file."""
    with contextlib.suppress(FileNotFoundError):
        if article.analysis_spool:
            return here.unspool(article.analysis_spool)
    return _analyse(_fetch(here, ContentFile(article.path, article.digest), {}))


def _fetch(here: Context, source: ContentFile, spooled: dict[str, bytes]) -> Article:
    """An article that a page shows: from the spool of this build where it is there, else loaded from its file."""
    if source.path in spooled:
        return _article.decode(here.unspool(spooled[source.path]))
    data = _read_checked(here, source)
    load_one = load_standing if source.path.startswith(PAGES) else load
    article = load_one(here.setup.site, here.authority, source.path, data).article
    if article is None:
        raise Changed(source.path)
    return article
