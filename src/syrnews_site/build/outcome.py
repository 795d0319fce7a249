"""What a build has to say when it is over."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from msgspec import Struct

from syrnews_site.model import Diagnostic

Progress = Callable[[str, int], None]  # the name of a stage, and how much more of it is done


class Outcome(Struct, frozen=True):
    """What a build did, and what it has to say. Files in articles/ = articles + held + rejected."""

    files: int
    articles: int
    held: dict[str, int]  # drafts, and articles dated in the future
    rejected: int
    pages: int
    diagnostics: tuple[Diagnostic, ...]
    unknown_tags: tuple[tuple[str, int], ...] = ()  # tags that tags.yaml lacks, with their numbers of articles
    address_known: bool = True
    written: tuple[str, ...] = ()  # not listed where the whole site was written
    written_count: int = 0
    deleted: tuple[str, ...] = ()
    planned: int = 0
    explanation: tuple[str, ...] = ()  # lines, where one was asked for
    loaded: int = 0
    seconds: float = 0.0

    def count(self, severity: str) -> int:
        """How many diagnostics of a severity there are."""
        return sum(said.severity == severity for said in self.diagnostics)


decode_outcome = msgspec.msgpack.Decoder(Outcome).decode  # as the catalog keeps the last one


class BuildFailed(Exception):
    """Nothing was published: the output is as the last build left it. `diagnostics` say why."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        super().__init__("the site could not be built")
        self.diagnostics = tuple(diagnostics)


class Interrupted(Exception):
    """A file changed while the build ran: what was planned is out of date."""
