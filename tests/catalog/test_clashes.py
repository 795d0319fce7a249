"""Articles that cannot be published beside each other."""

from __future__ import annotations

from syrnews_site.catalog.catalog import Catalog
from tests.catalog.rows import article, fill


def test_the_keys_of_an_article_are_its_address_and_its_declared_id(catalog: Catalog) -> None:
    fill(catalog, article("a", url="x.html", declared_id="x"))
    assert catalog.clashes.keys("a") == ("x.html", "x")
    assert catalog.clashes.keys("unknown") is None


def test_articles_that_share_an_address_or_an_id_are_rivals(catalog: Catalog) -> None:
    fill(
        catalog,
        article("a", url="x.html"),
        article("b", url="x.html", declared_id="i"),
        article("c", url="y.html", declared_id="i", state="clash"),
        article("d", url="z.html"),
    )
    rivals = [("a", "x.html", ""), ("b", "x.html", "i"), ("c", "y.html", "i")]
    assert catalog.clashes.all_rivals() == rivals
    assert catalog.clashes.rivals([("x.html", ""), ("none.html", "i")]) == rivals
    assert catalog.clashes.rivals([("z.html", "")]) == [("d", "z.html", "")]
    assert catalog.clashes.rivals([]) == []


def test_articles_without_a_declared_id_do_not_share_one(catalog: Catalog) -> None:
    fill(catalog, article("a", url="x.html"), article("b", url="y.html"))
    assert catalog.clashes.all_rivals() == []
    assert catalog.clashes.rivals([("none.html", "")]) == []


def test_drafts_and_future_articles_are_no_rivals(catalog: Catalog) -> None:
    fill(
        catalog,
        article("a", url="x.html", state="draft"),
        article("b", url="x.html"),
        article("c", url="x.html", state="future"),
    )
    assert catalog.clashes.all_rivals() == []
    assert catalog.clashes.rivals([("x.html", "")]) == [("b", "x.html", "")]
    assert catalog.clashes.with_url("x.html") == ["b"]


def test_the_articles_with_an_address_or_an_id_come_in_the_order_of_their_paths(catalog: Catalog) -> None:
    fill(
        catalog,
        article("b", url="x.html", declared_id="i"),
        article("a", url="x.html", state="clash"),
        article("c", url="y.html", declared_id="i"),
    )
    assert catalog.clashes.with_url("x.html") == ["a", "b"]
    assert catalog.clashes.with_id("i") == ["b", "c"]
    assert catalog.clashes.with_url("none.html") == catalog.clashes.with_id("none") == []
