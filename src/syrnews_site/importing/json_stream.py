"""Reads the values of a JSON file of any size one by one, also of one that is not quite JSON.

Written by hand since no library reads what Telegram Desktop writes: control characters as `\\x0C`, bare words. What
is not asked for is passed over and never decoded. Memory holds one value at a time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, TypeAlias

from syrnews_site.importing.lines import LONGEST

CHUNK = 1 << 20  # bytes
DEEPEST = 64  # containers in each other
EACH = "[]"  # in a path: an element of a list

_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_TOKEN = re.compile(_STRING + rb'|[{}\[\],:"]', re.DOTALL)  # a quotation mark alone: its string has no end yet
# All up to a bracket of one kind, or to a quotation mark whose string has no end yet. Possessive: nothing is retried.
_UP_TO = {
    opening: re.compile(rb'(?:[^"' + brackets + rb']++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+', re.DOTALL)
    for opening, brackets in ((b"{", b"{}"), (b"[", rb"\[\]"))
}
_CLOSING = {b"{": b"}", b"[": b"]"}
_END = re.compile(rb'["\\]')
_decode = json.JSONDecoder(strict=False).decode
_HEX = re.compile(r"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")
_BARE = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*")|([A-Za-z_][\w.-]*)', re.DOTALL)

JsonPath: TypeAlias = tuple[str, ...]


class JsonValue(NamedTuple):
    """A value that was asked for: its path, its bytes as they are written, how many they are; none if too many."""

    path: JsonPath
    data: bytes
    size: int


class BrokenJson(Exception):
    """The file ends in the middle, or has containers deeper than DEEPEST."""


class JsonStream:
    """The values of a file. `wanted` says for the path of a value whether it is asked for."""

    def __init__(self, stream: BinaryIO, wanted: Callable[[JsonPath], bool]) -> None:
        self._stream, self._wanted = stream, wanted
        self._data = b""
        self._at = 0

    def values(self) -> Iterator[JsonValue]:
        """The values in their order. Raises BrokenJson."""
        path: list[str] = []  # of the containers that are open: the key of each, as of now
        kinds: list[bytes] = []
        key_follows = False
        while (found := self._token()) is not None:
            bare, token = found
            if bare and kinds and not key_follows and token in b"},]" and self._wanted(tuple(path)):
                yield JsonValue(tuple(path), bare, len(bare))
            if token in (b"{", b"["):
                if self._wanted(tuple(path)):
                    yield self._container(tuple(path), token)
                    continue
                if len(kinds) >= DEEPEST:
                    raise BrokenJson(f"has more than {DEEPEST} containers in each other")
                kinds.append(token)
                path.append("" if token == b"{" else EACH)
                key_follows = token == b"{"
            elif token in (b"}", b"]"):
                if kinds:
                    kinds.pop()
                    path.pop()
                key_follows = False
            elif token == b",":
                key_follows = bool(kinds) and kinds[-1] == b"{"
            elif token == b":":
                key_follows = False
            elif key_follows:
                path[-1] = token[1:-1].decode("utf-8", "replace")
            elif kinds and self._wanted(tuple(path)):
                yield JsonValue(tuple(path), token, len(token))
        if kinds:
            raise BrokenJson("ends in the middle")

    def _token(self) -> tuple[bytes, bytes] | None:
        """The next mark or string, and the bare word in front of it."""
        while True:
            found = _TOKEN.search(self._data, self._at)
            if found and found[0] != b'"':
                bare = self._data[self._at : found.start()].strip()
                self._at = found.end()
                return bare, found[0]
            if found and len(self._data) - found.start() > LONGEST:
                self._at = found.end()
                self._pass_string()
                return b"", b'""'
            if not found:
                self._at = max(self._at, len(self._data) - 100)  # the end of a bare word
            if not self._read(self._at):
                return None

    def _read(self, start: int) -> bool:
        """Read more; what is before `start` goes."""
        chunk = self._stream.read(CHUNK)
        self._data = self._data[start:] + chunk
        self._at = 0
        return bool(chunk)

    def _pass_string(self) -> None:
        """Go behind the end of a string that is too long to be kept."""
        while True:
            found = _END.search(self._data, self._at)
            if not found:
                if not self._read(len(self._data)):
                    raise BrokenJson("ends in the middle")
                continue
            self._at = found.end()
            if found[0] == b'"':
                return
            if self._at == len(self._data) and not self._read(self._at):
                raise BrokenJson("ends in the middle")
            self._at += 1

    def _container(self, path: JsonPath, opening: bytes) -> JsonValue:
        """The object or list whose bracket was just passed. Brackets of the other kind do not matter for its end."""
        depth, kept, size = 1, bytearray(opening), 1
        up_to, closing = _UP_TO[opening], _CLOSING[opening]
        while depth:
            passed = up_to.match(self._data, self._at)
            end = passed.end() if passed else self._at
            mark = self._data[end : end + 1]
            if mark == b'"' and len(self._data) - end > LONGEST:
                self._at = end + 1
                self._pass_string()
                size = LONGEST + 1
                continue
            if mark in (opening, closing):
                depth += 1 if mark == opening else -1
                end += 1
            size += end - self._at
            if size <= LONGEST:
                kept += self._data[self._at : end]
            self._at = end
            if mark not in (opening, closing) and not self._read(self._at):
                raise BrokenJson("ends in the middle")
        return JsonValue(path, bytes(kept) if size <= LONGEST else b"", size)


def decoded(data: bytes) -> object:
    """A value; what Telegram Desktop writes that is no JSON is repaired. None if that does not help."""
    text = data.decode("utf-8", "replace")
    for repair in (lambda text: text, lambda text: _BARE.sub(_quoted, _HEX.sub(r"\1\\u00\2", text))):
        try:
            return _decode(repair(text))
        except (ValueError, RecursionError):
            continue
    return None


def _quoted(found: re.Match[str]) -> str:
    return found[0] if found[1] or found[2] in ("true", "false", "null") else f'"{found[2]}"'
