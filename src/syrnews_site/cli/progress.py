"""Progress bars on a terminal; nothing if the output is a file or a log."""

from __future__ import annotations

import os
from collections.abc import Iterator
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
