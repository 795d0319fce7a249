"""What results show of a segment's documents, as shards of DOCUMENTS each."""

from __future__ import annotations

import json
from collections.abc import Sequence

import msgspec

from syrnews_site.search.analysis import ResultRow
from syrnews_site.search.format.bits import pack
from syrnews_site.search.format.characters import encode

DOCUMENTS = 32  # in a shard

encode_row = msgspec.msgpack.Encoder().encode
decode_row = msgspec.msgpack.Decoder(ResultRow).decode


def document_shard(encoded: Sequence[bytes]) -> str:
    """JSON, packed: the outlets, then five values for each row. Its day is empty where it is that of the row before."""
    rows = [decode_row(each) for each in encoded]
    outlets = sorted({each.outlet for each in rows})
    data: list[object] = [outlets]
    day = ""
    for each in rows:
        data += (
            each.title,
            "" if each.date == day else each.date,
            each.address,
            outlets.index(each.outlet),
            each.excerpt,
        )
        day = each.date
    return pack(encode(json.dumps(data, ensure_ascii=False, separators=(",", ":"))))
