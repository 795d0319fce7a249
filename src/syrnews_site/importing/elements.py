"""The elements of the lists of a JSON export, one by one: an export of any size takes little memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from syrnews_site.importing.json_stream import BrokenJson, JsonPath, JsonStream, decoded
from syrnews_site.importing.lines import LONGEST, opened
from syrnews_site.importing.model import NotTaken, SourceFile


class JsonElement(Struct, frozen=True):
    """An object of a list: its number, from 1, and how many bytes of the file it takes."""

    number: int
    value: dict[str, Any]
    size: int


def elements(file: SourceFile, lists: frozenset[JsonPath]) -> Iterator[JsonElement | NotTaken]:
    """The objects at the paths `lists`, and what is wrong with the others. A list without any has a line too."""
    number = 0
    with opened(file) as stream:
        try:
            for number, found in enumerate(JsonStream(stream, lists.__contains__).values(), 1):
                value = decoded(found.data)
                if isinstance(value, dict):
                    yield JsonElement(number, value, found.size)
                    continue
                too_long = f"has more than {LONGEST // 1_000_000} MB"
                reason = "is no object of JSON" if found.data else too_long
                yield NotTaken(f"{file.name}#{number}", reason, failed=True, size=found.size)
        except BrokenJson as error:
            yield NotTaken(file.name, f"the file {error}", failed=True)
            return
    if not number:
        yield NotTaken(file.name, "has no list with anything in it", size=file.size)
