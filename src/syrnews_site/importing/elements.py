"""The elements of a long array in JSON, one by one: an export of any size takes little memory."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

LARGEST = 10_000_000  # characters of one element
_CHUNK = 1 << 18  # bytes
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_ASSIGNED = re.compile(r"\s*(?:window\.)?[\w.]+\s*=\s*")  # `window.YTD.tweets.part0 = [`


class BrokenJson(Exception):
    """The text from some place on is no JSON; the message says where."""


def array_elements(stream: BinaryIO, key: str = "") -> Iterator[Any]:
    """The elements of the array that the text is, or that it has under a key.

    What an assignment in JavaScript has before the array is passed over. Raises BrokenJson.
    """
    decoder = json.JSONDecoder(strict=False)
    text = _Text(stream)
    _find_array(text, key)
    size = _CHUNK
    while True:
        text.skip(_BETWEEN)
        if text.rest.startswith("]"):
            return
        if not text.rest and not text.more(size):
            raise BrokenJson("the file ends within its list")
        try:
            element, end = decoder.raw_decode(text.rest)
        except RecursionError:
            raise BrokenJson("it is nested too deeply") from None
        except ValueError as error:
            size *= 2  # each attempt reads twice as much: an element of n characters costs a few times n
            if len(text.rest) > LARGEST or not text.more(size):
                raise BrokenJson(f"no JSON in character {text.passed}: {error}") from None
            continue
        size = _CHUNK
        yield element
        text.pass_over(end)


class _Text:
    """The part of a text that was read and not used yet."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest, self.passed = "", 0

    def more(self, size: int) -> bool:
        data = self._stream.read(size)
        self.rest += self._decoder.decode(data)
        return bool(data)

    def pass_over(self, characters: int) -> None:
        self.rest = self.rest[characters:]
        self.passed += characters

    def skip(self, pattern: re.Pattern[str]) -> None:
        while (found := pattern.match(self.rest)) and found.end():
            at_end = found.end() == len(self.rest)
            self.pass_over(found.end())
            if not at_end or not self.more(_CHUNK):
                return


def _find_array(text: _Text, key: str) -> None:
    """Pass over all before the first element."""
    text.more(_CHUNK)
    text.skip(_BETWEEN)
    if found := _ASSIGNED.match(text.rest):
        text.pass_over(found.end())
    mark = re.compile(rf'"{re.escape(key)}"\s*:\s*\[' if key else r"\s*\[")
    if not key:
        if not (found := mark.match(text.rest)):
            raise BrokenJson("it is no list")
        text.pass_over(found.end())
        return
    while not (found := mark.search(text.rest)):
        text.pass_over(max(0, len(text.rest) - len(key) - 100))
        if not text.more(_CHUNK):
            raise BrokenJson(f"it has no list {key}")
    text.pass_over(found.end())
