"""Postings: what their bits say, and how a replaced run of documents changes them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from syrnews_site.search.format.bits import rice_width
from syrnews_site.search.format.occurrences import MARK_BITS
from syrnews_site.search.format.postings import LONG, ReplacedRun, patched, postings
from syrnews_site.search.ranking import HIGHEST

SIZE = 200
HELD = st.lists(
    st.tuples(st.integers(0, SIZE - 1), st.integers(1, 20)), min_size=1, max_size=120, unique_by=lambda pair: pair[0]
)


def occurrences(counts: Sequence[int]) -> array[int]:
    """The occurrences of a word that each document holds `counts` times."""
    return array("I", [number << MARK_BITS | each % 16 for number, count in enumerate(counts) for each in range(count)])


def read(bits: str, size: int) -> dict[int, int]:
    """Document -> number of occurrences, read from the bits of postings."""
    at = 0

    def unary(stop: str) -> int:
        nonlocal at
        start, at = at, bits.index(stop, at) + 1
        return at - 1 - start

    def gamma() -> int:
        nonlocal at
        zeros = unary("1")
        at += zeros
        return int(bits[at - zeros - 1 : at], 2)

    count = gamma()
    lengths = [gamma(), gamma()] if count >= LONG else []
    width, high_at = rice_width(size, count), at
    high = [unary("0") for _ in range(count)]
    low_at = at
    low = [int(bits[low_at + width * i : low_at + width * (i + 1)] or "0", 2) for i in range(count)]
    at = counts_at = low_at + width * count
    counts = [unary("0") + 1 for _ in range(count)]
    assert at == len(bits)
    assert lengths in ([], [low_at - high_at, at - counts_at])
    documents, document = [], -1
    for gap_high, gap_low in zip(high, low, strict=True):
        document += (gap_high << width | gap_low) + 1
        documents.append(document)
    return dict(zip(documents, counts, strict=True))


@given(HELD)
def test_postings_give_back_documents_and_counts(held: list[tuple[int, int]]) -> None:
    counts = [0] * SIZE
    for document, count in held:
        counts[document] = count
    found, kept = postings(occurrences(counts), SIZE)
    capped = {document: min(count, HIGHEST) for document, count in sorted(held)}
    assert found.documents == len(held)
    assert read(found.bits, SIZE) == capped
    assert len(kept) == sum(capped.values())


@settings(max_examples=200, deadline=None)
@given(HELD, st.integers(0, SIZE - 1), st.integers(0, 3), st.lists(st.integers(0, 20), max_size=3))
def test_patched_postings_equal_postings_that_are_made_at_once(
    held: list[tuple[int, int]], first: int, removed: int, added: list[int]
) -> None:
    counts = [0] * SIZE
    for document, count in held:
        counts[document] = min(count, HIGHEST)
    new_counts = [*counts[:first], *(min(count, HIGHEST) for count in added), *counts[first + removed :]]
    before, after = occurrences(counts), occurrences(new_counts)
    published, _ = postings(before, SIZE)
    if after:
        run = ReplacedRun(first, min(first + removed, SIZE), first + len(added), SIZE, len(new_counts))
        assert patched(published, before, after, run) == postings(after, len(new_counts))[0]
