"""Where jobs run: in this process or in a pool of them, always in the shape of the builtin map.

A job is a small value (bytes), a function takes one and returns one, and workers share no state. So the same functions
run in `concurrent.futures.ProcessPoolExecutor` and in a Dask cluster's executor unchanged.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager

Function = Callable[[bytes], bytes]
Map = Callable[[Function, Iterable[bytes]], Iterator[bytes]]


def serial(function: Function, jobs: Iterable[bytes]) -> Iterator[bytes]:
    """Run each job here, one after another."""
    return map(function, jobs)


def windowed(executor: Executor, window: int) -> Map:
    """A map over `executor` that keeps at most `window` jobs under way, and gives results in the order of the jobs."""

    def run(function: Function, jobs: Iterable[bytes]) -> Iterator[bytes]:
        pending: deque[Future[bytes]] = deque()
        try:
            for job in jobs:
                pending.append(executor.submit(function, job))
                if len(pending) >= window:
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()

    return run


def cpus() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def pool(workers: int, preload: str) -> Iterator[Map]:
    """A pool of fresh processes (forkserver, else spawn). `preload` is the module they work with."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)  # both are safe beside threads, as fork is not
    if method == "forkserver":
        multiprocessing.set_forkserver_preload([preload])
    with ProcessPoolExecutor(workers, mp_context=context) as executor:
        yield windowed(executor, window=workers * 3)


@contextmanager
def dask(scheduler: str) -> Iterator[Map]:
    """The workers of a Dask cluster. Content, cache and output must lie on a file system that all of them share."""
    from distributed import Client  # noqa: PLC0415 - an extra, and slow to import

    with Client(scheduler) as client:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        executor = client.get_executor(pure=False, retries=3)
        yield windowed(executor, window=max(1, workers) * 4)
