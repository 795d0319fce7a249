"""XML of exports: streamed, without the control characters that programs leave in it."""

from __future__ import annotations

from typing import Any, BinaryIO

_FORBIDDEN = bytes((*range(9), 11, 12, *range(14, 32)))  # XML 1.0 has no such characters


class CleanXml:
    """A stream that passes over the bytes that XML forbids. `position`: how many bytes were read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.position = stream, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, at most `size`; empty at the end of the stream alone."""
        while data := self._stream.read(size if size > 0 else 1 << 16):
            self.position += len(data)
            if clean := data.translate(None, _FORBIDDEN):
                return clean
        return b""


def local_name(element: Any) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag = element.tag if element is not None else ""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
