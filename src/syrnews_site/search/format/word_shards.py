"""Shards of words: runs of neighbouring words with their postings."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from syrnews_site.search.format.bits import pack
from syrnews_site.search.format.characters import text_bits

SMALLEST, LARGEST = 3_000, 24_000  # bytes, about: a shard ends between these sizes, but never inside a stem
SHARED = "0123456789abcdefghijklmnopqrstuvwxyz"  # digits for the number of letters shared with the body before


def weight(bits: int) -> int:
    """About how many bytes a word with `bits` bits of postings takes in a shard. No other word changes its weight."""
    return 4 + bits // 7


def ends(size: int, stem: str, next_weight: int) -> bool:
    """Whether a shard of `size` bytes ends before the words of `stem`, the first of which weighs `next_weight`.

    From SMALLEST up a shard ends by chance, with a probability in proportion to `next_weight`. The CRC-32 of the stem
    decides, so that a word that is added or removed moves only the ends of shards near it. (Content-defined chunking:
    Muthitacharoen, Chen and Mazieres, "A Low-Bandwidth Network File System", 2001.)
    """
    return size >= LARGEST or (size >= SMALLEST and crc32(stem.encode("utf-8")) % SMALLEST < next_weight)


def shard_name(stem: str) -> str:
    """The name of the shard that begins with `stem`. The name does not depend on other shards."""
    return f"{crc32(stem.encode('utf-8')):x}"


def entries(words: Iterable[tuple[str, str]]) -> str:
    """The packed list of words. `words`: body and word, in the order of the index."""
    coded, body_before = [], ""
    for body, word in words:
        coded.append(_entry(word, body, body_before))
        body_before = body
    return pack(text_bits(" ".join(coded)))


def _entry(word: str, body: str, body_before: str) -> str:
    """The number of letters that the body shares with the body before, its other letters, `'` and the proclitics."""
    shared = 0
    for letter, letter_before in zip(body, body_before, strict=False):
        if letter != letter_before or shared == len(SHARED) - 1:
            break
        shared += 1
    proclitics = word[: len(word) - len(body)]
    return f"{SHARED[shared]}{body[shared:]}" + (f"'{proclitics}" if proclitics else "")
