"""What GitHub Pages takes, and what of it a built site needs."""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from syrnews_site.disk.scan import scan

# A published site may be no larger than 1 GB (GitHub's documentation, "GitHub Pages limits").
LARGEST_SITE = 10**9
NEARLY = 0.8  # of it: time to think of something else
LISTED = 10  # of the largest files


class Size(Struct, frozen=True):
    """A built folder in numbers: bytes, files, its largest files, and links, which Pages refuses."""

    bytes: int
    files: int
    largest: tuple[tuple[int, str], ...]
    links: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether GitHub Pages takes it."""
        return self.bytes <= LARGEST_SITE and not self.links

    @property
    def nearly_full(self) -> bool:
        """Whether it fits, but not for long."""
        return self.fits and self.bytes > NEARLY * LARGEST_SITE


def measure(folder: Path) -> Size:
    """Walk over a built folder; no file is opened."""
    total = files = 0
    links: list[str] = []
    largest: list[tuple[int, str]] = []
    for path, size, is_link in _files(folder):
        total += size
        files += 1
        if is_link:
            links.append(path)
        largest = heapq.nlargest(LISTED, [*largest, (size, path)])
    return Size(total, files, tuple(largest), tuple(links))


def _files(folder: Path) -> Iterator[tuple[str, int, bool]]:
    """Path, size, and whether it is a link (or several names of one file, or no file at all)."""
    for below in scan(os.fspath(folder), hidden=True):
        for entry in below.entries:
            path = f"{below.path}/{entry.name}" if below.path else entry.name
            hard = entry.regular and os.lstat(folder / path).st_nlink > 1
            yield path, entry.size, hard or not entry.regular
