"""Shards of documents."""

from __future__ import annotations

import json

from syrnews_site.packed import encode
from syrnews_site.search.analysis import ResultRow
from syrnews_site.search.format.bits import unpack
from syrnews_site.search.format.documents import decode_row, document_shard
from tests.search.format.test_characters import decoded


def test_a_shard_names_each_outlet_once_and_each_day_where_it_changes() -> None:
    rows = [
        ResultRow("عنوان", "2020-01-01", "a1", "ب", "مقتطف"),
        ResultRow("ثان", "2020-01-01", "a2", "أ", ""),
        ResultRow("ثالث", "2020-01-02", "a3", "ب", ""),
        ResultRow("رابع", "", "undated/a4.html", "", ""),
    ]
    encoded = [encode(row) for row in rows]
    assert list(map(decode_row, encoded)) == rows
    assert json.loads(decoded(unpack(document_shard(encoded)))) == [
        ["", "أ", "ب"],
        *("عنوان", "2020-01-01", "a1", 2, "مقتطف"),
        *("ثان", "", "a2", 1, ""),
        *("ثالث", "2020-01-02", "a3", 2, ""),
        *("رابع", "", "undated/a4.html", 0, ""),
    ]
