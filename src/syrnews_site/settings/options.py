"""What the command line asks of a build, and the folders that the build works in."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from syrnews_site.disk.digests import digest_of


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
