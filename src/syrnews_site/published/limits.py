"""Measures a built site against the limits of GitHub Pages."""

from __future__ import annotations

import heapq
import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from syrnews_site.disk.scan import scan

# A published site may not be larger than 1 GB (GitHub's documentation, "GitHub Pages limits").
LARGEST_SITE = 10**9
NEARLY = 0.8  # the share of LARGEST_SITE from which a site is nearly full
LISTED = 10  # largest files


class SiteSize(Struct, frozen=True):
    """The size of a built folder in bytes and files, its largest files, and its links, which Pages refuses."""

    bytes: int
    files: int
    largest: tuple[tuple[int, str], ...]
    links: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether GitHub Pages accepts the site."""
        return self.bytes <= LARGEST_SITE and not self.links

    @property
    def nearly_full(self) -> bool:
        """Whether the site fits, and takes more than NEARLY of the space."""
        return self.fits and self.bytes > NEARLY * LARGEST_SITE


def measure(folder: Path) -> SiteSize:
    """Measure a built folder. Opens no file."""
    total = files = 0
    links: list[str] = []
    largest: list[tuple[int, str]] = []
    for path, size, is_link in _files(folder):
        total += size
        files += 1
        if is_link:
            links.append(path)
        largest = heapq.nlargest(LISTED, [*largest, (size, path)])
    return SiteSize(total, files, tuple(largest), tuple(links))


def _files(folder: Path) -> Iterator[tuple[str, int, bool]]:
    """Each entry's path and size, and whether Pages refuses it: a link, a file with several names, or not a file."""
    for below in scan(os.fspath(folder), hidden=True):
        for entry in below.entries:
            path = f"{below.path}/{entry.name}" if below.path else entry.name
            hard = entry.regular and os.lstat(folder / path).st_nlink > 1
            yield path, entry.size, hard or not entry.regular
