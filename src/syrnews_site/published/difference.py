"""The difference between two builds, as values."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from msgspec import Struct

from syrnews_site.model import Diagnostic


class DifferenceEntry(NamedTuple):
    """An article or file that differs: its path below the site's root, and its title if it has one."""

    path: str
    title: str = ""


class ChangeLists(Struct):
    """What was added, changed and removed, in the order of paths."""

    added: list[DifferenceEntry] = []
    changed: list[DifferenceEntry] = []
    removed: list[DifferenceEntry] = []

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def add(self, entry: DifferenceEntry, *, before: bool, after: bool) -> None:
        """List an entry by whether it was there before, and whether it is there after."""
        entries = self.changed if before and after else self.added if after else self.removed
        entries.append(entry)


class Rejection(Struct, frozen=True):
    """An error in the content of the newer build. `new`: the older build did not have this error."""

    diagnostic: Diagnostic
    new: bool


class Difference(Struct):
    """Two builds compared. Sizes are in bytes. `rejected` is None if no catalog tells.

    `navigation`: pages that changed in their navigation alone, and are not among `pages`; only folders tell.
    """

    articles: ChangeLists = msgspec.field(default_factory=ChangeLists)
    pages: ChangeLists = msgspec.field(default_factory=ChangeLists)
    navigation: list[DifferenceEntry] = []
    rejected: list[Rejection] | None = None
    old_size: int = 0
    new_size: int = 0
    old_files: int = 0
    new_files: int = 0


class NotABuild(Exception):
    """Neither a built folder nor a catalog."""
