"""A wheel of this program, and a fresh environment that has it and nothing of the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What would let the checkout, or the environment that runs the tests, shine through.
HIDDEN = (
    "PYTHONPATH",
    "PYTHONHOME",
    "VIRTUAL_ENV",
    "SYRNEWS_DEBUG",
    "MAKEFLAGS",
    "MAKELEVEL",
    "MFLAGS",
    "VENV",
    "PYTHON",
)


def environment(**more: str) -> dict[str, str]:
    """Of this process, without what would give the checkout away to another program."""
    return {name: value for name, value in os.environ.items() if name not in HIDDEN} | more


def run(*command: str | Path, cwd: Path, codes: tuple[int, ...] = (0,), **more: str) -> str:
    """Run a program to its end; returns what it printed. Any other exit code than these is a failure."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=900,
        check=False,
    )
    assert done.returncode in codes, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def build_wheel(target: Path) -> Path:
    """Make the wheel from the checkout."""
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", target, cwd=ROOT)
    return next(target.glob("*.whl"))


def create(folder: Path) -> Path:
    """A virtual environment with the locked requirements; returns its folder of programs."""
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    install(programs, "--require-hashes", "--requirement", str(ROOT / "requirements.txt"))
    return programs


def install(programs: Path, *what: str) -> None:
    """pip install --no-deps, without a word."""
    pip = (programs / "python", "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "install")
    run(*pip, "--no-deps", *what, cwd=programs)
