"""Two builds compared: folders, catalogs, and what each of them can tell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from syrnews_site.published.compare import compare
from syrnews_site.published.difference import ChangeLists, NotABuild
from syrnews_site.settings.options import Options, places
from tests.sitekit import FEW_PAGES, Archive

pytestmark = pytest.mark.slow


def archive_in(folder: Path) -> Archive:
    folder.mkdir()
    made = Archive(folder, FEW_PAGES)
    made.article("kept.md", title="الباقية", date="2025-11-06", tags="حمص")
    made.article("edited.md", title="المعدلة", date="2025-11-06T10:00", tags="دمشق")
    made.article("gone.md", title="الراحلة", date="2024-01-02", tags="حلب")
    return made


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Archive, Archive]:
    """The same archive before and after: one article edited, one gone, one new, one rejected."""
    tmp_path = tmp_path_factory.mktemp("builds")
    before, after = archive_in(tmp_path / "before"), archive_in(tmp_path / "after")
    for archive in (before, after):
        archive.write("articles/always-wrong.md", "بلا تاريخ")
    (after.content / "articles/gone.md").unlink()
    after.article("edited.md", title="المعدلة", date="2025-11-06T10:00", tags="دمشق", body="متن آخر.")
    after.article("added.md", title="الجديدة", date="2025-11-07")
    after.write("articles/broken.md", "---\ntitle: بلا تاريخ\n---\n\nمتن\n")
    before.build()
    after.build()
    return before, after


def titles(changes: ChangeLists) -> tuple[list[str], list[str], list[str]]:
    """The titles of what was added, changed and removed."""
    added, changed, removed = (
        [entry.title for entry in entries] for entries in (changes.added, changes.changed, changes.removed)
    )
    return added, changed, removed


def catalogs(builds: tuple[Archive, Archive]) -> list[Path]:
    return [Path(places(Options(content=build.content, output=build.output)).catalog) for build in builds]


def test_an_edited_article_differs_and_its_neighbour_is_another_page(builds: tuple[Archive, Archive]) -> None:
    difference = compare(builds[0].output, builds[1].output)
    assert titles(difference.articles) == (["الجديدة"], ["المعدلة"], ["الراحلة"])
    changed_pages = {entry.path for entry in difference.pages.changed}
    assert "index.html" in changed_pages
    assert "2025/11/06/kept.html" not in {entry.path for entry in difference.articles.changed}
    assert difference.new_files == sum(file.is_file() for file in builds[1].output.rglob("*")) - 1


def test_pages_that_changed_in_their_navigation_alone_are_listed_apart(tmp_path: Path) -> None:
    page = (
        "<title>ع</title><header>{}</header><main><h1>ع</h1><p>{}</p><nav class=near>{}</nav></main><footer>ت</footer>"
    )
    record = "<code>" + "a" * 64 + "</code>"
    pages = {
        "2025/11/06/near.html": (("", "متن" + record, "قبل"), ("", "متن" + record, "بعد")),
        "2025/11/06/edited.html": (("", "متن", "قبل"), ("", "متن آخر", "بعد")),
        "2025/11/06/unknown.html": (("", "متن", "قبل"), ("", "متن", "بعد")),
        "about.html": (("أ", "صفحة", ""), ("ب", "صفحة", "")),
        "tags.html": (("أ", "وسوم", ""), ("ب", "وسوم أخرى", "")),
    }
    for path, versions in pages.items():
        for name, parts in zip(("old", "new"), versions, strict=True):
            (tmp_path / name / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / path).write_text(page.format(*parts), encoding="utf-8")
    difference = compare(tmp_path / "old", tmp_path / "new")
    assert [entry.path for entry in difference.navigation] == ["2025/11/06/near.html", "about.html"]
    assert [entry.path for entry in difference.pages.changed] == ["tags.html"]
    # Without the digest of an original, nothing says that the article is the same.
    assert [entry.path for entry in difference.articles.changed] == [
        "2025/11/06/edited.html",
        "2025/11/06/unknown.html",
    ]


def test_two_catalogs_list_the_articles_that_two_folders_list(builds: tuple[Archive, Archive]) -> None:
    from_catalogs = compare(*catalogs(builds))
    from_folders = compare(builds[0].output, builds[1].output)
    assert titles(from_catalogs.articles) == titles(from_folders.articles)
    assert from_catalogs.rejected == from_folders.rejected
    assert (from_catalogs.old_files, from_catalogs.new_files) == (from_folders.old_files, from_folders.new_files)
    assert (from_catalogs.old_size, from_catalogs.new_size) == (from_folders.old_size, from_folders.new_size)


def test_comparing_leaves_the_catalogs_untouched(builds: tuple[Archive, Archive]) -> None:
    kept = [file.read_bytes() for file in catalogs(builds)]
    compare(*catalogs(builds))
    compare(builds[0].output, builds[1].output)
    assert [file.read_bytes() for file in catalogs(builds)] == kept


def test_rejected_files_are_known_from_the_catalog_beside_the_build(builds: tuple[Archive, Archive]) -> None:
    rejected = compare(builds[0].output, builds[1].output).rejected
    assert rejected is not None
    assert {(rejection.diagnostic.file, rejection.new) for rejection in rejected} == {
        ("articles/always-wrong.md", False),
        ("articles/broken.md", True),
    }


def test_without_catalogs_folders_list_articles_and_no_rejections(
    builds: tuple[Archive, Archive], tmp_path: Path
) -> None:
    copies = [Path(shutil.copytree(build.output, tmp_path / f"copy{number}")) for number, build in enumerate(builds)]
    difference = compare(*copies)
    assert difference.rejected is None
    assert titles(difference.articles) == (["الجديدة"], ["المعدلة"], ["الراحلة"])


def test_everything_is_new_compared_with_nothing(builds: tuple[Archive, Archive], tmp_path: Path) -> None:
    for build in (builds[0].output, catalogs(builds)[0]):
        difference = compare(tmp_path / "nothing", build)
        assert (len(difference.articles.added), difference.old_size) == (3, 0)
        assert not difference.articles.changed
        assert not difference.articles.removed


def test_a_build_does_not_differ_from_itself(builds: tuple[Archive, Archive]) -> None:
    for build in (builds[0].output, catalogs(builds)[0]):
        difference = compare(build, build)
        assert not difference.articles
        assert not difference.pages
        assert difference.old_size == difference.new_size > 0


def test_a_folder_and_a_file_or_a_file_that_is_no_catalog_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("no catalog", encoding="utf-8")
    for old, new in (("folder", "file"), ("file", "folder"), ("file", "file"), ("none", "file"), ("folder", "none")):
        with pytest.raises(NotABuild):
            compare(tmp_path / old, tmp_path / new)


def test_a_file_that_became_a_folder_is_removed_and_its_files_are_added(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a").write_text("x", encoding="utf-8")
    (tmp_path / "new" / "a").mkdir(parents=True)
    (tmp_path / "new" / "a" / "b").write_text("x", encoding="utf-8")
    pages = compare(tmp_path / "old", tmp_path / "new").pages
    assert ([entry.path for entry in pages.added], [entry.path for entry in pages.removed]) == (["a/b"], ["a"])
