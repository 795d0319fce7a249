"""The index of an archive as a whole: nothing but the articles decides what it contains."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.search.archive import article, index_files


def test_a_new_article_changes_its_own_segment_and_the_manifest_only() -> None:
    articles = [
        article(f"a{n}", f"20{n % 4 + 20}-03-0{n % 9 + 1}", f"خبر رقم {n}", "نص الخبر في دمشق وحلب " * 9)
        for n in range(40)
    ]
    before = index_files(articles, limit=15)
    after = index_files([*articles, article("new", "2022-05-05", "خبر جديد", "نص جديد")], limit=15)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {path.split("/")[1] for path in changed} == {"2022", "index.js"}


def test_the_index_of_a_small_archive_is_small() -> None:
    text = Path(__file__).parents[1].joinpath("data", "normalize.tsv").read_text("utf-8")
    body = " ".join(text.split())[:900]
    files = index_files([article(f"a{n}", f"2020-01-{n + 1:02}", f"خبر {n}", body) for n in range(24)])
    assert len(files) <= 8
    assert sum(map(len, files.values())) < 12_000


def test_the_order_in_which_articles_are_given_does_not_matter() -> None:
    articles = [article(f"a{n}", f"2020-01-{n + 1:02}", f"خبر {n}", "سقط مطر على حماة") for n in range(20)]
    assert index_files(articles) == index_files(reversed(articles))


@pytest.mark.parametrize("text", ["", "\x00", "\u200f", "a" * 10_000, "'); alert(1); ('", "</script>", "ﷺ" * 50])
def test_no_text_breaks_the_index(text: str) -> None:
    files = index_files([article("a", "2020-01-01", text or "خبر", text)])
    for path, data in files.items():
        assert data.startswith(b"syrnews('"), path
        if not path.endswith("index.js"):
            assert data.count(b"\n") == 1
            assert data.isascii()
