"""A wheel of this program, and a fresh environment that has the wheel and nothing of the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Variables through which a program could find the checkout, or the environment that runs the tests.
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
    """The environment of this process without the HIDDEN variables, and with `more`."""
    return {name: value for name, value in os.environ.items() if name not in HIDDEN} | more


def run(*command: str | Path, cwd: Path, codes: tuple[int, ...] = (0,), **more: str) -> str:
    """Run a program to its end, and return what it printed. Fails if its exit code is not one of `codes`."""
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
    """Build the wheel from the checkout."""
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", target, cwd=ROOT)
    return next(target.glob("*.whl"))


def create(folder: Path) -> Path:
    """Make a virtual environment with the locked requirements; return its folder of programs."""
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    install(programs, "--require-hashes", "--requirement", str(ROOT / "requirements.txt"))
    return programs


def install(programs: Path, *arguments: str) -> None:
    """Run pip install --no-deps with these arguments."""
    pip = (programs / "python", "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "install")
    run(*pip, "--no-deps", *arguments, cwd=programs)
