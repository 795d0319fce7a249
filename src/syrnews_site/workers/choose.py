"""Chooses where jobs run: in this process if they are few, else in a pool of processes or in a Dask cluster."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from syrnews_site.settings.options import Options
from syrnews_site.workers import pool
from syrnews_site.workers.dask import dask
from syrnews_site.workers.pool import Map, serial

POOL_FROM = 1000  # files to load, or pages to make: for fewer, a pool of processes costs more than it saves
MODULES = ("syrnews_site.workers.load", "syrnews_site.workers.make")  # the code of all jobs


class Workers:
    """The workers of one build. A pool or a cluster starts when it is first needed, and ends with the `with` block."""

    def __init__(self, options: Options, *, apart: bool = False) -> None:
        """`apart`: no job runs in this process, since the process of the last build died at some job."""
        self._options, self._apart, self._stack = options, apart, ExitStack()
        self._many: Map | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        return self._stack.__exit__(kind, error, trace)

    def for_jobs(self, expected: int) -> Map:
        """A map for about `expected` files or pages. Raises Refused if the cluster of the options cannot be used."""
        if self._many is None:
            if expected < POOL_FROM and not self._options.scheduler and not self._apart:
                return serial
            self._many = self._start()
        return self._many

    def _start(self) -> Map:
        jobs = self._options.jobs or pool.cpus()
        if self._options.scheduler:
            return self._stack.enter_context(dask(self._options.scheduler))
        return self._stack.enter_context(pool.pool(jobs, MODULES)) if jobs > 1 or self._apart else serial
