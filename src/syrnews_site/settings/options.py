"""What a build is told: its options, the places it works in, and the settings files of the content folder."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from syrnews_site.disk.digests import digest_of
from syrnews_site.model import Diagnostic
from syrnews_site.settings.site import Site, load_site

SITE_FILE = "site.yaml"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for."""

    content: Path
    output: Path
    templates: Path | None = None
    cache: Path | None = None
    base_url: str = ""
    jobs: int = 0  # worker processes; 0: as many as there are processors
    drafts: bool = False
    future: bool = False
    clean: bool = False
    dry: bool = False  # plan everything, write nothing
    explain: str = ""  # an output to explain: its path below the output folder
    scheduler: str = ""  # address of a Dask scheduler; empty: this machine


@dataclass(frozen=True, slots=True)
class Places:
    """Where a build works; absolute paths. The cache is one for each output."""

    content: str
    output: str
    cache: str
    themes: tuple[str, ...]

    @property
    def catalog(self) -> str:
        """The catalog's file."""
        return os.path.join(self.cache, "catalog.sqlite")

    @property
    def journal(self) -> str:
        """What a publishing under way is about to do."""
        return os.path.join(self.cache, "journal")

    @property
    def stage(self) -> str:
        """Where new pages wait until all of them are there."""
        return os.path.join(self.cache, "stage")

    @property
    def index(self) -> str:
        """Where segments of the search index are kept for the next build."""
        return os.path.join(self.cache, "index")

    @property
    def spool(self) -> str:
        """Where loaded articles wait for their pages."""
        return os.path.join(self.cache, "spool")


def default_theme() -> str:
    """The theme that comes with the program: inside the package, or beside src/ in a checkout."""
    inside = Path(__file__).parents[1] / "templates"
    return str(inside if inside.is_dir() else Path(__file__).parents[3] / "templates")


def places(options: Options) -> Places:
    """Absolute places for these options."""
    content, output = options.content.resolve(), options.output.resolve()
    project = content.parent
    name = output.name if output.parent == project else f"{output.name}-{digest_of(str(output).encode())[:8]}"
    cache = options.cache.resolve() if options.cache else project / ".cache" / name
    own = (options.templates or project / "templates").resolve()
    themes = [str(own)] if own.is_dir() and str(own) != str(Path(default_theme()).resolve()) else []
    return Places(str(content), str(output), str(cache), (*themes, default_theme()))


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings files as read: typed settings, the authority's texts, and what is wrong with them."""

    site: Site
    tags_text: str
    sources_text: str
    diagnostics: tuple[Diagnostic, ...]


def read_settings(content: str, base_url: str) -> Settings:
    """Read site.yaml and the two authority files that it names; a file that is not there is an empty one."""
    text, said = _read(content, SITE_FILE)
    site, more = load_site(text, SITE_FILE)
    said = (*said, *more)
    if base_url:
        site = msgspec.structs.replace(site, url=base_url.rstrip("/") + "/")
    tags_text, of_tags = _read(content, site.tags)
    sources_text, of_sources = _read(content, site.sources)
    return Settings(site, tags_text, sources_text, (*said, *of_tags, *of_sources))


def _read(content: str, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    try:
        return Path(content, name).read_text(encoding="utf-8-sig"), ()
    except FileNotFoundError:
        return "", ()
    except (OSError, UnicodeDecodeError) as error:
        what = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        return "", (Diagnostic(name, 0, 0, "SN108", f"the file could not be read: {what}"),)


def now(timezone: str) -> str:
    """The moment of this build, as articles' `sort` has it: local to `timezone`, to the minute.

    SOURCE_DATE_EPOCH (seconds since 1970) stands in for the clock where it is set.
    """
    try:
        seconds = float(os.environ["SOURCE_DATE_EPOCH"])
    except (KeyError, ValueError):
        seconds = time.time()
    return datetime.fromtimestamp(seconds, ZoneInfo(timezone)).strftime("%Y-%m-%dT%H:%M")
