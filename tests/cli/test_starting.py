"""The commands that begin: an archive, an article, completion."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ENVIRONMENT, run
from tests.sitekit import Archive


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_SYRNEWS_SITE_COMPLETE" in result.stdout


@pytest.mark.slow
def test_bash_completes_commands() -> None:
    bash = shutil.which("bash")
    assert bash
    environment = {**ENVIRONMENT, "_SYRNEWS_SITE_COMPLETE": "bash_complete"}
    environment |= {"COMP_WORDS": "syrnews-site e", "COMP_CWORD": "1"}
    command = [sys.executable, "-c", "from syrnews_site.cli.main import main; main(prog_name='syrnews-site')"]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.split() == ["plain,export"]


def test_new_writes_a_draft_and_prints_where(archive: Archive) -> None:
    result = run("new", "خبر: من «دمشق» # 1", "--date", "2025-11-06")
    assert result.exit_code == 0, result.output
    path = archive.root / result.stdout.strip()
    assert path.is_file()
    assert path.relative_to(archive.content).as_posix().startswith("articles/2025/11/2025-11-06-")
    built = run("build", "--jobs", 1, "--drafts")
    assert "2 articles on the site" in built.stdout
    assert built.exit_code == 0, built.stderr


def test_new_never_overwrites(archive: Archive) -> None:
    first = run("new", "عنوان", "--date", "2025-11-06")
    path = archive.root / first.stdout.strip()
    path.write_text("written", encoding="utf-8")
    assert run("new", "عنوان", "--date", "2025-11-06").exit_code == 2
    assert path.read_text(encoding="utf-8") == "written"


def test_new_raw_text_is_an_article_at_once(archive: Archive) -> None:
    result = run("new", "عنوان النص", "--date", "6 تشرين الثاني 2025", "--format", "txt")
    assert result.exit_code == 0
    built = run("build", "--jobs", 1)
    assert "2 articles on the site" in built.stdout
    assert built.exit_code == 0, built.stderr


def test_today_is_today_in_the_archives_own_zone(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1762462800")  # 2025-11-06 21:00 UTC: past midnight in Damascus
    assert "2025-11-07-" in run("new", "عنوان").stdout


@pytest.mark.parametrize("arguments", [("x", "--date", "tomorrow"), ("   ",), ("\u202e",)])
def test_new_without_a_day_or_a_title_is_a_usage_error(archive: Archive, arguments: tuple[str, ...]) -> None:
    assert run("new", *arguments).exit_code == 2


def test_init_makes_an_archive_and_prints_the_next_steps(tmp_path: Path) -> None:
    result = run("init", tmp_path / "my archive")
    assert result.exit_code == 0
    assert "serve --open" in result.stdout
    assert run("init", tmp_path / "my archive").exit_code == 2
    (tmp_path / "file").write_bytes(b"")
    assert run("init", tmp_path / "file").exit_code == 2
