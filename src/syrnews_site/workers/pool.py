"""Maps: ways of running jobs, in this process or in a pool of processes, in the shape of the builtin map.

A job is a small value (bytes). A function takes one job and returns one result, and workers share no state. So the same
functions run in `concurrent.futures.ProcessPoolExecutor` and in a Dask cluster's executor.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

HELD = 1000  # results of a few KB each, while a segment of the search index is made
PATIENCE = 10  # seconds that a scheduler may take to answer, or a cluster may be without any worker

Function = Callable[[bytes], bytes]
Map = Callable[[Function, Iterable[bytes]], Iterator[bytes]]


class Refused(Exception):
    """There are no workers, or they are not fit for the jobs. The message says why, to a person."""


def serial(function: Function, jobs: Iterable[bytes]) -> Iterator[bytes]:
    """Run the jobs in this process, one after another."""
    return map(function, jobs)


def windowed(executor: Executor, window: int, check: Callable[[], None] = lambda: None, held: int = 0) -> Map:
    """A map that runs at most `window` jobs at once on `executor`, and gives results in the order of the jobs.

    While a long job runs, up to `held` results of later jobs may wait behind its result. While this process waits for
    a result, it calls `check` every PATIENCE seconds; `check` may raise.
    """

    def map_jobs(function: Function, jobs: Iterable[bytes]) -> Iterator[bytes]:
        pending: deque[Future[bytes]] = deque()
        try:
            for job in jobs:
                pending.append(executor.submit(function, job))
                while pending and (pending[0].done() or len(pending) >= window + held):
                    yield _result(pending.popleft(), check)
                while len(running := [future for future in pending if not future.done()]) >= window:
                    _wait_for_any(running, check)
            while pending:
                yield _result(pending.popleft(), check)
        finally:
            for future in pending:
                future.cancel()

    return map_jobs


def _result(future: Future[bytes], check: Callable[[], None]) -> bytes:
    _wait_for_any([future], check)
    return future.result()


def _wait_for_any(futures: Sequence[Future[bytes]], check: Callable[[], None]) -> None:
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - 20 ms that a build without a pool saves

    while not wait(futures, PATIENCE, FIRST_COMPLETED).done:
        check()


def cpus() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def pool(workers: int, preload: Sequence[str]) -> Iterator[Map]:
    """A pool of fresh processes (forkserver, else spawn). `preload` names the modules that the jobs need."""
    import multiprocessing  # noqa: PLC0415 - as above
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)  # both are safe if there are threads; fork is not
    if method == "forkserver":
        multiprocessing.set_forkserver_preload(list(preload))
    with ProcessPoolExecutor(workers, mp_context=context) as executor:
        yield windowed(executor, window=workers * 3, held=HELD)
