"""Which documents of a segment have changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.search.analysis import DIGEST_SIZE
from syrnews_site.search.segment.spans import Replacement, Span, spans_between

LETTERS = st.lists(st.sampled_from("abcdefghijklmnop"), max_size=12, unique=True).map("".join)


def digests(letters: str) -> bytes:
    """A digest for each letter."""
    return b"".join(letter.encode() * DIGEST_SIZE for letter in letters)


@pytest.mark.parametrize(
    ("old", "new", "spans"),
    [
        ("", "", []),
        ("abc", "abc", []),
        ("", "ab", [Span(0, 0, 0, 2)]),
        ("ab", "", [Span(0, 2, 0, 0)]),
        ("abc", "axc", [Span(1, 2, 1, 2)]),
        ("abc", "abcd", [Span(3, 3, 3, 4)]),
        ("abcde", "axxcd", [Span(1, 2, 1, 3), Span(4, 5, 5, 5)]),
        ("abcd", "acbd", [Span(1, 3, 1, 3)]),
    ],
)
def test_spans_cover_what_differs(old: str, new: str, spans: list[Span]) -> None:
    assert list(spans_between(digests(old), digests(new))) == spans


@given(LETTERS, LETTERS)
def test_replacing_the_spans_of_the_old_list_gives_the_new_list(old: str, new: str) -> None:
    spans = spans_between(digests(old), digests(new))
    made = list(old)
    for span in spans:
        made[span.start : span.start + span.end - span.first] = new[span.start : span.stop]
    assert "".join(made) == new


@given(LETTERS, LETTERS)
def test_each_document_that_stays_is_told_its_new_number(old: str, new: str) -> None:
    replacement = Replacement(spans_between(digests(old), digests(new)), len(old))
    numbers = replacement.numbers
    assert len(numbers) == len(old)
    assert all(new[number] == letter for letter, number in zip(old, numbers, strict=True) if number is not None)
    changed = {document for first, end in replacement.changed for document in range(first, end)}
    assert changed == {document for document, number in enumerate(numbers) if number != document}
