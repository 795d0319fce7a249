"""Wall time and peak memory of whole commands, by the kernel's own accounting."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What one command took."""

    seconds: float
    megabytes: float  # peak of the largest single process
    cpu: float = 0.0  # seconds of all processes together


def run(command: Sequence[str | Path], *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end; a failing one is an error. Exit status 1 of ours (some article is at fault) is not."""
    os.sync()
    begin = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], cwd=cwd, env={**os.environ, **(env or {})},
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip
    peak, done = [0.0], threading.Event()
    ticks: dict[int, int] = {}
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, ticks, done))
    watcher.start()
    _, errors = process.communicate()
    seconds = time.perf_counter() - begin
    done.set()
    watcher.join()
    if process.returncode:
        sys.exit(f"{command[0]} failed:\n{errors.decode()[-2000:]}")
    return Cost(seconds, peak[0], sum(ticks.values()) / os.sysconf("SC_CLK_TCK"))


def file_sizes(folder: Path) -> dict[Path, int]:
    """The size of each file below a folder in bytes, by its path relative to the folder."""
    return {file.relative_to(folder): file.stat().st_size for file in folder.rglob("*") if file.is_file()}


def _watch(pid: int, peak: list[float], ticks: dict[int, int], done: threading.Event) -> None:
    """Keep the largest VmHWM of a process and of all its descendants, and what each has had of the processors.

    The kernel remembers both while they live.
    """
    while not done.wait(0.05):
        for one in _family(pid):
            try:
                status = Path(f"/proc/{one}/status").read_text(encoding="ascii", errors="ignore")
                figures = Path(f"/proc/{one}/stat").read_text(encoding="ascii", errors="ignore").rpartition(")")[2]
            except OSError:
                continue
            ticks[one] = sum(map(int, figures.split()[11:13]))  # in user mode and in the kernel: proc(5)
            for line in status.splitlines():
                if line.startswith("VmHWM:"):
                    peak[0] = max(peak[0], int(line.split()[1]) / 1024)


def _family(pid: int) -> list[int]:
    found, pending = [], [pid]
    while pending:
        one = pending.pop()
        found.append(one)
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                pending += map(int, (task / "children").read_text(encoding="ascii").split())
        except OSError:
            continue
    return found
