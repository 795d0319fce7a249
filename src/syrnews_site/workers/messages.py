"""Messages between the coordinator and its workers: the setup of a build, jobs, and what jobs return."""

from __future__ import annotations

import os
from typing import NamedTuple

from msgspec import Struct

from syrnews_site.model import Diagnostic, LocalLink, Page, StandingFile
from syrnews_site.settings.site import Site


class Setup(Struct, frozen=True, array_like=True):
    """All that a worker must know besides its job. The coordinator writes it once per build into the shared cache.

    Folders are in the bytes that the system has for their paths: these need not be UTF-8, which a message is.
    """

    build: str  # a name that no other build has: a process keeps nothing from one build to the next
    content_path: bytes
    stage_path: bytes
    spool_path: bytes
    segments_path: bytes
    theme_paths: tuple[bytes, ...]
    theme_digest: str
    site: Site
    standing: tuple[StandingFile, ...]
    tags_text: str
    sources_text: str

    @property
    def content(self) -> str:
        """The content folder."""
        return os.fsdecode(self.content_path)

    @property
    def stage(self) -> str:
        """The staging folder."""
        return os.fsdecode(self.stage_path)

    @property
    def spool(self) -> str:
        """The folder of loaded articles, of their analyses, and of the jobs of the search index."""
        return os.fsdecode(self.spool_path)

    @property
    def segments(self) -> str:
        """The folder that keeps segments of the search index for the next build."""
        return os.fsdecode(self.segments_path)

    @property
    def themes(self) -> tuple[str, ...]:
        """The folders of the themes, the strongest first."""
        return tuple(map(os.fsdecode, self.theme_paths))


class SetupFile(NamedTuple):
    """The file of a Setup: its path, its digest, and the digest of the code that wrote it."""

    path: str
    digest: str
    code: str


class SpoolPlace(Struct, frozen=True, array_like=True):
    """A part of a file in the spool folder: the file's name, offset and length in bytes."""

    file: str
    offset: int
    length: int


class LoadJob(Struct, frozen=True, array_like=True):
    """Files to load, by path. `number` names the batch; `spooled`: the worker writes whole articles into the spool."""

    number: int
    paths: tuple[str, ...]
    spooled: bool


class LoadedFile(Struct, frozen=True, array_like=True):
    """What the catalog keeps of one loaded file. `headline` is empty if the file is no article."""

    path: str
    digest: str  # of the file's bytes; empty if the file could not be read
    diagnostics: tuple[Diagnostic, ...]
    headline: bytes = b""  # a Headline in MessagePack
    date: str = ""
    url: str = ""
    id_key: str = ""
    draft: bool = False
    aliases: tuple[str, ...] = ()
    spool: bytes = b""  # a SpoolPlace in MessagePack: the whole article
    analysis_digest: bytes = b""
    analysis_spool: bytes = b""  # a SpoolPlace in MessagePack: what the search index takes from the article
    commented: bool = False
    links: tuple[LocalLink, ...] = ()
    sketch: bytes = b""  # as arabic.shingles makes it; empty if the site has no stories


class MakeJob(Struct, frozen=True, array_like=True):
    """Pages to make, and the places in the spool of the articles that they read."""

    pages: tuple[Page, ...]
    spooled: dict[str, bytes]  # path of an article's file -> a SpoolPlace in MessagePack


class MadeFile(Struct, frozen=True, array_like=True):
    """A file in the staging folder, or a diagnostic that says why there is none.

    `kept`: the published file is already correct and was not written again.
    """

    path: str
    size: int
    digest: bytes = b""
    diagnostic: Diagnostic | None = None
    kept: bool = False
