"""The setup of a build, as the coordinator writes it and as a worker reads it, and what a worker keeps between jobs."""

from __future__ import annotations

import os
import platform
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache

import msgspec

from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.content.files import MEGABYTE
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import read_below, read_file, write_file
from syrnews_site.model import StandingFile
from syrnews_site.packed import encode
from syrnews_site.pages import DATA
from syrnews_site.settings.options import Places
from syrnews_site.settings.read import Settings
from syrnews_site.theme.files import read_theme_file, theme_digest, theme_files
from syrnews_site.theme.renderer import Renderer
from syrnews_site.versions import code_digest
from syrnews_site.workers.messages import Setup, SetupFile
from syrnews_site.workers.pool import Refused
from syrnews_site.workers.spool import SpoolReader
from syrnews_site.workers.stage import Stage

THEME = "theme/"  # begins the path of a ContentFile that is a file of the theme, not of the content folder

_decode_setup = msgspec.msgpack.Decoder(Setup).decode
_lock = threading.Lock()


def write_setup(where: Places, settings: Settings, standing: tuple[StandingFile, ...]) -> SetupFile:
    """Write the setup of a build into its cache, and make the folder of its spool."""
    os.makedirs(where.spool, exist_ok=True)
    setup = Setup(
        build=uuid.uuid4().hex,
        content_path=os.fsencode(where.content),
        stage_path=os.fsencode(where.stage),
        spool_path=os.fsencode(where.spool),
        segments_path=os.fsencode(where.index),
        theme_paths=tuple(map(os.fsencode, where.themes)),
        theme_digest=theme_digest(where.themes),
        site=settings.site,
        standing=standing,
        tags_text=settings.tags_text,
        sources_text=settings.sources_text,
    )
    data, path = encode(setup), os.path.join(where.cache, "setup")
    write_file(path, data)
    return SetupFile(path, digest_of(data), code_digest())


class Context:
    """What one process keeps between the jobs of one build."""

    def __init__(self, setup: Setup) -> None:
        self.setup, self.site = setup, setup.site
        self.spool, self.stage = SpoolReader(setup.spool), Stage(setup.stage)
        self._theme_files = theme_files(setup.themes)

    @cached_property
    def authority(self) -> Authority:
        """Read when the first article is loaded: a worker that only renders needs none."""
        setup, site = self.setup, self.site
        return load_authority(setup.tags_text, setup.sources_text, site.tags, site.sources, language=site.language)[0]

    @cached_property
    def renderer(self) -> Renderer:
        """Made when the first page is rendered."""
        return Renderer(self.site, self.setup.themes, self.setup.standing, DATA, self.setup.theme_digest)

    def read(self, path: str) -> bytes:
        """The bytes of a content file, or of a theme's file if the path begins with `theme/`. May raise OSError."""
        if path.startswith(THEME):
            return self._read_theme_file(path.removeprefix(THEME))
        return read_below(self.setup.content, path)

    def _read_theme_file(self, name: str) -> bytes:
        return read_theme_file(self._theme_files[name], name)

    def read_article(self, path: str) -> bytes:
        """The bytes of an article's file. Of a file that is larger than the site allows, the end is missing."""
        return read_below(self.setup.content, path, self.site.max_file_size * MEGABYTE)


@contextmanager
def exclusive(file: SetupFile) -> Iterator[Context]:
    """The context of a build, for one job at a time: a Dask worker may run jobs in several threads.

    Raises Refused if this worker is not fit for the build.
    """
    with _lock:
        context = _context(file)
        try:
            yield context
        finally:
            context.spool.close()  # the next job reads other files


@lru_cache(1)
def _context(file: SetupFile) -> Context:
    try:
        data = read_file(file.path)
    except OSError as error:
        raise _refused(f"cannot read {file.path}: all workers must share the file system of the cache") from error
    if digest_of(data) != file.digest:
        raise _refused(f"sees another {file.path}: all workers must share the file system of the cache")
    if code_digest() != file.code:
        raise _refused("runs another version of syrnews-site, or of a library, than this machine")
    setup = _decode_setup(data)
    for folder in (setup.content, *setup.themes):
        if not os.path.isdir(folder):
            raise _refused(f"does not see {folder}: all workers must share its file system")
    if theme_digest(setup.themes) != setup.theme_digest:
        raise _refused(f"sees other templates in {', '.join(setup.themes)} than this machine")
    return Context(setup)


def _refused(why: str) -> Refused:
    return Refused(f"the worker on {platform.node()} {why}")
