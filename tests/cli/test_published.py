"""The commands for a built site: limits, diff, export."""

from __future__ import annotations

import json

import pytest

from tests.cli.program import run
from tests.sitekit import Archive

pytestmark = pytest.mark.slow


def test_limits_ends_with_1_for_a_site_that_pages_would_refuse(archive: Archive) -> None:
    run("build", "--jobs", 1)
    summary = archive.root / "summary.md"
    assert run("limits", "build", "--summary", summary).exit_code == 0
    (archive.output / "link.html").symlink_to("index.html")
    assert run("limits", "build", "--summary", summary).exit_code == 1
    assert summary.read_text(encoding="utf-8").count("largest files") == 2


def test_diff_appends_its_summary(archive: Archive) -> None:
    run("build", "--jobs", 1)
    summary = archive.root / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    result = run("diff", "nothing", "build", "--summary", summary)
    assert result.exit_code == 0
    assert "articles: 1 added, 0 changed, 0 removed, 0 rejected" in result.stdout
    assert summary.read_text(encoding="utf-8").startswith("before\n## What changes")
    assert json.loads(run("diff", "build", "build", "--json").stdout)["articles"]["added"] == []
    assert run("diff", "build", "content/articles/one.md").exit_code == 2


def test_export_builds_first(archive: Archive) -> None:
    result = run("export", "zip", "--jobs", 1)
    assert result.exit_code == 0, result.output
    assert (archive.root / "archive.zip").is_file()


def test_export_of_names_that_cannot_be_unpacked_writes_nothing(archive: Archive) -> None:
    archive.write("media/a.png", b"x")
    archive.write("media/A.png", b"y")
    if len(list((archive.content / "media").iterdir())) == 2:  # else this file system does not tell them apart
        result = run("export", "zip", "--jobs", 1)
        assert result.exit_code == 1
        assert "the same name if case is ignored" in result.stderr
        assert not (archive.root / "archive.zip").exists()
