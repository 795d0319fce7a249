"""Which documents of a segment have changed: spans of documents that give way to others.

A document is an article of the segment. Documents are numbered from 0, the oldest article first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from syrnews_site.search.analysis import DIGEST_SIZE


class Span(NamedTuple):
    """Documents first <= number < end give way to documents that get the numbers start <= number < stop."""

    first: int
    end: int
    start: int
    stop: int


@dataclass(frozen=True)
class Replacement:
    """Spans of a segment that had `size` documents. The spans are in order and do not touch each other."""

    spans: Sequence[Span]
    size: int

    @cached_property
    def numbers(self) -> list[int | None]:
        """The new number of each document; None if the document is replaced."""
        numbers: list[int | None] = []
        shift = 0
        for span in self.spans:
            numbers.extend(range(len(numbers) + shift, span.first + shift))
            numbers.extend([None] * (span.end - span.first))
            shift = span.stop - span.end
        return [*numbers, *range(len(numbers) + shift, self.size + shift)]

    @property
    def changed(self) -> list[tuple[int, int]]:
        """Runs first <= number < end of documents that are replaced or get another number."""
        runs = [(span.first, span.end) for span in self.spans if span.first < span.end]
        next_firsts = [*(span.first for span in self.spans[1:]), self.size]
        runs += [
            (span.end, next_first)
            for span, next_first in zip(self.spans, next_firsts, strict=False)
            if span.stop != span.end and span.end < next_first
        ]
        return runs


def spans_between(old: bytes, new: bytes) -> tuple[Span, ...]:
    """Where two lists of documents differ. A list is the analysis digests of its documents, one after the other.

    If documents have changed places, one span covers all that differs.
    """
    size = min(len(old), len(new)) // DIGEST_SIZE
    same = _largest(size, lambda count: old[: count * DIGEST_SIZE] == new[: count * DIGEST_SIZE])
    tail = _largest(size - same, lambda count: old[-count * DIGEST_SIZE :] == new[-count * DIGEST_SIZE :]) * DIGEST_SIZE
    before = _digests(old[same * DIGEST_SIZE : len(old) - tail])
    after = _digests(new[same * DIGEST_SIZE : len(new) - tail])
    removed, added = set(before) - set(after), set(after) - set(before)
    if [digest for digest in before if digest not in removed] != [digest for digest in after if digest not in added]:
        return (Span(same, same + len(before), same, same + len(after)),)
    spans, first, start = [], 0, 0
    while first < len(before) or start < len(after):
        end, stop = _end_of_run(before, first, removed), _end_of_run(after, start, added)
        if (end, stop) != (first, start):
            spans.append(Span(same + first, same + end, same + start, same + stop))
        first, start = end + 1, stop + 1
    return tuple(spans)


def _end_of_run(digests: list[bytes], at: int, members: set[bytes]) -> int:
    """The first position from `at` on whose digest is not a member."""
    while at < len(digests) and digests[at] in members:
        at += 1
    return at


def _largest(most: int, holds: Callable[[int], bool]) -> int:
    """The largest count up to `most` for which a condition holds that holds for all smaller counts."""
    return bisect_left(range(1, most + 1), True, key=lambda count: not holds(count))


def _digests(data: bytes) -> list[bytes]:
    return [data[at : at + DIGEST_SIZE] for at in range(0, len(data), DIGEST_SIZE)]
