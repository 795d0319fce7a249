"""Sources become article files: nothing is overwritten, nothing is taken twice, nothing is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from syrnews_site.cli.main import main
from syrnews_site.importing import taking
from syrnews_site.importing.model import NotTaken, SourceFile
from syrnews_site.importing.sources import walk
from syrnews_site.importing.taking import ReportLine
from tests.importing.importkit import imported
from tests.sitekit import FEW_PAGES, Archive

LIBRARY = {
    "title": "افتتاح مكتبة عامة في دمشق",
    "text": "افتتحت أمس مكتبة عامة في حي الميدان.\n\nوقال المدير إن *الكتب* [كثيرة] <ب> #وسم.",
    "date": "2025-11-06T14:20:00+03:00",
    "source": "سانا",
    "url": "https://example.org/2025/a-new-library?utm_source=x",
    "tags": "دمشق، ثقافة",
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive", FEW_PAGES)


def table(folder: Path, *rows: object, name: str = "table.jsonl") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def outcomes(lines: list[ReportLine]) -> list[str]:
    return [line.outcome for line in lines]


@pytest.mark.slow
def test_a_row_becomes_a_file_that_a_build_publishes_without_a_warning(archive: Archive, tmp_path: Path) -> None:
    (line,) = imported(archive, table(tmp_path, LIBRARY))
    assert line.path == "articles/2025/11/2025-11-06-a-new-library.md"
    text = (archive.content / line.path).read_text(encoding="utf-8")
    assert "date: 2025-11-06T14:20+03:00\n" in text
    assert 'imported_from: "table.jsonl#1"\n' in text
    outcome = archive.build()
    assert [*outcome.diagnostics] == []
    page = (archive.output / "2025/11/06/a-new-library.html").read_text(encoding="utf-8")
    assert "*الكتب* [كثيرة] &lt;ب> #وسم." in page.replace("&gt;", ">")


def test_the_same_input_twice_writes_nothing_twice(archive: Archive, tmp_path: Path) -> None:
    source = table(tmp_path, LIBRARY, {"title": "خبر ثان", "text": "نص ثان"})
    assert outcomes(imported(archive, source)) == ["taken", "taken"]
    before = sorted(path for path in archive.content.rglob("*"))
    again = imported(archive, source)
    assert outcomes(again) == ["same", "same"]
    assert again[0].path == "articles/2025/11/2025-11-06-a-new-library.md"
    assert sorted(path for path in archive.content.rglob("*")) == before


@pytest.mark.slow
def test_one_address_with_another_text_is_a_version_that_its_page_names(archive: Archive, tmp_path: Path) -> None:
    changed = LIBRARY | {"text": "افتتحت اليوم مكتبة عامة.", "url": "http://www.example.org/2025/a-new-library/"}
    lines = imported(archive, table(tmp_path, LIBRARY, changed))
    assert outcomes(lines) == ["taken", "version"]
    assert lines[1].path == "articles/2025/11/2025-11-06-a-new-library-2.md"
    assert f'version_of: "{lines[0].path}"' in (archive.content / lines[1].path).read_text(encoding="utf-8")
    assert [*archive.build().diagnostics] == []
    page = (archive.output / "2025/11/06/a-new-library-2.html").read_text(encoding="utf-8")
    assert "نسخة أخرى" in page
    assert 'href="../../../2025/11/06/a-new-library.html"' in page


def test_one_address_with_the_same_text_is_the_same(archive: Archive, tmp_path: Path) -> None:
    again = LIBRARY | {"url": "http://www.example.org/2025/a-new-library", "retrieved": "2025-12-01"}
    assert outcomes(imported(archive, table(tmp_path, LIBRARY, again))) == ["taken", "same"]


def test_a_file_that_a_person_corrected_stays(archive: Archive, tmp_path: Path) -> None:
    source = table(tmp_path, LIBRARY)
    (line,) = imported(archive, source)
    file = archive.content / line.path
    file.write_text(file.read_text(encoding="utf-8").replace("أمس", "أول أمس"), encoding="utf-8")
    corrected = file.read_bytes()
    assert outcomes(imported(archive, source)) == ["same"]
    assert file.read_bytes() == corrected


@pytest.mark.slow
def test_titles_that_a_reader_takes_for_one_get_two_names(archive: Archive, tmp_path: Path) -> None:
    rows = [{"title": title, "text": title * 3, "date": "2025-11-06"} for title in ("أخبار الشام", "اخبار الشام")]
    lines = imported(archive, table(tmp_path, *rows))
    assert [Path(line.path).name for line in lines] == ["2025-11-06-أخبار-الشام.md", "2025-11-06-اخبار-الشام-2.md"]
    assert [*archive.build().diagnostics] == []


def test_a_file_of_somebody_else_is_not_overwritten(archive: Archive, tmp_path: Path) -> None:
    archive.write("articles/2025/11/2025-11-06-a-new-library.md", "# ملف آخر\n")
    (line,) = imported(archive, table(tmp_path, LIBRARY))
    assert line.path == "articles/2025/11/2025-11-06-a-new-library-2.md"


def test_every_row_has_a_line_and_a_broken_one_stops_nothing(archive: Archive, tmp_path: Path) -> None:
    lines = imported(
        archive, table(tmp_path, "not json", {"a": 1}, "[]", '{"title": "\\ud800", "text": "نص"}', LIBRARY)
    )
    assert outcomes(lines) == ["failed", "failed", "failed", "taken", "taken"]
    assert lines[1].reason == "no column is known as title or text: a; name them with --column"


@pytest.mark.slow
def test_a_line_of_100_megabytes_is_passed_over_in_little_memory(archive: Archive, tmp_path: Path) -> None:
    source = tmp_path / "long.jsonl"
    with source.open("wb") as file:
        file.write(b'{"title": "')
        for _ in range(100):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + json.dumps(LIBRARY).encode())
    lines = imported(archive, source)
    assert [(line.outcome, line.reason) for line in lines] == [("failed", "a line of more than 10 MB"), ("taken", "")]


def test_a_limit_stops_after_so_many_new_files(archive: Archive, tmp_path: Path) -> None:
    source = table(tmp_path, *({"title": f"خبر {number}", "text": f"نص {number}"} for number in range(9)))
    assert len(imported(archive, source, limit=3)) == 3
    assert outcomes(imported(archive, source, limit=2)) == ["same"] * 3 + ["taken"] * 2


def test_a_dry_run_writes_nothing(archive: Archive, tmp_path: Path) -> None:
    before = sorted(archive.content.rglob("*"))
    assert outcomes(imported(archive, table(tmp_path, LIBRARY), dry=True)) == ["taken"]
    assert sorted(archive.content.rglob("*")) == before


def test_a_dry_run_is_said_in_arabic(archive: Archive, tmp_path: Path) -> None:
    source = table(tmp_path, LIBRARY, "not json")
    command = ["import", "--dry-run", str(source), "--content", str(archive.content), "--language", "ar"]
    done = CliRunner().invoke(main, command)
    first, second, *_, counts, end = done.stdout.splitlines()
    assert first.startswith("أُخذ")
    assert "\u2068articles/2025/11/2025-11-06-a-new-library.md\u2069" in first
    assert "ليس نص JSON" in second
    assert (
        counts
        == "أُخذ \u20681\u2069، نسخة أخرى \u20680\u2069، موجود \u20680\u2069، تُرك \u20680\u2069، تعذّر \u20681\u2069"
    )
    assert end == "لم يُكتب شيء"
    assert "تعذّر \u2068table.jsonl#2\u2069: " in done.stderr


@pytest.mark.slow
def test_many_processes_write_what_one_writes(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "POOL_FROM", 0)
    body = "كلمات كثيرة في هذا النص. "
    rows = [{"title": f"خبر {number % 60}", "text": f"{body} {number}", "date": "2025-11-06"} for number in range(90)]
    source = table(tmp_path, *rows)
    other = Archive(tmp_path / "other", FEW_PAGES)
    imported(archive, source, jobs=1)
    imported(other, source, jobs=2)
    files = {path.relative_to(archive.content): path.read_bytes() for path in archive.content.rglob("*.md")}
    assert len(files) == 90
    assert files == {path.relative_to(other.content): path.read_bytes() for path in other.content.rglob("*.md")}


def test_links_and_pipes_of_a_source_are_named_and_not_read(tmp_path: Path) -> None:
    outside = table(tmp_path / "outside", LIBRARY)
    source = tmp_path / "source"
    source.mkdir()
    (source / "link.jsonl").symlink_to(outside)
    (source / "folder").symlink_to(outside.parent)
    os.mkfifo(source / "pipe.jsonl")
    found = list(walk((str(source),)))
    assert [type(item) for item in found] == [NotTaken] * 3
    assert not any(isinstance(item, SourceFile) for item in found)


def test_an_import_of_the_whole_folder_leaves_the_articles_of_the_archive(archive: Archive) -> None:
    archive.write("articles/a.txt", "عنوان المادة\n\n6 تشرين الثاني 2025\n\nنص.")
    table(archive.root, LIBRARY)
    lines = {line.origin: line for line in imported(archive, archive.root)}
    assert lines["archive/content/articles/a.txt"].reason == "belongs to the content folder of this archive"
    assert lines["archive/table.jsonl#1"].outcome == "taken"
