"""Content files, and the digests of folders."""

from __future__ import annotations

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.files import FETCHED
from syrnews_site.catalog.rows import FileRow


def file(path: str, *, digest: str = "", suspect: bool = True) -> FileRow:
    return FileRow(path, path.rpartition("/")[0], 5, 6, 10, 7, True, False, digest, suspect)


def test_files_are_found_by_folder(catalog: Catalog) -> None:
    rows = [file("articles/a.md"), file("articles/2025/b.md"), file("media/c.png"), file("site.yaml")]
    catalog.files.record(rows)
    assert catalog.files.in_folder("articles") == {"articles/a.md": rows[0]}
    assert [row.path for row in catalog.files.below("articles/")] == ["articles/2025/b.md", "articles/a.md"]
    assert [row.path for row in catalog.files.below("")] == sorted(row.path for row in rows)
    assert catalog.files.count("articles/") == 2
    assert catalog.files.count("") == 4


def test_a_file_whose_digest_is_recorded_is_not_suspect(catalog: Catalog) -> None:
    catalog.files.record([file("a"), file("b"), file("c", suspect=False)])
    assert [row.path for row in catalog.files.below("", suspects=True)] == ["a", "b"]
    catalog.files.set_digests([("a", "new")])
    assert catalog.files.in_folder("")["a"] == file("a", digest="new", suspect=False)
    assert catalog.files.count("", suspects=True) == 1


def test_a_file_that_is_recorded_again_replaces_its_row(catalog: Catalog) -> None:
    catalog.files.record([file("a", digest="old")])
    catalog.files.record([file("a", digest="new")])
    assert catalog.files.in_folder("") == {"a": file("a", digest="new")}


def test_forgotten_files_are_gone(catalog: Catalog) -> None:
    catalog.files.record([file("a"), file("b")])
    catalog.files.forget(["a", "unknown"])
    assert list(catalog.files.in_folder("")) == ["b"]


def test_files_can_be_changed_while_they_are_iterated(catalog: Catalog) -> None:
    paths = [f"articles/{number:05}" for number in range(FETCHED + 9)]
    catalog.files.record(map(file, paths))
    seen = []
    for row in catalog.files.below("articles/", suspects=True):
        catalog.files.set_digests([(row.path, "digest")])
        seen.append(row.path)
    assert seen == paths
    assert catalog.files.count("", suspects=True) == 0


def test_digests_of_folders_are_kept_by_tree(catalog: Catalog) -> None:
    catalog.folders.record("content", [("", b"1"), ("articles", b"2"), ("media", b"3")])
    catalog.folders.record("output", [("", b"4")])
    catalog.folders.record("content", [("articles", b"5")], gone=["media"])
    assert catalog.folders.digests("content") == {"": b"1", "articles": b"5"}
    assert catalog.folders.digests("output") == {"": b"4"}
    catalog.folders.forget("content")
    assert catalog.folders.digests("content") == {}
    assert catalog.folders.digests("output") == {"": b"4"}
