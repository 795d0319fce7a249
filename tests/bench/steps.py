"""The CPU time of a cold build by step: `python -m tests.bench.steps CONTENT OUTPUT`, all of it in one process.

A build with worker processes runs the same functions on the same jobs. Here they run in this process, so that the time
of each job is known, and what is left is the coordinator's.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from syrnews_site.build.build import build
from syrnews_site.settings.options import Options
from syrnews_site.workers import choose
from syrnews_site.workers.pool import Function

STEPS = ("load_batch", "make_batch", "coordinator")


def measure(content: Path, output: Path) -> dict[str, float]:
    """Seconds of CPU time: of the functions that run jobs, by name, and of the coordinator."""
    spent: dict[str, float] = defaultdict(float)

    def timed(function: Function, jobs: Iterable[bytes]) -> Iterator[bytes]:
        name = getattr(getattr(function, "func", function), "__name__", "")
        for job in jobs:
            began = time.process_time()
            result = function(job)
            spent[name] += time.process_time() - began
            yield result

    setattr(choose, "serial", timed)  # noqa: B010 - what a build without a pool calls
    began = time.process_time()
    build(Options(content, output, cache=output.with_name(f"{output.name}-cache"), jobs=1))
    copies = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = time.process_time() - began + copies.ru_utime + copies.ru_stime
    return {**spent, "coordinator": whole - sum(spent.values())}


def table(builds: dict[str, tuple[Path, Path]], count: int, environment: dict[str, str]) -> None:
    """Print milliseconds of CPU time an article by step, for builds from a content folder into a new output."""
    print(f"\n{'CPU time, ms an article':34}" + "".join(f"{step:>14}" for step in STEPS))
    for name, (content, output) in builds.items():
        command = [sys.executable, "-m", "tests.bench.steps", str(content), str(output)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **environment})
        spent = json.loads(printed.stdout)
        print(f"{name:34}" + "".join(f"{1000 * spent.get(step, 0) / count:14.3f}" for step in STEPS), flush=True)


def system_python() -> Path | None:
    """The system's Python, if it is not ours and can import what ours can. Debian's is up to 14 % faster."""
    system = Path("/usr/bin/python3")
    if not system.exists() or system.resolve() == Path(sys.executable).resolve():
        return None
    asked = subprocess.run([system, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True)
    return system if asked.stdout.split() == [str(part) for part in sys.version_info[:2]] else None


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())))
