"""Tools that run on Node, installed once below .cache/ from a lock file that has their versions and digests."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

LOCK = "package-lock.json"
STAMP = "installed.json"  # the lock file of a complete installation
OPTIONS = (
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--fetch-retry-mintimeout=1000",  # milliseconds: without a network, npm gives up soon
    "--fetch-retry-maxtimeout=2000",
)


def program(name: str) -> str:
    """The full name of a program. Raises RuntimeError if the program is not on this machine."""
    found = shutil.which(name)
    if found is None:
        raise RuntimeError(f"{name} is not installed")
    return found


def install(locked: Path, cache: Path) -> Path:
    """The folder `node_modules` with the tools of a folder's package.json and its lock file.

    Raises RuntimeError if Node or npm is not on this machine, or if npm cannot get the tools.
    """
    program("node")
    npm = program("npm")
    modules, stamp, lock = cache / "node_modules", cache / STAMP, (locked / LOCK).read_bytes()
    if modules.is_dir() and stamp.is_file() and stamp.read_bytes() == lock:
        return modules
    cache.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    for name in ("package.json", LOCK):
        shutil.copy(locked / name, cache)
    run = subprocess.run([npm, "ci", *OPTIONS], cwd=cache, capture_output=True, text=True, check=False)
    if run.returncode:
        raise RuntimeError(f"npm cannot install {locked.name}'s tools: {(run.stderr.splitlines() or ['no reason'])[0]}")
    stamp.write_bytes(lock)
    return modules
