"""The rows of tests/data/*.tsv."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import strategies as st

DATA = Path(__file__).parent.parent / "data"

# Any string, and strings of the characters for which these functions have rules.
SPECIAL = (
    "ابتهويةىءأؤئإآٱكلم ABCabc0123456789٠١٢۴ \t\n\r\x00\x0b\x0c\x1c\x85\xa0\xad"
    "\u0301\u064b\u0651\u0653\u0654\u0670ـ\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u202e\u2060\u2066\ufeff"
    "ﷲﷺ﷼﷽﴾﴿ﹰﹱﻻﻼﺍﭐﮰ﮲ﹳ+-#@%$.,:/()[]«»،؛؟_'\"<>&½²ﬁßİıſ\u1100\u1161\uac00\ud800\udfff\ufdd0\uffff\U0001f1f8\U0010ffff"
)
any_text = st.text(st.characters()) | st.text(st.sampled_from(SPECIAL), max_size=30)


def rows(name: str) -> list[list[str]]:
    """The rows of a table without its header. \\uXXXX, \\r, \\n and \\t have the meaning that Python gives them."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()[1:]
    return [[_unescaped(cell) for cell in line.split("\t")] for line in lines]


def _unescaped(cell: str) -> str:
    return re.sub(r"\\(?:u([0-9a-fA-F]{4})|([rnt]))", _character, cell)


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else {"r": "\r", "n": "\n", "t": "\t"}[escape[2]]
