"""Cleans pictures: JPEG, PNG and WebP without their metadata. Nothing is compressed anew.

Colour profiles stay, and so does the orientation, as a segment that holds nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from syrnews_site.pictures import jpeg, png, webp
from syrnews_site.pictures.parts import Damaged, Part, Stretch, content

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
_HEAD = 12  # bytes that tell the format


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """The parts of a picture that stay, in order. `doubtful`: metadata may be left, since the file is damaged."""

    parts: tuple[Part, ...]
    doubtful: bool = False

    def read(self, file: BinaryIO) -> Iterator[bytes]:
        """The bytes of the clean picture, a piece at a time."""
        for part in self.parts:
            yield from content(file, part)


def is_picture(path: str) -> bool:
    """Whether a file is a picture that `clean` is for, by its name."""
    return path.lower().endswith(SUFFIXES)


def clean(file: BinaryIO) -> CleanPicture:
    """What stays of a picture. `file` can be seeked; little of it is in memory at a time.

    A damaged picture stays from the damage on, unless the damage is in metadata. A file of another format stays whole.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    head = file.read(_HEAD)
    if head.startswith(jpeg.SIGNATURE):
        found = jpeg.parts(file, size)
    elif head.startswith(png.SIGNATURE):
        found = png.parts(file, size)
    elif webp.is_webp(head):
        found = webp.parts(file, size)
    else:
        # HEIC and AVIF, under another name, may tell a place too, and some browsers show them.
        return CleanPicture((Stretch(0, size),), doubtful=head[4:8] == b"ftyp")
    parts: list[Part] = []
    try:
        for part in found:
            _add(parts, part)
    except Damaged as damage:
        if not damage.metadata:
            _add(parts, Stretch(damage.at, size))
        return CleanPicture(tuple(parts), doubtful=True)
    return CleanPicture(tuple(parts))


def _add(parts: list[Part], part: Part) -> None:
    """Add a part. Stretches that touch become one, so that a picture of many scans has few parts."""
    last = parts[-1] if parts else b""
    if isinstance(last, Stretch) and isinstance(part, Stretch) and last.end == part.start:
        parts[-1] = Stretch(last.start, part.end)
    else:
        parts.append(part)
