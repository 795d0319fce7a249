"""The command that brings an archive in."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.program import run
from tests.sitekit import Archive

ROWS = (
    {"title": "خبر أول", "text": "نص الخبر الأول", "date": "2025-11-06"},
    {"title": "خبر ثان", "text": "نص الخبر الثاني", "date": "2025-11-07"},
)


@pytest.fixture
def table(archive: Archive) -> Path:
    path = archive.root / "table.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS), encoding="utf-8")
    return path


def report(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]


def test_import_writes_files_and_a_report_with_a_line_for_each_thing(archive: Archive, table: Path) -> None:
    result = run("import", table)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "2 taken, 0 version, 0 same, 0 skipped, 0 failed",
        "report: import-report.jsonl",
    ]
    assert [line["path"] for line in report("import-report.jsonl")] == [
        "articles/2025/11/2025-11-06-خبر-أول.md",
        "articles/2025/11/2025-11-07-خبر-ثان.md",
    ]
    again = run("import", "jsonl", table)
    assert again.stdout.splitlines()[0] == "0 taken, 0 version, 2 same, 0 skipped, 0 failed"
    assert [line["outcome"] for line in report("import-report-2.jsonl")] == ["same", "same"]


def test_a_dry_run_says_what_each_thing_is_and_what_would_become_of_it(archive: Archive, table: Path) -> None:
    (archive.root / "source").mkdir()
    table.rename(archive.root / "source" / "table.jsonl")
    (archive.root / "source" / "notes.bin").write_bytes(b"\0\1")
    before = sorted(archive.root.rglob("*"))
    result = run("import", "--dry-run", archive.root / "source")
    assert result.exit_code == 0, result.output
    assert "taken    source/table.jsonl#1 (jsonl): articles/2025/11/2025-11-06-خبر-أول.md" in result.stdout
    assert "skipped  source/notes.bin: no kind of source knows this file" in result.stdout
    assert "nothing was written" in result.stdout
    assert sorted(archive.root.rglob("*")) == before


def test_what_fails_is_named_and_the_code_is_1(archive: Archive, table: Path) -> None:
    table.write_text(table.read_text(encoding="utf-8") + "\nnot json\n", encoding="utf-8")
    result = run("import", table)
    assert result.exit_code == 1
    assert "failed: table.jsonl#3: is no JSON" in result.stderr
    assert result.stdout.startswith("2 taken")


def test_a_file_of_another_kind_than_asked_for_is_left(archive: Archive, table: Path) -> None:
    result = run("import", "html", table)
    assert "skipped: 1: is jsonl, not html" in result.stderr


def test_of_very_many_reasons_the_most_frequent_are_shown(archive: Archive, table: Path) -> None:
    saved = archive.root / "saved"
    for number in range(25):
        (saved / f"{number}_files").mkdir(parents=True)
        (saved / f"{number}_files" / "a.css").write_text("", encoding="utf-8")
        (saved / f"{number}.html").write_text("<p></p>", encoding="utf-8")
    shown = [line for line in run("import", "--dry-run", saved).stderr.splitlines() if line.startswith("skipped")]
    assert shown[0] == "skipped: 25: a page without an article"
    assert len(shown) == 21
    assert shown[-1] == "skipped: 6: for other reasons"


def test_what_is_left_out_of_an_export_has_its_kind(archive: Archive, table: Path) -> None:
    table.with_name("posts_1.json").write_text('[{"timestamp": 1}, 2]', encoding="utf-8")
    lines = run("import", "--dry-run", table.with_name("posts_1.json")).stdout.splitlines()
    assert lines[:2] == [
        "skipped  posts_1.json#1 (facebook): has fewer than 25 words",
        "failed   posts_1.json#2 (facebook): is no object of JSON",
    ]


def test_a_wrong_command_line_says_what_is_wrong(archive: Archive, table: Path) -> None:
    for arguments, message in (
        (["nothing.csv"], "there is no file or folder 'nothing.csv' (kinds of sources: "),
        ([table, "--column", "x=colour"], "write COLUMN=FIELD, with one of title, body, date"),
        ([table, "--columns", "none.yaml"], "none.yaml cannot be read"),
        ([table, "--into", "elsewhere"], "articles lie below 'content/articles'"),
    ):
        result = run("import", *arguments)
        assert result.exit_code == 2
        assert message in result.stderr


def test_new_articles_go_into_the_folder_that_is_asked_for(archive: Archive, table: Path) -> None:
    run("import", table, "--into", "content/articles/wire", "--limit", 1)
    assert [path.name for path in (archive.content / "articles" / "wire").rglob("*.md")] == ["2025-11-06-خبر-أول.md"]


def test_a_library_that_is_not_installed_is_named_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    for number in range(3):
        (archive.root / f"{number}.html").write_text("<p>نص</p>", encoding="utf-8")
    result = run("import", *(archive.root / f"{number}.html" for number in range(3)))
    assert result.exit_code == 2
    assert result.stderr == "syrnews-site: trafilatura is not installed: pip install 'syrnews-site[import]'\n"
