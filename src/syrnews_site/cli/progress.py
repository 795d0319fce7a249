"""Progress bars on a terminal; nothing if the output is a file or a log."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from syrnews_site.build.outcome import Progress

STAGES = {"load": "reading articles", "make": "making pages"}


@contextmanager
def shown(stream: IO[str], *, enabled: bool) -> Iterator[Progress]:
    """A progress function for a build. It draws on `stream` if that is a terminal, and else does nothing."""
    if not (enabled and stream.isatty()) or os.environ.get("CI"):
        yield lambda stage, more: None
        return
    from rich.console import Console  # noqa: PLC0415 - slow to import, and needed on a terminal only
    from rich.progress import Progress as Bars  # noqa: PLC0415
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed:,}"), TimeElapsedColumn())
    with Bars(*columns, console=Console(file=stream), transient=True) as bars:
        tasks = {}

        def advance(stage: str, more: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(STAGES.get(stage, stage), total=None)
            bars.advance(tasks[stage], more)

        yield advance


@contextmanager
def counted(stream: IO[str], total: int) -> Iterator[Callable[[int, int], None]]:
    """A progress function of things and bytes, of `total` bytes in all: a bar with the rate and the time left."""
    if not stream.isatty() or os.environ.get("CI"):
        yield lambda things, size: None
        return
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bars  # noqa: PLC0415

    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Bars(*columns, console=Console(file=stream), transient=True) as bars:
        task = bars.add_task("", total=total)
        begun, count = time.monotonic(), 0

        def advance(things: int, size: int) -> None:
            nonlocal count
            count += things
            rate = count / max(time.monotonic() - begun, 0.001)
            bars.update(task, advance=size, description=f"{count:,} read, {rate:,.0f}/s, time left")

        yield advance
