"""Runs of words that are neighbours, with all that is known of where they stand, as files of the index."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from syrnews_site.search.format.bits import pack
from syrnews_site.search.format.characters import encode

SMALLEST, LARGEST = 3_000, 24_000  # bytes, about: a shard ends between these where chance has it, but in no stem
SHARED = "0123456789abcdefghijklmnopqrstuvwxyz"  # how many letters a body shares with the one before


def weight(bits: int) -> int:
    """How many bytes a word with so many bits of postings takes in a shard, about: it depends on no other word."""
    return 4 + bits // 7


def ends(size: int, stem: str, more: int) -> bool:
    """Whether a shard of this size ends before the words of a stem, the first of which weighs `more`.

    Chance decides, in proportion to that weight, by the CRC-32 of the stem: so a word that comes or goes moves the
    ends of shards near it, and no others. (Content-defined chunking: Muthitacharoen, Chen and Mazieres, "A
    Low-Bandwidth Network File System", 2001.)
    """
    return size >= LARGEST or (size >= SMALLEST and crc32(stem.encode("utf-8")) % SMALLEST < more)


def shard_name(stem: str) -> str:
    """What names a shard, by the stem that it begins with: other shards may come and go."""
    return f"{crc32(stem.encode('utf-8')):x}"


def entries(words: Iterable[tuple[str, str]]) -> str:
    """Words in order, each with its body before it, packed."""
    found, before = [], ""
    for under, word in words:
        found.append(_entry(word, under, before))
        before = under
    return pack(encode(" ".join(found)))


def _entry(word: str, under: str, before: str) -> str:
    """How many letters the body shares with the one before, the rest of it, and what stands in front of it."""
    shared = 0
    for one, other in zip(under, before, strict=False):
        if one != other or shared == len(SHARED) - 1:
            break
        shared += 1
    front = word[: len(word) - len(under)]
    return f"{SHARED[shared]}{under[shared:]}" + (f"'{front}" if front else "")
