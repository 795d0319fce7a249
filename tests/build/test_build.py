"""A folder of articles becomes a site. A mistake in one file costs that file alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from syrnews_site.build.build import build
from syrnews_site.build.outcome import BuildFailed
from syrnews_site.build.output import MARKER, NotOurs
from syrnews_site.settings.options import Options, places
from tests.sitekit import FEW_PAGES, Archive, tree


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path, FEW_PAGES)
    made.article("one.md", title="الأولى", date="2025-11-06T10:00")
    made.article("two.md", title="الثانية", date="2025-11-06T12:00", tags="حلب")
    made.article("three.md", title="الثالثة", date="2024-02-01", tags="حلب، دمشق")
    return made


def test_an_empty_content_folder_builds(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    outcome = archive.build()
    assert (outcome.articles, outcome.rejected, outcome.files) == (0, 0, 0)
    assert (archive.output / "index.html").is_file()


def test_a_second_build_changes_no_byte_and_no_time(archive: Archive) -> None:
    archive.build()
    before = {file: file.stat().st_mtime_ns for file in archive.output.rglob("*")}
    outcome = archive.build()
    assert outcome.written_count == 0
    assert {file: file.stat().st_mtime_ns for file in archive.output.rglob("*")} == before


def test_builds_that_find_nothing_new_do_not_touch_the_catalog(archive: Archive) -> None:
    archive.rest()
    archive.build()
    catalog = Path(places(Options(content=archive.content, output=archive.output)).catalog)
    before = catalog.stat().st_mtime_ns, catalog.read_bytes()
    for _ in range(3):
        outcome = archive.build()
        assert (outcome.loaded, outcome.written_count) == (0, 0)
        assert (catalog.stat().st_mtime_ns, catalog.read_bytes()) == before


# Prints what of the slow half of the program a build has imported.
IMPORTS = """
import sys
from pathlib import Path
from syrnews_site.build.build import build
from syrnews_site.settings.options import Options
content, output = map(Path, sys.argv[1:])
build(Options(content=content, output=output, jobs=1))
slow = ("jinja2", "markdown_it", "multiprocessing", "syrnews_site.build.plan", "syrnews_site.pages")
print(*(module for module in slow if module in sys.modules))
"""


def test_a_build_that_finds_nothing_new_imports_neither_templates_nor_markdown(archive: Archive) -> None:
    archive.rest()
    archive.build()

    def imported() -> list[str]:
        command = [sys.executable, "-c", IMPORTS, str(archive.content), str(archive.output)]
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
        return subprocess.run(
            command, env=environment, check=True, capture_output=True, encoding="utf-8"
        ).stdout.split()

    assert imported() == []
    archive.article("four.md", title="الرابعة", date="2025-11-07")
    assert {"jinja2", "syrnews_site.build.plan", "syrnews_site.pages"} <= set(imported())


def test_articles_and_rejected_and_held_files_add_up_to_all_files(archive: Archive) -> None:
    archive.write("articles/empty.txt", "")
    archive.write("articles/binary.txt", bytes(range(256)) * 8)
    archive.write("articles/picture.jpg", b"\xff\xd8\xff")
    archive.write("articles/draft.md", "---\ntitle: مسودة\ndate: 2024-01-01\ndraft: true\n---\n\nمتن\n")
    archive.article("later.md", date="2049-01-01")
    outcome = archive.build()
    assert outcome.articles == 3
    assert outcome.held == {"draft": 1, "future": 1}
    assert outcome.rejected == 3
    assert outcome.files == outcome.articles + outcome.rejected + sum(outcome.held.values())
    assert {diagnostic.file for diagnostic in outcome.diagnostics if diagnostic.severity == "error"} == {
        "articles/empty.txt",
        "articles/binary.txt",
        "articles/picture.jpg",
    }


def test_a_pipe_and_a_link_are_rejected_and_not_opened(archive: Archive) -> None:
    os.mkfifo(archive.content / "articles/pipe.txt")
    (archive.content / "articles/link.txt").symlink_to("/etc/passwd")
    outcome = archive.build()
    assert sorted(diagnostic.file for diagnostic in outcome.diagnostics if diagnostic.code == "SN104") == [
        "articles/link.txt",
        "articles/pipe.txt",
    ]


def test_of_two_articles_with_one_address_the_second_names_the_first(archive: Archive) -> None:
    archive.article("a/same.md", date="2025-01-01", title="الأول بالاسم")
    archive.article("b/SAME.md", date="2025-01-01", title="الثاني بالاسم")
    outcome = archive.build()
    (diagnostic,) = [diagnostic for diagnostic in outcome.diagnostics if diagnostic.code == "SN401"]
    assert diagnostic.file == "articles/b/SAME.md"
    assert "articles/a/same.md" in diagnostic.message
    (archive.content / "articles/a/same.md").unlink()
    assert archive.build().rejected == 0
    assert tree(archive.output) == archive.clean_tree()


def test_only_one_article_may_declare_an_id(archive: Archive) -> None:
    for name, day in (("x.md", "2025-01-01"), ("y.md", "2025-01-02")):
        archive.write(f"articles/{name}", f"---\ntitle: عنوان\ndate: {day}\nid: same\n---\n\nمتن\n")
    outcome = archive.build()
    assert [
        (diagnostic.file, diagnostic.code) for diagnostic in outcome.diagnostics if diagnostic.severity == "error"
    ] == [("articles/y.md", "SN402")]


def test_a_broken_template_leaves_the_last_site_unchanged(archive: Archive) -> None:
    archive.build()
    before = tree(archive.output)
    (archive.root / "templates").mkdir()
    (archive.root / "templates/day.html").write_text(
        "{% extends 'default/day.html' %}\n{% block main %}\n{{ nothing_here }}\n{% endblock %}\n"
    )
    archive.article("four.md", date="2025-11-07")
    with pytest.raises(BuildFailed) as failed:
        archive.build()
    (diagnostic,) = {diagnostic for diagnostic in failed.value.diagnostics if diagnostic.code == "SN501"}
    assert (diagnostic.file, diagnostic.line) == ("templates/day.html", 3)
    assert tree(archive.output) == before


def test_a_folder_with_files_of_somebody_else_is_never_changed(archive: Archive) -> None:
    precious = archive.root / "home"
    precious.mkdir()
    (precious / "letter.txt").write_text("dear")
    with pytest.raises(NotOurs):
        archive.build(output=precious)
    assert tree(precious) == {"letter.txt": b"dear"}


@pytest.mark.slow
def test_files_that_no_build_made_are_deleted_from_the_output(archive: Archive) -> None:
    archive.build()
    (archive.output / "stray.html").write_text("x")
    (archive.output / "2025/lost").mkdir()
    (archive.output / "2025/lost/stray.html").write_text("x")
    outcome = archive.build()
    assert sorted(outcome.deleted) == sorted(outcome.strays) == ["2025/lost/stray.html", "stray.html"]
    assert tree(archive.output) == archive.clean_tree()


def test_damaged_pages_are_made_again(archive: Archive) -> None:
    archive.build()
    before = tree(archive.output)
    pages = ("2024/02/01/three.html", "2025/11/06/one.html", "2025/11/06/two.html")
    deleted, edited, cut = (archive.output / page for page in pages)
    deleted.unlink()
    edited.write_bytes(edited.read_bytes().replace("الأولى".encode(), "الأخرى".encode()))
    cut.write_bytes(cut.read_bytes()[:100])
    outcome = archive.build()
    assert sorted(outcome.written) == sorted(pages)
    assert tree(archive.output) == before


@pytest.mark.slow
def test_a_deleted_output_is_made_again(archive: Archive) -> None:
    archive.build()
    before = tree(archive.output)
    shutil.rmtree(archive.output)
    archive.build()
    assert tree(archive.output) == before


@pytest.mark.parametrize("where", [0.3, *(pytest.param(where, marks=pytest.mark.slow) for where in (0.0, 0.6, 0.99))])
def test_a_damaged_catalog_costs_only_time(archive: Archive, where: float) -> None:
    archive.build()
    before = tree(archive.output)
    file = Path(places(Options(content=archive.content, output=archive.output)).catalog)
    data = bytearray(file.read_bytes())
    data[int(len(data) * where)] ^= 0xFF
    file.write_bytes(data)
    archive.article("one.md", title="الأولى بعد التعديل", date="2025-11-06T10:00")
    archive.build()
    assert tree(archive.output) == archive.clean_tree()
    assert tree(archive.output) != before


@pytest.mark.slow
def test_a_catalog_of_another_version_is_made_again(archive: Archive) -> None:
    archive.build()
    before = tree(archive.output)
    file = Path(places(Options(content=archive.content, output=archive.output)).catalog)
    db = sqlite3.connect(file)
    db.execute("PRAGMA user_version=999")
    db.close()
    archive.build()
    assert tree(archive.output) == before


def test_a_future_article_is_published_on_its_day(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.article("later.md", date="2030-05-01")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # 2027
    assert archive.build().held == {"future": 1}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1904000000")  # May 2, 2030
    outcome = archive.build()
    assert outcome.held == {}
    assert (archive.output / "2030/05/01/later.html").is_file()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert archive.build().held == {"future": 1}
    assert not (archive.output / "2030").exists()


def test_a_dry_build_writes_nothing(archive: Archive) -> None:
    before = tree(archive.root)
    archive.build(dry=True)
    assert tree(archive.root) == before


@pytest.mark.slow
def test_every_output_has_the_marker(archive: Archive) -> None:
    archive.build()
    assert (archive.output / MARKER).is_file()
    build(Options(content=archive.content, output=archive.output, jobs=1, clean=True))
    assert (archive.output / MARKER).is_file()
