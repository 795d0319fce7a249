"""Two builds compared: what is listed as other, and that no title can do anything in a summary."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from syrnews_site.cli.differences import LONGEST, SHOWN, as_json, escaped, markdown, size, terminal
from syrnews_site.model import Diagnostic
from syrnews_site.published.compare import Changes, Difference, Entry, NotABuild, Rejected, compare
from syrnews_site.settings.options import Options, places
from tests.sitekit import FEW_PAGES, Archive


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


def titles(changes: Changes) -> tuple[list[str], list[str], list[str]]:
    return tuple([entry.title for entry in getattr(changes, kind)] for kind in ("added", "changed", "removed"))  # type: ignore[return-value]


def test_articles_are_told_from_the_pages_around_them(builds: tuple[Archive, Archive]) -> None:
    difference = compare(builds[0].output, builds[1].output)
    assert titles(difference.articles) == (["الجديدة"], ["المعدلة"], ["الراحلة"])
    assert "index.html" in {entry.path for entry in difference.pages.changed}
    assert "2025/11/06/kept.html" not in {entry.path for entry in difference.articles.changed}
    assert difference.new_files == sum(file.is_file() for file in builds[1].output.rglob("*")) - 1


def test_two_catalogs_say_the_same_of_articles(builds: tuple[Archive, Archive]) -> None:
    catalogs = [Path(places(Options(content=one.content, output=one.output)).catalog) for one in builds]
    kept = [file.read_bytes() for file in catalogs]
    assert titles(compare(*catalogs).articles) == titles(compare(builds[0].output, builds[1].output).articles)
    assert [file.read_bytes() for file in catalogs] == kept


def test_rejected_files_are_known_from_the_catalog_beside_the_build(builds: tuple[Archive, Archive]) -> None:
    rejected = compare(builds[0].output, builds[1].output).rejected
    assert rejected is not None
    assert {(one.diagnostic.file, one.new) for one in rejected} == {
        ("articles/always-wrong.md", False),
        ("articles/broken.md", True),
    }


def test_without_catalogs_the_trees_alone_are_enough(builds: tuple[Archive, Archive], tmp_path: Path) -> None:
    moved = [Path(shutil.copytree(one.output, tmp_path / f"copy{number}")) for number, one in enumerate(builds)]
    difference = compare(*moved)
    assert difference.rejected is None
    assert titles(difference.articles) == (["الجديدة"], ["المعدلة"], ["الراحلة"])


def test_a_build_compared_with_nothing_is_all_new(builds: tuple[Archive, Archive], tmp_path: Path) -> None:
    difference = compare(tmp_path / "nothing", builds[0].output)
    assert (len(difference.articles.added), difference.old_size) == (3, 0)
    assert not difference.articles.changed
    assert not difference.articles.removed


def test_a_build_compared_with_itself_is_the_same(builds: tuple[Archive, Archive]) -> None:
    difference = compare(builds[0].output, builds[0].output)
    assert not difference.articles
    assert not difference.pages


def test_what_is_no_build_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("no catalog", encoding="utf-8")
    for old, new in (("folder", "file"), ("file", "folder"), ("file", "file"), ("none", "file")):
        with pytest.raises(NotABuild):
            compare(tmp_path / old, tmp_path / new)


def test_a_file_that_became_a_folder_is_both(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a").write_text("x", encoding="utf-8")
    (tmp_path / "new" / "a").mkdir(parents=True)
    (tmp_path / "new" / "a" / "b").write_text("x", encoding="utf-8")
    pages = compare(tmp_path / "old", tmp_path / "new").pages
    assert ([entry.path for entry in pages.added], [entry.path for entry in pages.removed]) == (["a/b"], ["a"])


HOSTILE = (
    "<script>alert(1)</script>",
    "</details><img src=x onerror=y>",
    "[click](https://evil.example)",
    "![x](https://evil.example/p.png)",
    "# heading\n- list\n\n---",
    "`code` ~~~ ``` | cell | *bold* _it_",
    "https://evil.example www.evil.example",
    "@somebody #12 owner/repository#3",
    "&lt;b&gt; &#60;",
    "\u202eturned\u2066",
    "<!-- comment",
    "\\<b>",
)


def difference_of(title: str, path: str = "2025/11/06/x.html") -> Difference:
    entry = [Entry(path, title)]
    said = Diagnostic(f"articles/{title}", 1, 1, "SN105", title)
    return Difference(
        articles=Changes(list(entry), list(entry), list(entry)),
        pages=Changes(list(entry), [], []),
        rejected=[Rejected(said, True)],
    )


def shown(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text))


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_nothing_but_text_in_a_summary(title: str) -> None:
    html = shown(markdown(difference_of(title)))
    harmless = shown(markdown(difference_of("x" * 10)))
    assert [part.partition(">")[0] for part in html.split("<")] == [
        part.partition(">")[0] for part in harmless.split("<")
    ]


@given(st.text(max_size=60))
def test_any_text_stays_text(text: str) -> None:
    html = shown("- " + escaped(text))
    assert html.count("<") == html.count("</li>") * 2 + 2
    assert "\n" not in escaped(text)


def test_a_mention_and_an_address_are_broken_up() -> None:
    assert "@somebody" not in escaped("@somebody")
    assert "://" not in escaped("https://x")
    assert "www." not in escaped("www.x.example")


def test_a_long_summary_is_cut() -> None:
    many = [Entry(f"2025/11/06/{number}.html", "ط" * 500) for number in range(SHOWN * 20)]
    difference = Difference(articles=Changes(many, many, many), pages=Changes(many, many, many))
    text = markdown(difference)
    assert len(text.encode()) < LONGEST + 1000
    assert f"and {len(many) - SHOWN} more" in text


def test_json_is_whole_and_takes_any_name() -> None:
    difference = difference_of("عنوان", "media/\udcff.png")
    read = json.loads(as_json(difference))
    assert read["articles"]["added"] == [{"path": "media/\udcff.png", "title": "عنوان"}]
    assert read["rejected"][0]["code"] == "SN105"


def test_the_terminal_shows_no_control_characters() -> None:
    assert "\u202e" not in "".join(terminal(difference_of("\u202e\x1b[2J")))
    assert "\x1b" not in "".join(terminal(difference_of("\x1b[2J", "a\x1b.html")))


@pytest.mark.parametrize(("number", "words"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (10**9, "1.0 GB")])
def test_sizes_are_written_in_the_unit_that_suits_them(number: int, words: str) -> None:
    assert size(number) == words
