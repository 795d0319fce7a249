"""The lines of a text file, one by one, in its encoding. A line of any length takes little memory."""

from __future__ import annotations

import codecs
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from syrnews_site.disk.files import open_below
from syrnews_site.importing.model import SourceFile

LONGEST = 10_000_000  # bytes of a line that is read
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@contextmanager
def opened(file: SourceFile) -> Iterator[BinaryIO]:
    """A file of a source, for reading. Raises OSError."""
    with os.fdopen(open_below(file.root, file.path), "rb") as stream:
        yield stream


def byte_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines, each with its line end; None for a line of more than LONGEST bytes, which is passed over."""
    while line := stream.readline(LONGEST + 1):
        if len(line) <= LONGEST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST)
        yield None


def text_lines(stream: BinaryIO, encoding: str) -> Iterator[str | None]:
    """The lines in an encoding, each with its line end; None for a line of more than LONGEST characters."""
    text = io.TextIOWrapper(stream, encoding, "replace", newline="")
    try:
        while line := text.readline(LONGEST + 1):
            whole = len(line) <= LONGEST
            while line and not whole and not line.endswith(("\n", "\r")):
                line = text.readline(LONGEST)
            yield line if whole else None
    finally:
        text.detach()  # whoever opened the stream closes it


def encoding_of(first: bytes) -> str:
    """The encoding of a file that begins so: by its mark, else UTF-8 if it is that, else the one of Arabic Windows."""
    for mark, name in _MARKS:
        if first.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(first)
    except UnicodeDecodeError:
        return "cp1256"
    return "utf-8"
