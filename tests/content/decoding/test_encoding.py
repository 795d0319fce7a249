"""Encodings: bytes of every kind become the text that was meant, or None; clean text is never touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.content.decoding.encoding import decode

DATA = Path(__file__).parents[2] / "data"
PROSE = (
    "الطقس في دمشق اليوم صحو وحار، ودرجات الحرارة أعلى من معدلاتها. قالت هيئة الآثار إن فريقا عثر على لقى فخارية ترجع "
    "إلى العصر البرونزي؛ يضم المتحف أكثر من ألف قطعة. عاد الأهالي إلى قراهم بعد غياب طويل، وأعيد افتتاح السوق."
)


def read_rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("encoding", "note", "text", "data"), read_rows("encodings_hex.tsv"))
def test_the_bytes_of_every_encoding_become_their_text(encoding: str, note: str, text: str, data: str) -> None:
    decoded = decode(bytes.fromhex(data))
    assert decoded is not None
    assert decoded[0] == text
    assert [note.rule for note in decoded[1]] == ([] if encoding == "utf-8" else ["encoding"])


@pytest.mark.parametrize(("kind", "damaged", "gold"), read_rows("mojibake.tsv"))
def test_damaged_text_is_repaired_and_clean_text_stays_unchanged(kind: str, damaged: str, gold: str) -> None:
    text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), damaged)
    decoded = decode(text.encode("utf-8"))
    assert decoded is not None
    if kind == "presentation_forms" or kind.startswith("clean"):  # the forms are mapped back by arabic.clean
        assert decoded == (text, ())
    else:
        assert decoded[0] == gold
        assert [note.rule for note in decoded[1]] == ["mojibake"]


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
@pytest.mark.parametrize("length", [20, 30, 40, 60, 100])
def test_a_short_text_in_an_encoding_of_one_byte_is_decoded_rightly(encoding: str, length: int) -> None:
    words = PROSE.split()
    for first in range(len(words) - 12):
        data = " ".join(words[first:]).encode(encoding)[:length]
        decoded = decode(data)
        assert decoded is not None
        assert decoded[0] == data.decode(encoding)


def test_plain_utf_8_is_decoded_without_a_note() -> None:
    assert decode(PROSE.encode()) == (PROSE, ())
    assert decode(b"") == ("", ())
    assert decode(b"plain ASCII\r\n") == ("plain ASCII\r\n", ())


def test_only_the_damaged_lines_of_a_file_change() -> None:
    clean = [PROSE, "« Où êtes-vous ? »", "الموضوع،"]
    damaged = [line.encode().decode("cp1256") for line in ("عاد الأهالي إلى قراهم", "و")]
    decoded = decode("\n".join([*clean, *damaged]).encode())
    assert decoded is not None
    assert decoded[0].split("\n") == [*clean, "عاد الأهالي إلى قراهم", "و"]
    assert [note.text for note in decoded[1]] == ["UTF-8 read as windows-1256, repaired in 2 lines"]


def test_a_line_in_another_encoding_is_decoded_by_itself() -> None:
    data = PROSE.encode() + b"\n" + "عاد الأهالي إلى قراهم".encode("cp1256") + b"\n" + PROSE.encode()
    decoded = decode(data)
    assert decoded is not None
    assert decoded[0] == f"{PROSE}\nعاد الأهالي إلى قراهم\n{PROSE}"
    assert [note.text for note in decoded[1]] == ["UTF-8 with lines in windows-1256"]


def test_a_text_that_ends_within_a_letter_loses_only_this_letter() -> None:
    decoded = decode(PROSE.encode()[:-2] + b"\xd8")
    assert decoded is not None
    assert decoded[0].startswith(PROSE[:-2])
    assert [note.text for note in decoded[1]] == ["UTF-8 with damaged bytes"]


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x02\x00\x00\x00",
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x01\x00H\x00H\x00\x00\xff\xdb\x00C\x00",
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00\x9b\x9c\xd1\xd2",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        bytes(range(256)),
        bytes(1000),
    ],
)
def test_binary_data_is_not_text(data: bytes) -> None:
    assert decode(data) is None


some_bytes = st.one_of(
    st.binary(),
    st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")),
    st.text(alphabet=PROSE + "éàÇØÙ§\u0081", max_size=40).map(lambda text: text.encode("cp1256", "replace")),
    st.builds(
        lambda mark, rest: mark + rest, st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]), st.binary()
    ),
)


@given(some_bytes)
def test_any_bytes_give_valid_text_or_none(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        decoded[0].encode("utf-8")  # no half characters


words = st.lists(st.sampled_from(PROSE.split()), min_size=1, max_size=12).map(" ".join)


@given(words)
def test_clean_arabic_stays_unchanged(text: str) -> None:
    assert decode(text.encode()) == (text, ())


@given(words.filter(lambda text: len(text) >= 12), st.sampled_from(["cp1256", "latin-1"]))
def test_arabic_is_recovered_from_a_wrong_reading(text: str, wrong: str) -> None:
    decoded = decode(text.encode().decode(wrong).encode())
    assert decoded is not None
    assert decoded[0] == text


ACCENTED = ["été", "à", "où", "Noël", "façade", "São", "œuvre", "garçon", "île", "Été", "À"]


@given(st.lists(st.sampled_from(ACCENTED), max_size=8).map(" ".join))
def test_accented_latin_stays_unchanged(text: str) -> None:
    assert decode(text.encode()) == (text, ())
