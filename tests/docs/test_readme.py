"""The commands in the READMEs work, and the diagnostics that the READMEs explain exist."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

import pytest

from syrnews_site.diagnostics import CODES
from tests import wheelkit
from tests.packaging.test_workflow_steps import checkout as checkout

FENCE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)

# Commands that a test cannot run: they wait for a person, or fetch the program from an index or a host.
LEFT_OUT = re.compile(r"\b(?:serve|pipx|git clone|git push|xdg-open|open)\b")


def commands(text: str) -> list[str]:
    """The lines of all sh blocks, in order, without the commands that a test cannot run."""
    lines = "".join(FENCE.findall(text)).replace("\\\n", " ").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#") and not LEFT_OUT.search(line)]


def test_commands_are_taken_from_sh_blocks_alone() -> None:
    text = "```sh\nmake build\n# a remark\nmake serve\n```\n\n```python\nx\n```\n\n```sh\nmake \\\nclean\n```\n"
    assert commands(text) == ["make build", "make  clean"]


@pytest.mark.parametrize("name", ["README.md", "README.ar.md"])
def test_every_diagnostic_that_a_readme_explains_exists(root: Path, name: str) -> None:
    assert set(re.findall(r"\bSN\d{3}\b", (root / name).read_text(encoding="utf-8"))) <= set(CODES)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["README.md", "README.ar.md"])
def test_the_commands_of_the_readme_work(checkout: Path, root: Path, tmp_path: Path, name: str) -> None:
    """One shell runs all commands, so that `cd` and variables last. `syrnews-site` is the program of the checkout."""
    programs = tmp_path / "reader"
    programs.mkdir()
    program = programs / "syrnews-site"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m syrnews_site "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    lines = commands((root / name).read_text(encoding="utf-8"))
    assert lines
    shell = shutil.which("bash")
    assert shell
    wheelkit.run(
        shell,
        "-ec",
        "\n".join(lines),
        cwd=checkout,
        PYTHON=sys.executable,
        PYTHONPATH=str(checkout / "src"),
        PATH=os.pathsep.join([str(programs), os.environ["PATH"]]),
    )
    assert (checkout / "build" / "index.html").is_file()
