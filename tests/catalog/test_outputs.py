"""Published files and their fingerprints."""

from __future__ import annotations

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import OutputRow


def output(path: str, part: str = "articles:2025", fingerprint: bytes = b"f") -> OutputRow:
    return OutputRow(path, part, fingerprint, 10, b"d")


def test_published_files_are_found_by_part_and_by_path(catalog: Catalog) -> None:
    rows = [output("2025/a.html"), output("2025/b.html"), output("index.html", "home:")]
    catalog.outputs.record(rows)
    assert catalog.outputs.of("articles:2025") == {"2025/a.html": rows[0], "2025/b.html": rows[1]}
    assert catalog.outputs.of("articles:") == {}
    assert catalog.outputs.get("index.html") == rows[2]
    assert catalog.outputs.get("unknown") is None
    assert catalog.outputs.count() == 3


def test_published_files_of_a_folder_do_not_include_those_of_its_folders(catalog: Catalog) -> None:
    catalog.outputs.record(map(output, ["index.html", "a/z.html", "a/b.html", "a/b/c.html", "ab/d.html"]))
    assert [row.path for row in catalog.outputs.in_folder("a")] == ["a/b.html", "a/z.html"]
    assert [row.path for row in catalog.outputs.in_folder("")] == ["index.html"]
    assert [row.path for row in catalog.outputs.in_folder("a/b")] == ["a/b/c.html"]
    assert catalog.outputs.in_folder("none") == []


def test_parts_are_listed_once_and_in_order(catalog: Catalog) -> None:
    parts = ["search:2011", "search:", "search:2010s", "searches:x", "articles:2025", "articles:2025"]
    catalog.outputs.record(output(str(number), part) for number, part in enumerate(parts))
    assert catalog.outputs.parts() == ["articles:2025", "search:", "search:2010s", "search:2011", "searches:x"]
    assert catalog.outputs.parts_of("search") == ["", "2010s", "2011"]
    assert catalog.outputs.parts_of("none") == []


def test_a_file_that_is_recorded_again_replaces_its_row(catalog: Catalog) -> None:
    catalog.outputs.record([output("a", "home:")])
    catalog.outputs.record([output("a", "articles:2025", b"g")])
    assert catalog.outputs.of("home:") == {}
    assert catalog.outputs.get("a") == output("a", "articles:2025", b"g")


def test_a_new_fingerprint_changes_nothing_else(catalog: Catalog) -> None:
    catalog.outputs.record([output("a"), output("b")])
    catalog.outputs.set_fingerprints([("a", b"new"), ("unknown", b"new")])
    assert catalog.outputs.get("a") == output("a", fingerprint=b"new")
    assert catalog.outputs.get("b") == output("b")
    assert catalog.outputs.count() == 2


def test_forgotten_files_are_gone(catalog: Catalog) -> None:
    catalog.outputs.record(map(output, "abc"))
    catalog.outputs.forget(["a", "unknown"])
    assert list(catalog.outputs.of("articles:2025")) == ["b", "c"]
    catalog.outputs.forget_all()
    assert catalog.outputs.count() == 0
