"""The spool: articles that a build has loaded, and their analyses, wait in files until their pages are made."""

from __future__ import annotations

import os
from io import FileIO

import msgspec

from syrnews_site.disk.files import write_file
from syrnews_site.packed import encode
from syrnews_site.workers.messages import SpoolPlace

FILES_OPEN = 200  # of 256, which is what macOS allows a process

_decode_place = msgspec.msgpack.Decoder(SpoolPlace).decode


class SpoolWriter:
    """One file of the spool, collected in memory and then written whole. No two builds give a file the same name."""

    def __init__(self, folder: str, name: str) -> None:
        self._folder, self._name = folder, name
        self._parts: list[bytes] = []
        self._size = 0

    def add(self, data: bytes) -> bytes:
        """Add some bytes. Returns their place: a SpoolPlace in MessagePack."""
        place = SpoolPlace(self._name, self._size, len(data))
        self._parts.append(data)
        self._size += len(data)
        return encode(place)

    def write(self) -> None:
        """Write the file, if anything was added."""
        if self._parts:
            write_file(os.path.join(self._folder, self._name), b"".join(self._parts))


class SpoolReader:
    """Reads from the files of the spool, and keeps those of the present job open."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._files: dict[str, FileIO] = {}

    def read(self, place: bytes) -> bytes:
        """The bytes at a place, a SpoolPlace in MessagePack. Raises FileNotFoundError if another build wrote them."""
        found = _decode_place(place)
        file = self._files.get(found.file)
        if file is None:
            if len(self._files) >= FILES_OPEN:
                self.close()
            path = os.path.join(self._folder, found.file)
            file = self._files[found.file] = open(path, "rb", buffering=0)  # noqa: SIM115 - closed by `close`
        file.seek(found.offset)
        return file.read(found.length)

    def close(self) -> None:
        """Close all files."""
        for file in self._files.values():
            file.close()
        self._files.clear()
