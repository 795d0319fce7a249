"""lexicon: the meanings of words and phrases, by normalised spelling."""

from __future__ import annotations

import datetime

import pytest

from syrnews_site.arabic.dates.lexicon import LEXICON, LONGEST, Word, normalise
from syrnews_site.zones import zone


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("الأرْبِعاء", "الاربعا"),
        ("جُمادى الآخِرة", "جمادي الاخره"),
        ("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹", "0123456789 0123456789"),
        ("ـ", ""),
        ("06–11—2025", "06-11-2025"),
        ("6⁄11\u00a02025،", "6/11 2025,"),
        ("NOVEMBER", "november"),
    ],
)
def test_text_is_normalised(printed: str, normal: str) -> None:
    assert normalise(printed) == normal


def test_spelling_in_the_lexicon_is_normal() -> None:
    assert all(normalise(spelling) == spelling for spelling in LEXICON)


@pytest.mark.parametrize(
    ("spelling", "word"),
    [
        ("تشرين الثاني", Word("M", 11)),
        ("التشرين الثاني", None),
        ("النيسان", Word("M", 4)),
        ("الرمضان", Word("H", 9)),
        ("الصيف", Word("M", 6)),
        ("الحادي والثلاثين", Word("D", 31)),
        ("الاحد", Word("W", 6)),
        ("عمان", Word("V")),
        ("دمشق", Word("C", "Asia/Damascus")),
        ("gmt", Word("Z", 0)),
    ],
)
def test_spelling_has_its_meaning(spelling: str, word: Word | None) -> None:
    assert LEXICON.get(normalise(spelling)) == word


def test_longest_phrase_that_begins_with_a_word_is_known() -> None:
    for spelling in LEXICON:
        first, *others = spelling.split()
        assert LONGEST.get(first, 1) >= 1 + len(others)
    assert LONGEST["تشرين"] == 2


def test_every_place_has_a_zone() -> None:
    for word in LEXICON.values():
        if word.letter == "C":
            assert zone(str(word.value)).utcoffset(datetime.datetime(2025, 1, 1)) is not None  # noqa: DTZ001 - naive
