"""The records of a WARC, in little memory whatever is in it."""

from __future__ import annotations

from typing import Any

from syrnews_site.importing.libraries import library

LONGEST_LINE = 100_000  # bytes of a header
_ASKED = 10 * LONGEST_LINE  # warcio counts the blocks of a line more than once, and gives less than it is asked for


class LongLine(Exception):
    """A header of a web archive has no end."""


class _Reader:
    """A reader of warcio whose lines have an end: a file of zeros would be one line, and in memory as a whole."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)

    def readline(self, length: int | None = None) -> bytes:
        """The next line. Raises LongLine."""
        line: bytes = self._reader.readline(_ASKED if length is None else min(length, _ASKED))
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            raise LongLine
        return line


def records_of(stream: Any) -> Any:
    """The iterator of warcio over a stream; `get_record_offset` says where the record begins. It raises anything."""
    archive = library("warcio.archiveiterator").ArchiveIterator(stream)
    archive.reader = _Reader(archive.reader)
    return archive


def content_type(record: Any) -> str:
    """The kind of what a record has, without parameters, in small letters."""
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
