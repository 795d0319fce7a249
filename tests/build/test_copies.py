"""Files that are published unchanged: media under composed names, and the files of static/ at the site's root."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.pages.archives import assert_next_build_equals_clean
from tests.sitekit import FEW_PAGES, Archive

COMPOSED = "صورة أحمد.png"
DECOMPOSED = unicodedata.normalize("NFD", COMPOSED)


def codes(archive: Archive) -> list[tuple[str, str]]:
    return [(found.file, found.code) for found in archive.build().diagnostics]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md")
    return archive


@pytest.mark.parametrize("on_disk", [COMPOSED, DECOMPOSED])
@pytest.mark.parametrize("in_link", [COMPOSED, DECOMPOSED])
def test_a_picture_is_shown_in_whatever_form_its_name_is_written(archive: Archive, on_disk: str, in_link: str) -> None:
    archive.write(f"media/{on_disk}", b"picture")
    archive.article("one.md", body=f"نص.\n\n![أحمد](<media/{in_link}>)")
    assert codes(archive) == []
    assert (archive.output / "media" / COMPOSED).read_bytes() == b"picture"
    assert "media/%D8%B5%D9%88%D8%B1%D8%A9%20%D8%A3%D8%AD%D9%85%D8%AF.png" in archive.page("2025/11/06/one.html")


def test_of_two_forms_of_one_name_the_first_is_published_and_the_other_reported(archive: Archive) -> None:
    archive.write(f"media/{COMPOSED}", b"composed")
    archive.write(f"media/{DECOMPOSED}", b"decomposed")
    first, second = sorted((COMPOSED, DECOMPOSED))
    assert codes(archive) == [(f"media/{second}", "SN606")]
    published = [path.name for path in (archive.output / "media").iterdir()]
    assert published == [COMPOSED]
    assert (archive.output / "media" / COMPOSED).read_bytes() == (archive.content / "media" / first).read_bytes()


def test_names_that_differ_by_capitals_are_published_and_reported(archive: Archive) -> None:
    archive.write("media/Photo.png", b"1")
    archive.write("media/photo.PNG", b"2")
    assert codes(archive) == [("media/photo.PNG", "SN606")]
    assert len(list((archive.output / "media").iterdir())) == 2


def test_files_of_static_are_published_at_the_root_byte_for_byte(archive: Archive) -> None:
    files = {
        "CNAME": b"archive.example\n",
        "google0123456789.html": b"google-site-verification: google0123456789.html",
        ".well-known/security.txt": b"Contact: mailto:a@example.org\n",
        ".nojekyll": b"",
        "robots.txt": b"User-agent: *\nDisallow: /\n",
        "favicon.ico": b"\0\1",
        "verify/\u0627.txt": b"x",
        "_headers": b"/*\n",
    }
    for path, data in files.items():
        archive.write(f"static/{path}", data)
    archive.write("static/.DS_Store", b"x")
    archive.write("static/.well-known/.gitkeep", b"")
    assert codes(archive) == []
    for path, data in files.items():
        assert (archive.output / path).read_bytes() == data
    assert not (archive.output / ".DS_Store").exists()


def test_robots_txt_of_the_site_comes_back_when_that_of_static_goes(archive: Archive) -> None:
    archive.build()
    own = archive.page("robots.txt")
    file = archive.write("static/robots.txt", "User-agent: x\n")
    assert_next_build_equals_clean(archive)
    assert archive.page("robots.txt") == "User-agent: x\n"
    file.unlink()
    assert_next_build_equals_clean(archive)
    assert archive.page("robots.txt") == own


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "Index.HTML",
        "feed.xml",
        "sitemap-2025.xml",
        "404.html",
        "search.html",
        "about.html",
        "about.html/x.txt",
        "tags/x.txt",
        "assets/style.css",
        "media/x.png",
        "2025/11/06/one.html",
        "undated/x.html",
        ".syrnews-site",
        "shell.php",
        "cgi/run.CGI",
    ],
)
def test_a_file_of_static_never_takes_the_place_of_a_page_and_is_no_program(archive: Archive, path: str) -> None:
    archive.write("pages/about.md", "---\ntitle: عن الأرشيف\n---\n\nنص.\n")
    archive.write(f"static/{path}", b"stranger")
    assert codes(archive) == [(f"static/{path}", "SN607")]
    assert not [file for file in archive.output.rglob("*") if file.is_file() and file.read_bytes() == b"stranger"]


def test_a_link_in_static_is_not_followed(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (archive.content / "static").mkdir()
    (archive.content / "static/leak.txt").symlink_to(tmp_path / "secret")
    assert codes(archive) == [("static/leak.txt", "SN607")]
    assert not (archive.output / "leak.txt").exists()


def test_an_alias_gives_way_to_a_file_of_static(archive: Archive) -> None:
    article = "---\ntitle: عنوان\ndate: 2025-11-06\naliases: old/page.html\n---\n\nمتن.\n"
    archive.write("articles/one.md", article)
    archive.build()
    file = archive.write("static/old/page.html", "ours")
    assert_next_build_equals_clean(archive)
    assert archive.page("old/page.html") == "ours"
    assert codes(archive) == [("articles/one.md", "SN403")]
    file.unlink()
    assert_next_build_equals_clean(archive)
    assert "2025/11/06/one.html" in archive.page("old/page.html")


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "desktop.ini", "~$a.docx", "a.md.swp", "Icon\r", "._a.md", "@eaDir/a.md"]
)
@pytest.mark.parametrize("folder", ["articles/", "articles/2013/", "pages/", "media/", "static/", ""])
def test_files_of_systems_are_passed_over_in_silence(archive: Archive, folder: str, name: str) -> None:
    archive.write(folder + name, b"\0")
    outcome = archive.build()
    assert (outcome.diagnostics, outcome.files, outcome.rejected) == ((), 1, 0)
    assert not list(archive.output.rglob(name.rpartition("/")[2]))


@pytest.mark.parametrize(
    "name", ["CNAME", "robots.txt", "posts/a.md", "images/a.png", ".gitkeep", "README.md", "LICENSE"]
)
def test_files_that_nothing_reads_are_named(archive: Archive, name: str) -> None:
    archive.write(name, b"x")
    found = [(diagnostic.code, diagnostic.severity) for diagnostic in archive.build().diagnostics]
    severity = "note" if name.startswith(("README", "LICENSE")) else "warning"
    assert found == ([] if name == ".gitkeep" else [("SN608", severity)])


def test_names_and_settings_may_have_other_files_than_the_usual(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "tags: names/tags.yaml\nsources: outlets.yaml\n")
    for name in ("names/tags.yaml", "outlets.yaml"):
        archive.write(name, "")
    assert codes(archive) == []
    archive.write("tags.yaml", "")
    assert codes(archive) == [("tags.yaml", "SN608")]
