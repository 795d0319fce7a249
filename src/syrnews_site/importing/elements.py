"""The elements of the lists of a JSON export, one by one: an export of any size takes little memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import sha256

import msgspec

from syrnews_site.importing.json_stream import BrokenJson, JsonPath, JsonStream, decoded
from syrnews_site.importing.lines import LONGEST, opened
from syrnews_site.importing.model import NotTaken, SourceFile, SourceItem

_encode = msgspec.json.Encoder().encode


def elements(
    kind: str, file: SourceFile, lists: Collection[JsonPath], fields: Collection[str] = ()
) -> Iterator[SourceItem | NotTaken]:
    """The objects at the paths `lists`, and what is wrong with the others. A list without any has a line too.

    Of an object only `fields` are kept; all if there are none. It is called by its `id`, else by its number, from 1.
    """
    number = 0
    with opened(file) as stream:
        try:
            for number, found in enumerate(JsonStream(stream, lists.__contains__).values(), 1):
                value = decoded(found.data)
                if isinstance(value, dict):
                    kept = {name: value[name] for name in fields or value if name in value}
                    data = _encode(kept)
                    origin = f"{file.name}#{kept.get('id', number)}"
                    yield SourceItem(kind, origin, sha256(data).hexdigest(), file, data, found.size)
                    continue
                too_long = f"has more than {LONGEST // 1_000_000} MB"
                reason = "is no object of JSON" if found.data else too_long
                yield NotTaken(f"{file.name}#{number}", reason, failed=True, size=found.size)
        except BrokenJson as error:
            yield NotTaken(file.name, f"the file {error}", failed=True)
            return
    if not number:
        yield NotTaken(file.name, "has no list with anything in it", size=file.size)
