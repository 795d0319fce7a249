"""Numbers as bits, and bits as characters that a script's string can hold: 13 bits in two of 91 printable characters.

Gaps are Rice codes (R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", 1979), counts are Elias gamma
codes (P. Elias, 1975). A bit string is a `str` of "0" and "1": joining and slicing those is the fastest way to move
single bits about that plain Python has.
"""

from __future__ import annotations

from functools import cache
from itertools import product
from struct import Struct

# Printable ASCII without what a script's string or a page would read: " \ ' <
DIGITS = "".join(character for character in map(chr, range(0x20, 0x7F)) if character not in "\"\\'<")
GROUP = 13  # bits that two characters hold: 91 * 91 = 8281, and 13 bits are 8192
_group = Struct(f"{GROUP}s")


@cache
def _groups() -> dict[bytes, str]:
    """The two characters of each group of bits."""
    pairs = map("".join, product(DIGITS, repeat=2))
    return {format(number, f"0{GROUP}b").encode(): next(pairs) for number in range(1 << GROUP)}


def pack(bits: str) -> str:
    """The characters of a bit string; what is missing in the last group is filled with zeros."""
    bits += "0" * (-len(bits) % GROUP)
    groups = _groups()
    return "".join([groups[group] for (group,) in _group.iter_unpack(bits.encode("ascii"))])


def pack_hex(digits: str) -> str:
    """The characters of a row of hexadecimal digits, four bits each."""
    return pack(format(int("1" + digits, 16), "b")[1:])


def gamma(number: int) -> str:
    """A count, from 1 up."""
    return "0" * (number.bit_length() - 1) + format(number, "b")


def rice_width(size: int, count: int) -> int:
    """How many low bits of a gap are written as they are, where `count` of `size` documents hold a word."""
    return max(0, (size * 7 // (count * 10)).bit_length() - 1)


def rice(number: int, width: int) -> str:
    """A number from 0 up, whose low `width` bits are written as they are and whose rest is a row of ones."""
    low = format(number & (1 << width) - 1, f"0{width}b") if width else ""
    return "1" * (number >> width) + "0" + low
