"""The fixed code of characters."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.search.format.bits import pack, unpack
from syrnews_site.search.format.characters import END, RARE, TABLE, canonical, text_bits


def decoded(bits: str) -> str:
    """The text of bits, by the table alone."""
    stream = iter(bits)
    by_code = {code: character for character, code in canonical(TABLE).items()}
    text: list[str] = []
    code = ""
    for bit in stream:
        code += bit
        character = by_code.get(code)
        if character is None:
            continue
        if character == END:
            return "".join(text)
        if character == RARE:
            character = chr(int("".join(next(stream) for _ in range(21)), 2))
        text.append(character)
        code = ""
    raise AssertionError("no end")


def test_no_code_of_a_character_begins_with_another_code() -> None:
    codes = list(canonical(TABLE).values())
    assert len(codes) == len("".join(TABLE.values()))
    assert sum(2.0 ** -len(code) for code in codes) <= 1
    assert not [code for code, following in pairwise(sorted(codes)) if following.startswith(code)]


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])))
def test_any_text_comes_back_from_its_packed_bits(text: str) -> None:
    bits = text_bits(text)
    packed = pack(bits)
    assert packed.isascii()
    assert unpack(packed).startswith(bits)
    assert decoded(unpack(packed)) == text


def test_a_character_outside_the_table_is_written_by_its_code_point() -> None:
    assert text_bits("ﷺ") == text_bits("\ufffd")[: -len(text_bits(""))] + format(ord("ﷺ"), "021b") + text_bits("")
