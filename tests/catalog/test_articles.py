"""Articles: their states, what planning asks, and what the search index asks."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from syrnews_site.catalog.catalog import Catalog, open_catalog
from syrnews_site.catalog.rows import ArticleToIndex, LiveArticle
from syrnews_site.model import Tag
from syrnews_site.packed import decode_headline
from tests.catalog.rows import article, fill, paths

LAST = "\U0010ffff"


def test_an_article_is_known_by_its_file(catalog: Catalog) -> None:
    row = article("a")
    fill(catalog, row)
    assert catalog.articles.headline("a") == decode_headline(row.headline)
    assert catalog.articles.digest("a") == row.digest
    assert catalog.articles.spool("a") == row.spool
    assert catalog.articles.state("a") == "live"


def test_a_file_without_an_article_has_nothing(catalog: Catalog) -> None:
    assert catalog.articles.headline("a") is None
    assert catalog.articles.digest("a") == ""
    assert catalog.articles.spool("a") == b""
    assert catalog.articles.state("a") == ""


def test_only_live_articles_have_headlines_to_show(catalog: Catalog) -> None:
    fill(catalog, article("a", state="draft"), article("b", state="future"), article("c", state="clash"))
    assert [catalog.articles.headline(path) for path in "abc"] == [None, None, None]
    assert catalog.articles.counts_by_state() == {"clash": 1, "draft": 1, "future": 1}
    assert catalog.articles.between("", LAST) == []


def test_a_dropped_article_leaves_the_lists_of_its_terms(catalog: Catalog) -> None:
    fill(catalog, article("a", tags=[Tag("t", "T")]), article("b", tags=[Tag("t", "T")]))
    catalog.articles.drop("a")
    assert catalog.articles.state("a") == ""
    assert [decode_headline(headline).id for _, _, headline in catalog.terms.articles("tags/t")] == ["b"]
    catalog.articles.drop("unknown")


def test_the_lists_of_terms_follow_the_state_of_an_article(catalog: Catalog) -> None:
    fill(catalog, article("a", state="clash", tags=[Tag("t", "T")]))
    assert not catalog.terms.has("tags/t")
    catalog.articles.set_state("a", "live")
    assert catalog.terms.has("tags/t")
    catalog.articles.set_state("a", "clash")
    assert not catalog.terms.has("tags/t")


def test_a_table_that_takes_all_articles_anew_has_no_others_and_no_terms(catalog: Catalog) -> None:
    fill(catalog, article("a", tags=[Tag("t", "T")]))
    catalog.articles.begin_all()
    assert catalog.articles.counts_by_state() == {}
    assert not catalog.terms.has("tags/t")
    fill(catalog, article("a"))
    catalog.articles.end_all()
    assert catalog.articles.state("a") == "live"
    assert paths(catalog.articles.between("", LAST)) == ["a"]


def test_a_catalog_whose_articles_were_all_added_anew_is_opened_by_the_next_build(tmp_path: Path) -> None:
    with closing(open_catalog(str(tmp_path / "catalog"), clean=False)) as catalog:
        catalog.begin()
        catalog.articles.begin_all()
        fill(catalog, article("a"))
        catalog.articles.end_all()
        catalog.commit()
    with closing(open_catalog(str(tmp_path / "catalog"), clean=False)) as catalog:
        assert catalog.articles.state("a") == "live"


def test_live_articles_of_a_period_come_newest_first(catalog: Catalog) -> None:
    fill(
        catalog,
        article("a", "2025-11-06"),
        article("b", "2025-11-06T01:16+03:00"),
        article("c", "2025-11-05"),
        article("d", "2024-01-01"),
        article("e", ""),
        article("f", "2025-11-06", state="draft"),
        article("g", "2025-11-05"),
    )
    assert paths(catalog.articles.between("2025-11", "2025-11" + LAST)) == ["b", "a", "g", "c"]
    assert paths(catalog.articles.between("2025-11", "2025-11" + LAST, 2)) == ["b", "a"]
    assert paths(catalog.articles.between("", "0")) == ["e"]
    first = catalog.articles.between("2024", "2025")[0]
    row = article("d", "2024-01-01")
    assert first == LiveArticle("d", row.digest, row.headline, row.aliases, "2024-01-01", row.sort)


def test_neighbours_are_the_nearest_dated_articles(catalog: Catalog) -> None:
    fill(catalog, article("a", "2024-01-01"), article("b", "2025-01-01"), article("c", "2025-01-01"), article("d", ""))
    older = catalog.articles.neighbour("2024-06", newer=False)
    newer = catalog.articles.neighbour("2024-06", newer=True)
    assert (older and older.path, newer and newer.path) == ("a", "b")
    assert catalog.articles.neighbour("2023", newer=False) is None
    assert catalog.articles.neighbour("2026", newer=True) is None
    latest = catalog.articles.neighbour("2026", newer=False)
    assert latest is not None
    assert latest.path == "c"


def test_days_and_undated_articles_are_counted(catalog: Catalog) -> None:
    fill(
        catalog,
        article("a", "2025-11-06T10:00+03:00"),
        article("b", "2025-11-06"),
        article("c", "2024-02-29"),
        article("d", ""),
        article("e", "2023-01-01", state="draft"),
    )
    assert catalog.articles.days() == [("2024-02-29", 1), ("2025-11-06", 2)]
    assert catalog.articles.undated() == 1
    assert catalog.articles.latest() == "2025-11-06T07:00:00 2025-11-06T10:00+03:00"


def test_an_empty_archive_has_no_newest_article(catalog: Catalog) -> None:
    assert catalog.articles.latest() == ""
    assert catalog.articles.days() == []
    assert catalog.articles.undated() == 0


def test_future_articles_are_due_when_their_moment_has_come(catalog: Catalog) -> None:
    fill(
        catalog,
        article("b", "2025-11-06T10:00+03:00", state="future"),
        article("a", "2025-11-05", state="future"),
        article("c", "2025-11-07", state="future"),
        article("d", "2025-11-01"),
    )
    assert catalog.articles.due("2025-11-06T07:00:00") == ["a", "b"]
    assert catalog.articles.due("2025-11-06T06:59:59") == ["a"]


def test_articles_with_aliases_come_by_path(catalog: Catalog) -> None:
    fill(
        catalog,
        article("b", aliases=["old.html"]),
        article("a", aliases=["older.html"]),
        article("c"),
        article("d", state="draft", aliases=["x.html"]),
    )
    assert paths(catalog.articles.with_aliases()) == ["a", "b"]


def test_the_search_index_reads_a_period_oldest_first(catalog: Catalog) -> None:
    fill(
        catalog,
        article("b", "2025-01-02"),
        article("c", "2025-01-01"),
        article("a", "2025-01-02"),
        article("d", "2025-01-03", state="draft"),
        article("e", "2026-01-01"),
        article("f", ""),
    )
    assert list(catalog.articles.analysis_digests("2025", "2026")) == [
        b"analysis of c",
        b"analysis of a",
        b"analysis of b",
    ]
    assert list(catalog.articles.analysis_digests("", "0")) == [b"analysis of f"]
    assert list(catalog.articles.to_index("2025", "2026", 1, 3)) == [
        ArticleToIndex("a", "digest of a", b"place of a"),
        ArticleToIndex("b", "digest of b", b"place of b"),
    ]


def test_the_newest_articles_are_those_of_the_latest_moments_whatever_day_they_print(catalog: Catalog) -> None:
    fill(
        catalog,
        article("a", "2024-06-01T00:30+03:00"),
        article("b", "2024-05-31T22:00+00:00"),
        article("c", "2024-06"),
        article("d", "2024"),
        article("e", ""),
    )
    assert paths(catalog.articles.newest(9)) == ["b", "a", "c", "d"]
    assert paths(catalog.articles.newest(2)) == ["b", "a"]
    assert catalog.articles.days() == [("2024", 1), ("2024-05-31", 1), ("2024-06", 1), ("2024-06-01", 1)]
    first, last = catalog.articles.times("2024-06", "2024-06" + LAST)
    assert paths(catalog.articles.in_time(first, last)) == ["a", "c"]
    assert paths(catalog.articles.between("2024", "2024" + LAST)) == ["a", "c", "b", "d"]
    assert catalog.articles.times("2023", "2023" + LAST) == ("", "")


def test_twins_are_files_of_the_same_bytes(catalog: Catalog) -> None:
    rows = [article(path)._replace(digest=digest) for path, digest in zip("cbad", "xxyx", strict=True)]
    fill(catalog, *rows)
    assert catalog.articles.twins() == [("c", "b"), ("d", "b")]
