"""The nouns of a build: what all of its verbs share, its outcome, and how it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import msgspec
from msgspec import Struct

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.disk.signals import HeldSignals
from syrnews_site.model import Diagnostic
from syrnews_site.settings.options import Options, Places
from syrnews_site.workers.choose import Workers

Progress = Callable[[str, int], None]  # the name of a stage, and how many more files or pages of it are done


@dataclass(frozen=True, slots=True)
class Build:
    """One build: what it was asked for, where it works, and the resources that its verbs share."""

    options: Options
    where: Places
    catalog: Catalog
    workers: Workers
    progress: Progress
    signals: HeldSignals
    without: Mapping[str, Diagnostic] = field(default_factory=dict)  # files that are not read, and why


class Outcome(Struct, frozen=True):
    """What a build did, and its diagnostics. Files in articles/ = articles + held + rejected."""

    files: int
    articles: int
    held: dict[str, int]  # drafts, and articles dated in the future
    rejected: int
    pages: int  # published files
    diagnostics: tuple[Diagnostic, ...]
    unknown_tags: tuple[tuple[str, int], ...] = ()  # tags that tags.yaml lacks, with their numbers of articles
    address_known: bool = True
    written: tuple[str, ...] = ()  # empty if the whole site was written
    written_count: int = 0
    deleted: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()  # files that no build made, and that this build deleted or replaced
    explanation: tuple[str, ...] = ()  # lines, if the options ask for an explanation
    loaded: int = 0
    seconds: float = 0.0

    def count(self, severity: str) -> int:
        """How many diagnostics have a severity."""
        return sum(diagnostic.severity == severity for diagnostic in self.diagnostics)


decode_outcome = msgspec.msgpack.Decoder(Outcome).decode  # from the catalog, which keeps the last outcome


class BuildFailed(Exception):
    """Nothing was published, and the output is what the last build made. `diagnostics` say why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        super().__init__("the site could not be built")
        self.diagnostics = tuple(diagnostics)


class Interrupted(Exception):
    """Some files changed, or were in the way, while the build ran, so that the plan is out of date.

    `diagnostics`: one for each of these files.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        super().__init__("the plan is out of date")
        self.diagnostics = tuple(diagnostics)


class Unfinished(Exception):
    """Publishing began, and could be neither finished nor undone: the site is partly old and partly new."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(f"publishing began, and could be neither finished nor undone: {error}")
