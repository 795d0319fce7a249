"""The outside tools: installed once into .cache/audit, their versions and digests locked beside this file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
LOCK = ("package.json", "package-lock.json")


def install(cache: Path) -> Path:
    """The folder `node_modules` with the tools. Raises RuntimeError where Node or Java is not on this machine."""
    for command in ("node", "npm", "java"):
        if shutil.which(command) is None:
            raise RuntimeError(f"{command} is needed for the audit and is not installed here")
    cache.mkdir(parents=True, exist_ok=True)
    modules = cache / "node_modules"
    if any(not (cache / name).exists() or (cache / name).read_bytes() != (HERE / name).read_bytes() for name in LOCK):
        shutil.rmtree(modules, ignore_errors=True)
    if not modules.is_dir():
        shutil.copy(HERE / "package.json", cache)
        shutil.copy(HERE / "package-lock.json", cache)
        options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        subprocess.run([str(shutil.which("npm")), "ci", *options], cwd=cache, check=True)
    return modules
