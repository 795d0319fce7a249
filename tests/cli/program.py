"""The program as tests call it: in this process, or in a process of its own."""

from __future__ import annotations

import os
from pathlib import Path

from click.testing import CliRunner, Result

from syrnews_site.cli.main import main

# The environment in which a Python of its own finds the program.
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(Path(__file__).resolve().parent.parent.parent / "src"),
    "PYTHONUNBUFFERED": "1",
}


def run(*arguments: object) -> Result:
    """The result of a command, in this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="syrnews-site")
