"""Numbers as bits, and bits as characters that a script's string can hold: seven bits in each.

Gaps are Rice codes (R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", 1979), counts are Elias gamma
codes (P. Elias, 1975). A bit string is a `str` of "0" and "1": joining and slicing those is the fastest way to move
single bits about that plain Python has.
"""

from __future__ import annotations

WIDTH = 7  # bits of a character: all of ASCII


def pack(bits: str) -> str:
    """The ASCII characters of a bit string; what is missing in the last one is filled with zeros."""
    size = -(-len(bits) // WIDTH)
    digits = bits.ljust(size * WIDTH, "0").encode("ascii")
    spread = bytearray(b"0") * (size * 8)
    for place in range(WIDTH):
        spread[place + 1 :: 8] = digits[place::WIDTH]
    return int(spread or b"0", 2).to_bytes(size, "big").decode("ascii")


def unpack(packed: str) -> str:
    """The bit string of characters, with the zeros that fill the last one."""
    size = len(packed)
    digits = format(int.from_bytes(packed.encode("ascii"), "big"), f"0{size * 8}b").encode("ascii")
    bits = bytearray(size * WIDTH)
    for place in range(WIDTH):
        bits[place::WIDTH] = digits[place + 1 :: 8]
    return bits.decode("ascii")


def pack_hex(digits: str) -> str:
    """The characters of a row of hexadecimal digits, four bits each."""
    return pack(format(int("1" + digits, 16), "b")[1:])


def quoted(packed: str) -> str:
    """A string literal of JavaScript that holds these ASCII characters. It may hold any other control character."""
    escaped = packed.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
    return f"'{escaped}'"


def gamma(number: int) -> str:
    """A count, from 1 up."""
    return "0" * (number.bit_length() - 1) + format(number, "b")


def rice_width(size: int, count: int) -> int:
    """How many low bits of a gap are written as they are, where `count` of `size` documents hold a word."""
    return max(0, (size * 7 // (count * 10)).bit_length() - 1)
