"""Promise 13: nothing is read outside content/ and templates/, and nothing is written outside build/ and .cache/.

Whoever may send a pull request can put links anywhere into these folders.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from syrnews_site.build.build import build
from syrnews_site.build.outcome import BuildFailed
from syrnews_site.disk.files import NotRegular
from syrnews_site.settings.options import Options
from syrnews_site.starter.article import write
from tests.sitekit import FEW_PAGES, Archive, tree

pytestmark = pytest.mark.slow

SECRET = b"SECRET: k: : v\n"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path / "archive", FEW_PAGES)
    archive.article("one.md")
    outside = tmp_path / "outside"
    for name in ("a.md", "a.png", "a.css", "a.txt", "file", "articles/b.md"):
        (outside / name).parent.mkdir(parents=True, exist_ok=True)
        (outside / name).write_bytes(SECRET)
    return archive


def outside(archive: Archive) -> Path:
    return archive.root.parent / "outside"


# Every place in content/ and templates/ in which a link could be followed: the link, and where it leads.
FILES = {
    "content/tags.yaml": "file",
    "content/sources.yaml": "file",
    "content/chronology.yaml": "file",
    "content/articles/a.md": "a.md",
    "content/articles/a.txt": "a.txt",
    "content/articles/2020": "articles",
    "content/pages/a.md": "a.md",
    "content/pages/below": "articles",
    "content/media/a.png": "a.png",
    "content/media/below": "",
    "content/static/a.txt": "a.txt",
    "content/static/.well-known": "",
    "content/other/a.md": "a.md",
    "templates/parts/footer.html": "file",
    "templates/strings.yaml": "file",
    "templates/assets/a.css": "a.css",
}
FOLDERS = {
    "content/pages": "",
    "content/media": "",
    "content/static": "",
    "content/other": "",
    "templates/parts": "",
    "templates/assets": "",
}


def make(archive: Archive, paths: Iterable[str], maker: Callable[[Path], None]) -> list[str]:
    """Make something at each of these paths. Returns the names under which a build must report them."""
    for path in paths:
        (archive.root / path).parent.mkdir(parents=True, exist_ok=True)
        maker(archive.root / path)
    return sorted(path.removeprefix("content/") for path in paths)


@pytest.mark.parametrize("links", [FILES, FOLDERS], ids=["files", "folders"])
def test_a_link_costs_itself_alone_and_nothing_behind_it_is_read(archive: Archive, links: dict[str, str]) -> None:
    targets = {archive.root / link: outside(archive) / target for link, target in links.items()}
    names = make(archive, links, lambda path: path.symlink_to(targets[path]))
    outcome = archive.build()
    assert outcome.articles == 1
    assert sorted(diagnostic.file for diagnostic in outcome.diagnostics) == names
    assert not [name for name, data in tree(archive.output).items() if b"SECRET" in data]
    assert "SECRET" not in str(outcome.diagnostics)


@pytest.mark.parametrize("link", ["content/articles", "content/site.yaml"])
def test_without_its_articles_or_its_settings_no_site_is_published(archive: Archive, link: str) -> None:
    archive.build()
    before = tree(archive.output)
    path = archive.root / link
    path.rename(archive.root / "elsewhere")
    path.symlink_to(archive.root / "elsewhere")
    with pytest.raises(BuildFailed) as failed:
        archive.build()
    assert {(found.file, found.code) for found in failed.value.diagnostics} == {(link.partition("/")[2], "SN104")}
    assert tree(archive.output) == before


@pytest.mark.parametrize("folder", ["content", "templates", "build", ".cache", ".cache/build"])
def test_a_folder_that_is_itself_a_link_is_refused(archive: Archive, folder: str) -> None:
    (archive.root / "templates").mkdir()
    archive.build()
    before, untouched = tree(archive.output), tree(outside(archive))
    path = archive.root / folder
    path.rename(archive.root / "elsewhere")
    path.symlink_to(outside(archive))
    with pytest.raises(BuildFailed) as failed:
        archive.build()
    assert [found.code for found in failed.value.diagnostics] == ["SN104"]
    assert tree(outside(archive)) == untouched
    if folder != "build":
        assert tree(archive.output) == before


def test_the_folder_above_may_be_a_link(archive: Archive) -> None:
    link = archive.root.parent / "link"
    link.symlink_to(archive.root)
    assert build(Options(link / "content", link / "build", jobs=1)).diagnostics == ()


def pipe(path: Path) -> None:
    os.mkfifo(path)


def named_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(path.parent)  # a socket's path may have 108 bytes
        try:
            server.bind(path.name)
        finally:
            os.chdir(here)


@pytest.mark.parametrize("maker", [pipe, named_socket])
def test_pipes_and_sockets_are_named_and_nobody_waits_for_them(archive: Archive, maker: Callable[[Path], None]) -> None:
    names = make(archive, FILES, maker)
    outcome = archive.build()
    assert sorted(diagnostic.file for diagnostic in outcome.diagnostics) == names
    assert outcome.articles == 1


CACHE = (
    "index",
    "stage",
    "spool",
    "old",
    "catalog.sqlite",
    "catalog.sqlite.seal",
    "lock",
    "setup",
    "journal",
    "owners",
)


@pytest.mark.parametrize("new", [True, False])
def test_links_in_the_cache_are_replaced_and_nothing_behind_them_changes(archive: Archive, new: bool) -> None:
    archive.build()
    target = outside(archive) / ("new" if new else "file")
    untouched = tree(outside(archive))
    for number, name in enumerate(CACHE):
        path = archive.root / ".cache/build" / name
        shutil.rmtree(path, ignore_errors=True)
        path.unlink(missing_ok=True)
        path.symlink_to(outside(archive) if name in ("index", "stage", "spool", "old") else target)
        archive.article("one.md", title=f"عنوان {number}")
        archive.build()
        assert not path.is_symlink()
        assert tree(outside(archive)) == untouched
    assert tree(archive.output) == archive.clean_tree()


@pytest.mark.parametrize("name", ["index.html", ".syrnews-site", "2025/11/06/one.html", "2025", "assets", "search"])
def test_links_in_the_output_are_replaced_and_nothing_behind_them_changes(archive: Archive, name: str) -> None:
    archive.build()
    untouched = tree(outside(archive))
    path = archive.output / name
    folder = path.is_dir()
    shutil.rmtree(path) if folder else path.unlink()
    path.symlink_to(outside(archive) / ("" if folder else "file"))
    archive.build()
    assert not path.is_symlink()
    assert tree(outside(archive)) == untouched
    assert tree(archive.output) == archive.clean_tree()


def test_a_new_article_is_not_written_through_a_link(archive: Archive) -> None:
    (archive.content / "articles/2026").symlink_to(outside(archive))
    with pytest.raises(NotRegular):
        write(archive.content, "خبر", "2026-01-01", "md")
    assert not list(outside(archive).rglob("2026*"))
