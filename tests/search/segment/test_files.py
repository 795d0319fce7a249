"""The files of a segment: which there are, and which an edit makes again."""

from __future__ import annotations

from syrnews_site.search.analysis import analyse
from syrnews_site.search.segment.files import OWN, files_of
from syrnews_site.search.segment.spans import Span
from tests.search.archive import article, whole


def encoded(number: int, text: str) -> bytes:
    return analyse(*article(f"a{number}", f"2020-{number // 40 + 1:02}-01", f"خبر{number}", text))


def test_a_segment_has_files_of_words_marks_documents_common_words_and_a_head() -> None:
    paths = [path for path, _ in files_of(whole([encoded(1, "مطر"), encoded(2, "مطر")]), "2020", "v", keep=False)]
    assert [path.split("/")[:2] for path in paths] == [["search", "2020"]] * len(paths)
    assert [path.split("/")[2][0] for path in paths] == ["t", "n", "d", "w", "h"]


def test_a_word_with_many_marks_has_a_file_of_its_own_for_them() -> None:
    few, many = ([encoded(n, "مطر " * 15) for n in range(count)] for count in (10, OWN // 15 + 1))
    assert not [path for path, _ in files_of(whole(few), "all", "v", keep=False) if "-" in path]
    assert len([path for path, _ in files_of(whole(many), "all", "v", keep=False) if "-" in path]) == 1


def test_files_that_have_not_changed_are_named_without_bytes() -> None:
    index = whole([encoded(number, f"مطر كلمة{number}") for number in range(70)])
    first = dict(files_of(index, "all", "v", keep=False))
    assert None not in first.values()
    again = dict(files_of(index, "all", "v", keep=True))
    assert again.keys() == first.keys()
    assert [path for path, data in again.items() if data is not None] == ["search/all/head.js"]
    assert dict(files_of(index, "all", "v", keep=False)) == first


def test_an_edit_makes_the_shards_of_its_words_and_its_own_document_again() -> None:
    index = whole([encoded(number, f"مطر كلمة{number}") for number in range(70)])
    first = dict(files_of(index, "all", "v", keep=False))
    index.replace([Span(40, 41, 40, 41)], [encoded(40, "ثلج")])
    files = dict(files_of(index, "all", "v", keep=True))
    assert files["search/all/d0.js"] is None
    assert files["search/all/d1.js"] not in (None, first["search/all/d1.js"])
    assert files["search/all/d2.js"] is None
