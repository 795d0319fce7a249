"""Numbers as bits, and bits as ASCII characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.search.format.bits import gamma, pack, pack_hex, rice_width, unpack

BITS = st.text("01", max_size=300)


@given(BITS)
def test_packed_bits_come_back_with_zeros_that_fill_the_last_character(bits: str) -> None:
    packed = pack(bits)
    assert packed.isascii()
    assert len(packed) == -(-len(bits) // 7)
    assert unpack(packed) == bits.ljust(7 * len(packed), "0")


@given(st.text("0123456789abcdef", max_size=50))
def test_each_hexadecimal_digit_is_packed_in_four_bits(digits: str) -> None:
    assert pack_hex(digits) == pack("".join(format(int(digit, 16), "04b") for digit in digits))


@pytest.mark.parametrize(("number", "bits"), [(1, "1"), (2, "010"), (3, "011"), (4, "00100"), (64, "0000001000000")])
def test_a_gamma_code_is_as_many_zeros_as_bits_follow_the_first_one(number: int, bits: str) -> None:
    assert gamma(number) == bits


@pytest.mark.parametrize(
    ("size", "count", "width"), [(1, 1, 0), (100, 100, 0), (100, 35, 1), (100, 36, 0), (40_000, 1, 14), (3, 2, 0)]
)
def test_the_rice_width_is_the_logarithm_of_seven_tenths_of_the_mean_gap(size: int, count: int, width: int) -> None:
    assert rice_width(size, count) == width
