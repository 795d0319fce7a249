"""What results show of a segment's documents, in shards of DOCUMENTS documents."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from syrnews_site.search.analysis import ResultRow
from syrnews_site.search.format.bits import pack
from syrnews_site.search.format.characters import text_bits

DOCUMENTS = 32  # in a shard

decode_row = msgspec.msgpack.Decoder(ResultRow).decode


def document_shard(encoded: Sequence[bytes]) -> str:
    """The packed JSON of encoded rows: a list of the outlets, then five values of each row.

    The outlet of a row is its number in the list of outlets. If a row has the day of the row before, its day is empty.
    """
    rows = [decode_row(row) for row in encoded]
    outlets = sorted({row.outlet for row in rows})
    data: list[object] = [outlets]
    day = ""
    for row in rows:
        data += (row.title, "" if row.date == day else row.date, row.address, outlets.index(row.outlet), row.excerpt)
        day = row.date
    return pack(text_bits(json.dumps(data, ensure_ascii=False, separators=(",", ":"))))
