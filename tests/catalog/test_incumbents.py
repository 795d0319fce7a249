"""The article that has an address keeps it; the order of paths decides only if nobody has it."""

from __future__ import annotations

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.incumbents import Owner
from tests.catalog.rows import article, fill


def test_without_a_memory_the_first_path_gets_a_claim(catalog: Catalog) -> None:
    catalog.incumbents.begin({})
    fill(catalog, article("b", url="x.html"), article("a", url="x.html"))
    catalog.incumbents.arrived(["a", "b"])
    assert catalog.incumbents.first("url:x.html", ["b", "a"]) == "a"
    assert catalog.incumbents.first("url:x.html", []) == ""


def test_a_published_article_that_nobody_touched_comes_before_one_that_arrives(catalog: Catalog) -> None:
    fill(catalog, article("b", url="x.html", declared_id="i"))
    catalog.incumbents.begin({})
    fill(catalog, article("a", url="x.html", declared_id="i"))
    catalog.incumbents.arrived(["a"])
    for claim in ("url:x.html", "id:i"):
        assert catalog.incumbents.first(claim, ["a", "b"]) == "b"


def test_a_published_article_that_is_edited_keeps_what_it_had_and_gets_nothing_more(catalog: Catalog) -> None:
    fill(catalog, article("b", url="x.html", aliases=["old/b.html"]))
    catalog.incumbents.begin({})
    catalog.incumbents.remember("b")
    catalog.articles.drop("b")
    fill(catalog, article("b", url="x.html", aliases=["old/b.html", "new.html"]), article("a", url="x.html"))
    catalog.incumbents.arrived(["a", "b"])
    for claim in ("url:x.html", "alias:old/b.html"):
        assert catalog.incumbents.first(claim, ["a", "b"]) == "b"
    assert catalog.incumbents.first("alias:new.html", ["a", "b"]) == "a"


def test_a_published_article_is_known_after_all_articles_were_loaded_anew(catalog: Catalog) -> None:
    fill(catalog, article("b", url="x.html"), article("draft", url="x.html", state="draft"))
    catalog.incumbents.begin({})
    catalog.incumbents.remember_all()
    catalog.articles.begin_all()
    fill(catalog, article("a", url="x.html"), article("b", url="x.html"))
    catalog.articles.end_all()
    assert catalog.incumbents.first("url:x.html", ["a", "b"]) == "b"
    catalog.incumbents.end()
    assert catalog.incumbents.first("url:x.html", ["a", "b"]) == "a"


def test_a_renamed_file_is_known_by_its_bytes(catalog: Catalog) -> None:
    fill(catalog, article("old name", url="x.html"))
    catalog.incumbents.begin({})
    catalog.incumbents.remember("old name")
    catalog.articles.drop("old name")
    renamed = article("z", url="x.html")._replace(digest="digest of old name")
    fill(catalog, article("a", url="x.html"), renamed)
    catalog.incumbents.arrived(["a", "z"])
    assert catalog.incumbents.first("url:x.html", ["a", "z"]) == "z"


def test_the_recorded_owner_of_a_contested_claim_comes_first(catalog: Catalog) -> None:
    catalog.incumbents.begin({"url:x.html": Owner("c", "digest of c"), "url:y.html": Owner("gone", "digest of c")})
    fill(catalog, *(article(path, url="x.html") for path in "abc"))
    catalog.incumbents.arrived("abc")
    assert catalog.incumbents.first("url:x.html", "abc") == "c"
    assert catalog.incumbents.first("url:y.html", "abc") == "c"  # whose file had another name
    catalog.incumbents.forget(["url:x.html"])
    assert catalog.incumbents.first("url:x.html", "abc") == "a"
    catalog.incumbents.decide("url:x.html", "b")
    assert catalog.incumbents.owners["url:x.html"] == Owner("b", "digest of b")
