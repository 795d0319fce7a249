"""A segment as data: the occurrences of its words, and what a replacement does to them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from syrnews_site.search.analysis import analyse
from syrnews_site.search.format.occurrences import MARK_BITS, MARKS, mark
from syrnews_site.search.ranking import TITLE, length_class
from syrnews_site.search.segment.index import FEW, SegmentIndex
from syrnews_site.search.segment.spans import Span
from tests.search.archive import article, whole

WORDS = ("مطر", "ثلج", "ريح", "سحاب", "برق", "رعد")
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=40)


def encoded(texts: Sequence[str]) -> list[bytes]:
    return [analyse(*article(f"a{number}", "2020-01-01", "", text)) for number, text in enumerate(texts)]


def test_a_stop_word_occurs_once_and_the_words_beside_it_are_neighbours() -> None:
    index = whole([analyse(*article("a", "2020-01-01", "مطر", "سقط في حماة في حمص في"))])
    assert list(index.occurrences["في"]) == [0]
    assert [occurrence % MARKS for occurrence in index.occurrences["حماه"]] == [mark("حمص")]
    assert index.length_classes == [length_class(7)]


def test_a_word_of_the_title_occurs_as_often_as_the_ranking_says() -> None:
    index = whole([analyse(*article("a", "2020-01-01", "مطر غزير", "مطر"))])
    assert list(index.occurrences["مطر"]) == [*[mark("غزير")] * TITLE, 0]


def test_outlets_and_tags_occur_like_words() -> None:
    articles = [article(f"a{n}", "2020-01-01", "خبر", "نص", outlet="sana", tags=["rain"][:n]) for n in range(2)]
    index = whole([analyse(*pair) for pair in articles])
    assert list(index.occurrences["$sana"]) == [0, 1 << MARK_BITS]
    assert list(index.occurrences["@rain"]) == [1 << MARK_BITS]


def contents(index: SegmentIndex) -> tuple[object, ...]:
    """All data of a segment, words without occurrences left out."""
    occurrences = {word: array("I", found).tolist() for word, found in index.occurrences.items() if found}
    return index.rows, index.length_classes, occurrences


@settings(deadline=None)
@given(TEXTS, st.data())
def test_a_segment_after_a_replacement_is_the_segment_of_the_new_documents(
    texts: list[str], data: st.DataObject
) -> None:
    before = encoded(texts)
    removed = data.draw(st.sets(st.sampled_from(range(len(before))), max_size=3 * FEW) if before else st.just(set()))
    spans, after, shift = [], list(before), 0
    for number in sorted(removed):
        new = encoded(data.draw(st.lists(st.sampled_from(WORDS), max_size=2)))
        start = number + shift
        after[start : start + 1] = new
        spans.append(Span(number, number + 1, start, start + len(new)))
        shift += len(new) - 1
    index = whole(before)
    index.replace(spans, [after[number] for span in spans for number in range(span.start, span.stop)])
    assert contents(index) == contents(whole(after))


def test_words_that_do_not_occur_in_the_new_documents_are_forgotten() -> None:
    index = whole(encoded(["مطر", "ثلج"]))
    index.replace([Span(0, 1, 0, 1)], encoded(["ريح"]))
    assert set(index.occurrences) == {"ريح", "ثلج"}
