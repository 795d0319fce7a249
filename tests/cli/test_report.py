"""Diagnostics and figures, as people, programs and GitHub read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from syrnews_site.build.outcome import Outcome
from syrnews_site.cli.report import CLEAN, UNKNOWN_TAGS, WRONG, exit_code, from_here, summary, summary_lines
from syrnews_site.model import Diagnostic
from tests.cli.program import run
from tests.sitekit import Archive


def outcome_of(*diagnostics: Diagnostic, **more: object) -> Outcome:
    """The outcome of a build of three files: two articles and a draft."""
    figures: dict[str, object] = {"files": 3, "articles": 2, "held": {"draft": 1}, "rejected": 0, "pages": 9}
    return Outcome(diagnostics=diagnostics, **figures | more)  # type: ignore[arg-type]


def diagnostic(severity: str) -> Diagnostic:
    return Diagnostic("articles/a.md", 1, 1, "SN105", "no title", "", severity)  # type: ignore[arg-type]


def test_errors_count_always_and_warnings_only_if_strict() -> None:
    assert exit_code(outcome_of()) == CLEAN
    assert exit_code(outcome_of(diagnostic("note")), strict=True) == CLEAN
    assert exit_code(outcome_of(diagnostic("warning"))) == CLEAN
    assert exit_code(outcome_of(diagnostic("warning")), strict=True) == WRONG
    assert exit_code(outcome_of(diagnostic("error"))) == WRONG


def test_the_figures_account_for_every_file() -> None:
    lines = summary_lines(outcome_of(written_count=4, deleted=("x",), seconds=1.25), "built")
    assert lines == [
        "2 articles on the site, 0 rejected, 1 held back (draft): 3 files",
        "built: 9 pages and files, 4 written, 1 deleted, 1.2 s",
    ]
    figures = summary(outcome_of(diagnostic("error"), diagnostic("warning")))
    assert (figures["files"], figures["held"], figures["errors"], figures["warnings"]) == (3, {"draft": 1}, 1, 1)


def test_a_check_ends_with_what_it_found() -> None:
    none = summary_lines(outcome_of(diagnostic("note"), seconds=1.25), "checked")
    assert none[-1] == "checked in 1.2 s: no mistakes; nothing was written"
    some = summary_lines(outcome_of(diagnostic("error"), diagnostic("warning"), diagnostic("warning")), "checked")
    assert ": 1 error, 2 warnings; nothing was written" in some[-1]


def test_unknown_tags_and_a_missing_address_are_mentioned() -> None:
    tags = tuple((f"وسم {number}", number) for number in range(UNKNOWN_TAGS + 3))
    lines = summary_lines(outcome_of(unknown_tags=tags, address_known=False), "built")
    assert lines[1].startswith("tags that are not in tags.yaml: وسم 0 (0), ")
    assert lines[1].count("(") == UNKNOWN_TAGS
    assert lines[2].startswith("site.yaml has no url")


def test_deleted_files_that_no_build_made_are_named_except_those_of_systems() -> None:
    strays = ("CNAME", ".DS_Store", *(f"{number}.html" for number in range(100)))
    lines = summary_lines(outcome_of(strays=strays, deleted=strays), "built")
    assert lines[1:103] == [f"{path}: deleted, since no build made it" for path in strays if path != ".DS_Store"] + [
        "files to publish unchanged belong in content/static/"
    ]
    assert summary(outcome_of(strays=strays))["strays"] == list(strays)


def test_the_json_report_is_one_object_a_line(archive: Archive) -> None:
    archive.write("articles/empty.txt", "")
    lines = run("build", "--jobs", 1, "--report", "json").stdout.splitlines()
    assert [json.loads(line).get("code") for line in lines] == ["SN101", None]
    assert json.loads(lines[-1])["errors"] == 1


@pytest.mark.slow
def test_github_annotations_name_files_from_the_repository(archive: Archive) -> None:
    archive.content.rename(archive.root / "docs")
    (archive.root / "docs/articles/empty.txt").write_bytes(b"")
    result = run("build", "--jobs", 1, "--report", "github", "--content", "docs")
    assert "::error file=docs/articles/empty.txt" in result.stdout


def test_files_are_named_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert from_here(tmp_path / "content") == "content"
    assert Path(from_here(tmp_path.parent)) == Path("..")
