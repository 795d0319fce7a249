"""Promises 1 and 8: whatever names files have, a build ends, names every file, and its paths can lie together.

Cases that once cost the whole build: an alias below an article's page, names of more than 255 bytes, names that are not
UTF-8, folders whose paths are too long to be opened.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnews_site.addresses import has_runnable_ending, path_problem
from syrnews_site.build.outcome import Outcome
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.path_registry import PathRegistry
from tests.sitekit import FEW_PAGES, Archive, tree

pytestmark = pytest.mark.slow

MATTER = "---\ntitle: عنوان\ndate: 2020-01-01\n{}---\n\nنص {}.\n"
QUIET = FEW_PAGES + "search: false\nauto_tags: false\ntag_feeds: false\n"


def page(path: str, matter: str = "") -> str:
    """The text of an article or page in the file `path`, by which the file is recognised on the site."""
    return MATTER.format(matter, mark(path))


def mark(path: str) -> str:
    """A word for a path that no cleaning of text changes."""
    return digest_of(path.encode("utf-8", "surrogatepass"))


def check(archive: Archive, outcome: Outcome) -> None:
    """Check that published paths can lie together, and that every file is on the site or named."""
    paths = PathRegistry()
    for path in tree(archive.output):
        assert paths.rival(path) == "", path
        assert path_problem(path) == "", path
        paths.take(path, path)
    assert outcome.articles + outcome.rejected + sum(outcome.held.values()) == outcome.files
    named = {diagnostic.file for diagnostic in outcome.diagnostics}
    published = b"\0".join(tree(archive.output).values())
    for path in files_below(archive.content):
        unnamed = path not in named and not any(path.startswith(name + "/") for name in named)
        if unnamed and path not in ("site.yaml", "tags.yaml", "sources.yaml"):
            assert mark(path).encode() in published or path.startswith(("media/", "static/")), path


def files_below(folder: Path) -> Iterator[str]:
    """Every file below a folder. A path that is not UTF-8 is shown as a report shows it."""
    for where, _, names in os.walk(os.fsencode(folder)):
        for name in names:
            path = os.path.relpath(os.path.join(where, name), os.fsencode(folder))
            yield path.decode("utf-8", "backslashreplace")


PIECES = ["a", "A", "b.html", "index", "404", "con", "old", "2020", "01", "\u0623", "\u0627\u0654", "x.php", ".h", "~"]
PIECES += ["tags", "search", "a.txt", "é", "e\u0301", "\u200f", "#", "%41", "?", "😀" * 62, "y" * 240, "feed.xml"]
NAMES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join).filter(lambda n: len(n.encode()) < 250)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


@settings(max_examples=25, deadline=None)
@given(
    articles=st.lists(st.tuples(PATHS, NAMES, st.lists(PATHS, max_size=2)), max_size=4, unique_by=lambda row: row[0]),
    others=st.lists(st.tuples(st.sampled_from(["pages", "media", "static", ""]), PATHS), max_size=4, unique=True),
)
def test_whatever_files_are_named_each_is_published_or_reported(
    articles: list[tuple[str, str, list[str]]], others: list[tuple[str, str]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), QUIET)
        for path, identity, aliases in articles:
            listed = "".join(f"  - '{alias}'\n" for alias in aliases)
            matter = f"slug: '{identity}'\n" + (f"aliases:\n{listed}" if aliases else "")
            write(archive, f"articles/{path}.md", matter)
        for place, path in others:
            suffix = {"pages": ".md", "media": ".png"}.get(place, "")
            write(archive, f"{place}/{path}{suffix}".lstrip("/"), "")
        check(archive, archive.build())
        assert tree(archive.output) == archive.clean_tree()


def write(archive: Archive, path: str, matter: str) -> None:
    """Write a file, unless another one is in its way."""
    try:
        archive.write(path, page(path, matter))
    except (FileExistsError, NotADirectoryError, IsADirectoryError):
        return


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path, QUIET)
    archive.write("articles/good.md", page("articles/good.md"))
    return archive


@pytest.mark.parametrize(
    ("aliases", "code"),
    [
        ("old/a.html, old/a.html/b.html", "SN403"),
        ("2020/01/01/good.html/b.html", "SN403"),
        ("2020/01/01/good.txt/b.html", "SN403"),
        ("index.html/b.html", "SN403"),
        ("about.html/b.html", "SN403"),
        (f"old/{'😀' * 70}.html", "SN126"),
        (f"{'x' * 90}/" * 3 + "b.html", "SN126"),
        ("x.shtml.html", "SN126"),
        ("x.php.html", "SN126"),
    ],
)
def test_an_alias_that_cannot_be_costs_no_other_article(archive: Archive, aliases: str, code: str) -> None:
    archive.write("pages/about.md", page("pages/about.md"))
    archive.write("articles/bad.md", page("articles/bad.md", f"aliases: [{aliases}]\n"))
    outcome = archive.build()
    assert [(found.file, found.code) for found in outcome.diagnostics] == [("articles/bad.md", code)]
    assert (archive.output / "2020/01/01/good.html").is_file()
    check(archive, outcome)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("pages/" + "a" * 252 + ".md", "SN405"),
        ("pages/" + "ع" * 124 + ".md", None),
        ("pages/" + "ع" * 126 + ".md", "SN405"),
        ("pages/" + "x" * 200 + "/" + "/".join(["y" * 200] * 5) + "/z.md", "SN405"),
        ("pages/con.md", "SN405"),
        ("pages/x.php.md", "SN405"),
        ("pages/a\u202eb.md", "SN405"),
        ("pages/index.html/b.md", "SN401"),
        ("pages/Index.md", "SN401"),
        ("media/e.php.png", "SN405"),
        ("media/x.cgi.pdf", "SN405"),
        ("media/con.png", "SN405"),
        ("static/x.php.txt", "SN607"),
        ("static/.htaccess", "SN607"),
        ("static/a/web.config", "SN607"),
        ("static/.user.ini", "SN607"),
    ],
)
def test_a_name_that_cannot_be_published_costs_its_file_alone(archive: Archive, path: str, code: str | None) -> None:
    archive.write(path, page(path))
    outcome = archive.build()
    assert [(found.file, found.code) for found in outcome.diagnostics] == ([(path, code)] if code else [])
    check(archive, outcome)


@pytest.mark.parametrize(
    "name",
    ["x.php.txt", "a.PHP5.b", "x.phtml.png", "x.cgi.txt", "e.shtml.html", "x.asp.jpg", ".htaccess", "web.config"],
)
def test_an_ending_that_a_server_runs_is_found_in_any_place_of_a_name(name: str) -> None:
    assert has_runnable_ending(name)


@pytest.mark.parametrize(
    "name", ["php.html", "a.b.html", "sh", "phpinfo.txt", "v1.2.3.pdf", "example.com.html", "x.htm"]
)
def test_other_endings_are_free(name: str) -> None:
    assert not has_runnable_ending(name)


def test_an_id_with_an_ending_that_a_server_runs_is_refused_and_a_file_name_is_replaced(archive: Archive) -> None:
    archive.write("articles/evil.php.md", page("articles/evil.php.md"))
    archive.write("articles/x.md", page("articles/x.md", "id: evil.php\n"))
    outcome = archive.build()
    assert [(found.file, found.code) for found in outcome.diagnostics] == [("articles/x.md", "SN125")]
    assert not [path for path in tree(archive.output) if ".php" in path]
    check(archive, outcome)


@pytest.mark.parametrize("place", ["articles", "pages", "media", "static", "other", "../templates/assets"])
def test_names_that_are_not_utf_8_cost_themselves_alone(archive: Archive, place: str) -> None:
    folder = os.fsencode(archive.content / place)
    os.makedirs(folder + b"/\xfe")
    for name in (b"\xff.md", b"\xfe/below.md"):
        Path(os.fsdecode(folder + b"/" + name)).write_text(page("x"), encoding="utf-8")
    for _ in range(2):
        outcome = archive.build()
        named = sorted(diagnostic.file for diagnostic in outcome.diagnostics)
        assert named == [f"{place.removeprefix('../')}/\\xfe", f"{place.removeprefix('../')}/\\xff.md"]
        assert outcome.articles == 1


def test_the_folders_of_a_build_need_not_be_utf_8(tmp_path: Path) -> None:
    archive = Archive(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff")), QUIET)
    archive.article("one.md")
    assert archive.build().diagnostics == ()
    archive.article("two.md")
    assert archive.build(scheduler="", jobs=2).articles == 2


def test_a_folder_that_is_too_deep_to_be_opened_is_named(archive: Archive) -> None:
    handle = os.open(archive.content / "articles", os.O_RDONLY)
    for _ in range(20):
        os.mkdir("x" * 250, dir_fd=handle)
        handle, above = os.open("x" * 250, os.O_RDONLY, dir_fd=handle), handle
        os.close(above)
    os.close(handle)
    outcome = archive.build()
    assert [(found.file[:20], found.code) for found in outcome.diagnostics] == [("articles/xxxxxxxxxxx", "SN108")]
    assert outcome.articles == 1


def test_no_file_is_passed_over_in_silence(archive: Archive) -> None:
    files = ["pages/x.txt", "pages/y.MD", "articles/.h.txt", "articles/b.txt~", "articles/.d/x.md", "other/z.txt"]
    files += ["stray.md", "README.md", "media/x.svg", "media/.x.png", "pages/.x.md", "static/index.html", ".hidden"]
    for path in files:
        archive.write(path, "# x\n\ny")
    named = [diagnostic.file for diagnostic in archive.build().diagnostics]
    assert sorted(named) == sorted(path.replace("articles/.d/x.md", "articles/.d") for path in files)


def test_many_files_that_nothing_reads_are_counted(archive: Archive) -> None:
    for number in range(120):
        archive.write(f"node_modules/{number}.js", "x")
    diagnostics = archive.build().diagnostics
    assert len(diagnostics) == 51
    assert any(found.file == "node_modules" and found.message.startswith("70 more") for found in diagnostics)
