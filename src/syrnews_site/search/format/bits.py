"""Numbers as bits, and bits as ASCII characters in a script, seven bits in each character.

A bit string is a `str` of "0" and "1": in plain Python, joining and slicing such strings is the fastest way to move
single bits. Gaps are written as Rice codes (R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", 1979),
counts as Elias gamma codes (P. Elias, "Universal codeword sets and representations of the integers", 1975).
"""

from __future__ import annotations

WIDTH = 7  # bits in an ASCII character


def pack(bits: str) -> str:
    """The ASCII characters of a bit string. Zeros fill the last character."""
    size = -(-len(bits) // WIDTH)
    digits = bits.ljust(size * WIDTH, "0").encode("ascii")
    spread = bytearray(b"0") * (size * 8)
    for bit in range(WIDTH):
        spread[bit + 1 :: 8] = digits[bit::WIDTH]
    return int(spread or b"0", 2).to_bytes(size, "big").decode("ascii")


def unpack(packed: str) -> str:
    """The bit string of ASCII characters, with the zeros that fill the last character."""
    size = len(packed)
    digits = format(int.from_bytes(packed.encode("ascii"), "big"), f"0{size * 8}b").encode("ascii")
    bits = bytearray(size * WIDTH)
    for bit in range(WIDTH):
        bits[bit::WIDTH] = digits[bit + 1 :: 8]
    return bits.decode("ascii")


def pack_hex(digits: str) -> str:
    """The ASCII characters of hexadecimal digits, four bits for each digit."""
    return pack(format(int("1" + digits, 16), "b")[1:])


def gamma(number: int) -> str:
    """The Elias gamma code of a number from 1 up."""
    return "0" * (number.bit_length() - 1) + format(number, "b")


def rice_width(size: int, count: int) -> int:
    """The number of low bits in the Rice code of a gap, if `count` of `size` documents hold a word.

    This is floor(log2(0.7 * size / count)), 0 at least: 0.7 times the mean gap is near the best parameter.
    """
    return max(0, (size * 7 // (count * 10)).bit_length() - 1)
