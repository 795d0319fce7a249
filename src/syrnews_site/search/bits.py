"""Numbers as bits, bits as characters that a script's string can hold.

Gaps are Rice codes (R. F. Rice, "Some Practical Universal Noiseless Coding Techniques", 1979), counts are Elias gamma
codes (P. Elias, 1975). A bit string is a `str` of "0" and "1": joining and slicing those is the fastest way to move
single bits about that plain Python has.
"""

from __future__ import annotations

from binascii import b2a_base64


def pack(bits: str) -> str:
    """A bit string in base64 (RFC 4648); zeros are appended to fill the last three bytes."""
    bits += "0" * (-len(bits) % 24)
    return _base64(int(bits or "0", 2).to_bytes(len(bits) // 8, "big"))


def pack_hex(digits: str) -> str:
    """Hexadecimal digits, two in a byte, in base64; zeros are appended to fill the last three bytes."""
    return _base64(bytes.fromhex(digits + "0" * (-len(digits) % 6)))


def _base64(data: bytes) -> str:
    return b2a_base64(data, newline=False).decode("ascii")


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
