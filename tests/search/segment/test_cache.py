"""A segment in the cache: after any edit, it gives the same files as a segment that is made at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnews_site.search.analysis import analyse, analysis_digest
from syrnews_site.search.segment import cache
from syrnews_site.search.segment.files import files_of
from syrnews_site.search.segment.index import SegmentIndex
from syrnews_site.search.segment.spans import spans_between
from tests.search.archive import article, whole

WORDS = "مطر ثلج ريح سحاب برق رعد ندى ضباب حماة حماية والمطر بالثلج الريح في من سوريا".split()  # noqa: SIM905
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
CODE = "code"


def encoded(number: int, text: str) -> bytes:
    """An article's analysis. Its tags and its title follow from its text."""
    return analyse(*article(f"a{number}", "2020-01-01", text[:20], text, outlet="o", tags=text.split()[:1]))


def published(index: SegmentIndex, *, keep: bool, before: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """The files of a segment. `before`: the published files, from which unchanged ones are taken."""
    return {
        path: (before or {})[path] if data is None else data
        for path, data in files_of(index, "all", "version", keep=keep)
    }


def digests(documents: Sequence[bytes]) -> bytes:
    return b"".join(map(analysis_digest, documents))


def resumed(before: Sequence[bytes], after: Sequence[bytes]) -> tuple[SegmentIndex, int]:
    """A segment of `after` that is made from the cached segment of `before`, and how many documents it had to read."""
    old = whole(before)
    published(old, keep=False)
    data = b"".join(cache.dump(old, CODE, b"before", digests(before)))
    found = cache.summary(data, CODE)
    assert found is not None
    spans = spans_between(found.digests, digests(after))
    fresh = [after[number] for span in spans for number in range(span.start, span.stop)]
    index = cache.load(data)
    index.replace(spans, fresh)
    return index, len(fresh)


def check(before: Sequence[bytes], after: Sequence[bytes]) -> None:
    files = published(whole(before), keep=False)
    index, _ = resumed(before, after)
    assert published(index, keep=True, before=files) == published(whole(after), keep=False)
    again, _ = resumed(before, after)
    assert published(again, keep=False) == published(whole(after), keep=False)
    clean = whole(after)
    published(clean, keep=False)
    assert cache.dump(index, CODE, b"after", b"") == cache.dump(clean, CODE, b"after", b"")


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, max_size=70), st.data())
def test_a_resumed_segment_gives_the_files_of_a_clean_one(texts: list[str], data: st.DataObject) -> None:
    before = [encoded(number, text) for number, text in enumerate(texts)]
    after = list(before)
    for number in range(data.draw(st.integers(0, 14))):
        at = data.draw(st.integers(0, len(after)))
        end = min(len(after), at + data.draw(st.integers(0, 2)))
        after[at:end] = [
            encoded(1000 + 10 * number + k, text) for k, text in enumerate(data.draw(st.lists(TEXTS, max_size=2)))
        ]
    check(before, after)


def test_a_word_that_an_article_repeats_very_often_is_capped_alike() -> None:
    texts = ["مطر " * 40, "مطر ثلج " * 30, "ثلج", "ريح مطر"]
    before = [encoded(number, text) for number, text in enumerate(texts)]
    check(before, [*before[:2], encoded(9, "ريح " + "مطر برق " * 25), *before[3:]])
    check(before, [encoded(9, "مطر " * 17), *before[1:]])


def test_documents_that_change_places_give_the_files_of_a_clean_segment() -> None:
    before = [encoded(number, f"خبر {number} مطر") for number in range(9)]
    check(before, [*before[:3], before[5], before[4], before[3], *before[6:]])


@pytest.mark.slow
def test_a_small_edit_reads_one_article_and_makes_few_files() -> None:
    before = [
        encoded(number, f"خبر{number} {WORDS[number % 9]} " + " ".join(f"كلمة{number}{n}" for n in range(200)))
        for number in range(120)
    ]
    after = [
        *before[:60],
        encoded(60, "خبر60 مطر " + " ".join(f"كلمة60{n}" for n in range(200)) + " رياح"),
        *before[61:],
    ]
    index, read = resumed(before, after)
    files = list(files_of(index, "all", "version", keep=True))
    written = [path for path, data in files if data is not None]
    assert read == 1
    assert len(files) > 40
    assert len(written) < 12


@pytest.mark.parametrize("at", [0, 3, 5, 40, -1])
def test_a_damaged_file_is_not_read(at: int) -> None:
    index = whole([encoded(1, "مطر في حماة"), encoded(2, "ثلج")])
    published(index, keep=False)
    data = bytearray(b"".join(cache.dump(index, CODE, b"print", b"digests")))
    assert cache.summary(bytes(data), CODE) is not None
    assert cache.summary(bytes(data), "another version") is None
    assert cache.summary(bytes(data[:-1]), CODE) is None
    data[at] ^= 1
    assert cache.summary(bytes(data), CODE) is None
    assert cache.summary(b"", CODE) is None
