"""What the command line asks of a build, and the folders that the build works in."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import is_link


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command line."""

    content: Path
    output: Path
    templates: Path | None = None
    cache: Path | None = None
    base_url: str = ""
    jobs: int = 0  # worker processes; 0: one for each processor
    drafts: bool = False
    future: bool = False
    clean: bool = False
    allow_loss: bool = False  # publish even if many articles are gone
    dry: bool = False  # plan the whole build, and write nothing
    explain: str = ""  # the path of an output, relative to the output folder, whose making is explained
    verify: bool = False  # compare the bytes of every file of the content folder and of the output folder
    sync: bool = True  # wait until pages are on the disk before they are published
    scheduler: str = ""  # the address of a Dask scheduler; empty: work on this machine


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that a build works in, as absolute paths. Each output folder has a cache of its own."""

    content: str
    output: str
    cache: str
    themes: tuple[str, ...]

    @property
    def catalog(self) -> str:
        """The file of the catalog."""
        return os.path.join(self.cache, "catalog.sqlite")

    @property
    def journal(self) -> str:
        """The file that lists what an unfinished publish has still to do."""
        return os.path.join(self.cache, "journal")

    @property
    def owners(self) -> str:
        """The file that tells which articles have the addresses that several articles claim."""
        return os.path.join(self.cache, "owners")

    @property
    def stage(self) -> str:
        """The folder of new pages until all new pages are rendered."""
        return os.path.join(self.cache, "stage")

    @property
    def old(self) -> str:
        """The folder of published files that others replace, until the catalog knows the new ones."""
        return os.path.join(self.cache, "old")

    @property
    def index(self) -> str:
        """The folder that keeps segments of the search index for the next build."""
        return os.path.join(self.cache, "index")

    @property
    def spool(self) -> str:
        """The folder of loaded articles until their pages are rendered."""
        return os.path.join(self.cache, "spool")


@cache  # it is asked for every file of a theme
def installed_theme() -> str:
    """The folder of the default theme inside the installed package. A checkout has no such folder."""
    return str(Path(__file__).parents[1] / "templates")


def default_theme() -> str:
    """The folder of the default theme: inside the installed package, or beside src/ in a checkout."""
    inside = installed_theme()
    return inside if os.path.isdir(inside) else str(Path(__file__).parents[3] / "templates")


def linked_folders(options: Options) -> list[str]:
    """Those of the folders that a build reads or writes which are links, as the options name them.

    A pull request can make a link of a folder, so that the build would read or write elsewhere.
    """
    project = options.content.resolve().parent
    templates = options.templates or project / "templates"
    caches = [options.cache] if options.cache else [project / ".cache", Path(places(options).cache)]
    folders = (options.content, templates, options.output, *caches)
    return [str(folder) for folder in folders if _is_link(folder)]


def _is_link(folder: Path) -> bool:
    try:
        return is_link(os.lstat(folder))
    except OSError:
        return False


def places(options: Options) -> Places:
    """The absolute paths that follow from the options.

    If the site has templates of its own, they come before the default theme.
    """
    content, output = options.content.resolve(), options.output.resolve()
    project = content.parent
    name = output.name if output.parent == project else f"{output.name}-{digest_of(os.fsencode(output))[:8]}"
    cache = options.cache.resolve() if options.cache else project / ".cache" / name
    templates = (options.templates or project / "templates").resolve()
    is_theme = templates.is_dir() and templates != Path(default_theme()).resolve()
    themes = (str(templates), default_theme()) if is_theme else (default_theme(),)
    return Places(str(content), str(output), str(cache), themes)
