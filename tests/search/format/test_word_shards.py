"""Shards of words: where they end, their names, and the list of their words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.search.format.bits import unpack
from syrnews_site.search.format.word_shards import LARGEST, SMALLEST, ends, entries, shard_name
from tests.search.format.test_characters import decoded


def test_a_body_is_written_as_what_it_does_not_share_with_the_body_before() -> None:
    words = [("دمشق", "دمشق"), ("دمشق", "بدمشق"), ("دمشقي", "دمشقي"), ("حلب", "وحلب")]
    assert decoded(unpack(entries(words))) == "0دمشق 4'ب 4ي 0حلب'و"


def test_a_body_shares_thirty_five_letters_at_most() -> None:
    body = "ا" * 40
    assert decoded(unpack(entries([(body, body), (body, body)]))) == f"0{body} z{body[35:]}"


@given(st.text(min_size=1), st.integers(1, SMALLEST))
def test_a_shard_ends_between_its_smallest_and_its_largest_size(stem: str, weight: int) -> None:
    if stem.isprintable():
        assert not ends(SMALLEST - 1, stem, weight)
        assert ends(LARGEST, stem, weight)
        assert ends(SMALLEST, stem, SMALLEST)
        assert ends(SMALLEST, stem, weight) == ends(LARGEST - 1, stem, weight)


def test_a_shard_is_named_by_the_checksum_of_its_first_stem() -> None:
    assert shard_name("") == "0"
    assert shard_name("123456789") == "cbf43926"  # the check value of CRC-32
