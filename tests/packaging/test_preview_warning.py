"""The preview warns if a pull request changes code, and prints no name of a file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.packaging.test_workflows import workflow


def _git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@archive.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("changed", "warns"),
    [
        ("content/articles/a.md", False),
        ("templates/x::error::y.html", True),
        ("Makefile", True),
        (".github/workflows/x.yml", True),
    ],
)
def test_a_change_of_code_is_a_warning(tmp_path: Path, changed: str, warns: bool) -> None:
    steps = workflow("preview.yml")["jobs"]["preview"]["steps"]
    (script,) = (step["run"] for step in steps if step.get("name") == "Does it change code?")
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "before")
    (tmp_path / changed).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / changed).write_text("changed", encoding="utf-8")
    _git(tmp_path, "add", "--all")
    _git(tmp_path, "commit", "--quiet", "--message", "change")
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("::warning title=code::") is warns
    assert "::error" not in done.stdout
