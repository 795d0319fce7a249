"""The scripts of the workflows, taken from the YAML and run as GitHub runs them, in a clean checkout."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import wheelkit
from tests.packaging.test_workflows import workflow

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent

# Answers `gh api repos/<repository>/pages --jq .html_url` as GitHub does.
GH = """\
#!/bin/sh
[ "$*" = "api repos/reader/archive/pages --jq .html_url" ] && [ -n "$GH_TOKEN" ] && echo https://reader.example/archive
"""
ADDED = '---\ntitle: "<b>جديدة</b> [x](https://evil.example)"\ndate: 2024-05-06\n---\n\nمتن.\n'

# Replaces the environment's Python, and notes each command instead of running it.
NOTING = """\
#!/bin/sh
echo "$*" >>"$NOTES"
echo works
"""


class Runner:
    """Runs the scripts of one job, in order, as a machine of GitHub does."""

    def __init__(self, folder: Path, checkout: Path) -> None:
        self.checkout = checkout
        self.temp = folder / "temp"
        programs = folder / "programs"
        for made in (self.temp, programs):
            made.mkdir()
        gh = programs / "gh"
        gh.write_text(GH, encoding="ascii")
        gh.chmod(0o755)
        self.summary, self.output = folder / "summary.md", folder / "output"
        self.environment = wheelkit.environment(
            CI="true",
            GITHUB_REPOSITORY="reader/archive",
            GITHUB_STEP_SUMMARY=str(self.summary),
            GITHUB_OUTPUT=str(self.output),
            RUNNER_TEMP=str(self.temp),
            PATH=os.pathsep.join([str(programs), os.path.dirname(sys.executable), os.environ["PATH"]]),
        )

    def run(self, name: str, job: str) -> list[tuple[str, int, str]]:
        """Run the scripts until one fails; return the title, exit code and output of each."""
        done = []
        for step in workflow(name)["jobs"][job]["steps"]:
            if "run" in step:
                code, printed = self._script(step["run"], step.get("env", {}))
                done.append((step["name"], code, printed))
                if code:
                    break
        return done

    def _script(self, script: str, given: dict[str, str]) -> tuple[int, str]:
        environment = {**self.environment, **{key: self._value(value) for key, value in given.items()}}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]  # GitHub's own `shell: bash`
        ran = subprocess.run(
            command,
            cwd=self.checkout,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=900,
            check=False,
        )
        return ran.returncode, ran.stdout

    def _value(self, expression: str) -> str:
        """The value of an expression: the token, or an output of an earlier step."""
        if expression == "${{ github.token }}":
            return "token"
        name = expression.removeprefix("${{ steps.").removesuffix(" }}").rpartition(".")[2]
        outputs = [line.partition("=") for line in self.output.read_text(encoding="utf-8").splitlines()]
        return next(value for key, _, value in reversed(outputs) if key == name)


def git(folder: Path, *words: str) -> str:
    identity = ("-c", "user.name=nobody", "-c", "user.email=nobody@example.org", "-c", "commit.gpgsign=false")
    return wheelkit.run("git", *identity, *words, cwd=folder)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The files of this repository that git knows, as the single commit of a new repository, cloned."""
    origin = tmp_path / "origin"
    origin.mkdir()
    listed = wheelkit.run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (origin / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, origin / name)
    git(origin, "init", "--quiet", "--initial-branch", "main")
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--message", "everything")
    git(tmp_path, "clone", "--quiet", str(origin), "checkout")
    return tmp_path / "checkout"


def test_a_push_to_main_builds_a_site_with_the_address_of_github_pages(checkout: Path, tmp_path: Path) -> None:
    (checkout / "content" / "site.yaml").write_text("title: أرشيف\n", encoding="utf-8")
    runner = Runner(tmp_path, checkout)
    steps = runner.run("site.yml", "build")
    assert [(title, code) for title, code, _ in steps] == [
        (step["name"], 0) for step in workflow("site.yml")["jobs"]["build"]["steps"] if "run" in step
    ], steps[-1][2]
    assert "https://reader.example/archive/" in (checkout / "build" / "sitemap.xml").read_text(encoding="utf-8")
    assert "fits GitHub Pages" in runner.summary.read_text(encoding="utf-8").replace("&#32;", " ")
    assert "installing" not in wheelkit.run("make", "build", cwd=checkout)


def test_ci_makes_every_check_and_runs_every_test(checkout: Path, tmp_path: Path) -> None:
    """A Python that only notes commands runs the steps of ci.yml, because those steps would run this test too."""
    programs = checkout / ".venv" / "bin"
    programs.mkdir(parents=True)
    python = programs / "python"
    python.write_text(NOTING, encoding="ascii")
    python.chmod(0o755)
    for stamp in ("created", "run-time", "development"):
        (checkout / ".venv" / stamp).touch()
    notes = tmp_path / "notes"
    runner = Runner(tmp_path, checkout)
    runner.environment |= {"NOTES": str(notes), "OS": ""}
    assert [code for _, code, _ in runner.run("ci.yml", "test")] == [0, 0]
    done = "\n".join(line for line in notes.read_text(encoding="utf-8").splitlines() if line.startswith("-m"))
    assert re.findall(r"-m (ruff \w+|mypy|tests\.lint|tests\.browser|pytest.*)", done) == [
        "ruff format",
        "ruff check",
        "mypy",
        "tests.lint",
        "pytest --quiet --numprocesses auto -m not slow and not browser and not icu and not faults",
        "tests.browser",
        "pytest --quiet --numprocesses auto -m not icu and not faults",
    ]
    assert "importlinter" in notes.read_text(encoding="utf-8")


def test_a_pull_request_gets_a_summary_and_fails_if_it_breaks_an_article(checkout: Path, tmp_path: Path) -> None:
    articles = checkout / "content" / "articles"
    (articles / "added.md").write_text(ADDED, encoding="utf-8")
    (articles / "broken.txt").write_bytes(b"")
    next(articles.rglob("damascene-rose.md")).unlink()
    git(checkout, "add", "--all")
    git(checkout, "commit", "--quiet", "--message", "a change")
    runner = Runner(tmp_path, checkout)
    steps = runner.run("preview.yml", "preview")
    assert [code for _, code, _ in steps] == [0, 0, 0, 0, 0, 1], steps[-1][2]
    assert "::warning" not in steps[0][2]  # no code is changed
    assert (
        "::error file=content/articles/broken.txt"
        in {title: printed for title, _, printed in steps}["Build the site with the change"]
    )
    summary = runner.summary.read_text(encoding="utf-8")
    assert "articles: 1 added, 0 changed, 1 removed, 1 rejected (1 of them new)" in summary
    assert "<b>" not in summary
    assert "evil.example" not in summary
    assert "fits" in summary
    assert (checkout / "build" / "2024" / "05" / "06" / "added.html").is_file()
