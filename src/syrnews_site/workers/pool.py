"""Where jobs run: in this process or in a pool of them, always in the shape of the builtin map.

A job is a small value (bytes), a function takes one and returns one, and workers share no state. So the same functions
run in `concurrent.futures.ProcessPoolExecutor` and in a Dask cluster's executor unchanged.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

HELD = 1000  # results of a few KB each, while a segment of the search index is made
PATIENCE = 10  # seconds: so long a scheduler may take to answer, and a cluster may be without any worker

Function = Callable[[bytes], bytes]
Map = Callable[[Function, Iterable[bytes]], Iterator[bytes]]


class Refused(Exception):
    """The workers are not there, or are not fit for the jobs; the message says why, to a person."""


def serial(function: Function, jobs: Iterable[bytes]) -> Iterator[bytes]:
    """Run each job here, one after another."""
    return map(function, jobs)


def windowed(executor: Executor, window: int, check: Callable[[], None] = lambda: None, held: int = 0) -> Map:
    """A map over `executor` that keeps at most `window` jobs under way, and gives results in the order of the jobs.

    Behind a job that takes long, so many results more may be `held`, while the workers go on. `check` is called now
    and then while a result is waited for; it may raise.
    """

    def run(function: Function, jobs: Iterable[bytes]) -> Iterator[bytes]:
        pending: deque[Future[bytes]] = deque()
        try:
            for job in jobs:
                pending.append(executor.submit(function, job))
                while pending and (pending[0].done() or len(pending) >= window + held):
                    yield _result(pending.popleft(), check)
                while len(under_way := [each for each in pending if not each.done()]) >= window:
                    _wait_for_one(under_way, check)
            while pending:
                yield _result(pending.popleft(), check)
        finally:
            for future in pending:
                future.cancel()

    return run


def _result(future: Future[bytes], check: Callable[[], None]) -> bytes:
    _wait_for_one([future], check)
    return future.result()


def _wait_for_one(futures: list[Future[bytes]], check: Callable[[], None]) -> None:
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415

    while not wait(futures, PATIENCE, FIRST_COMPLETED).done:
        check()


def beside(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin `work` in a copy of this process; what is returned waits for its result, and is to be called once.

    A copy costs milliseconds, where a process of the pool takes a third of a second to be of use. Where fork is not
    safe (another system than Linux, or threads), or there is one processor only, the work is done when it is asked for.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or cpus() < 2:
        return work
    reading, writing = os.pipe()
    copy = os.fork()
    if copy == 0:
        status = 1
        try:
            os.close(reading)
            with open(writing, "wb") as pipe:
                pipe.write(work())
            status = 0
        finally:
            os._exit(status)  # none of this process' affairs, such as its files, is the copy's to end
    os.close(writing)

    def result() -> bytes:
        with open(reading, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(copy, 0)
        return work() if status else data

    return result


def cpus() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def pool(workers: int, preload: str) -> Iterator[Map]:
    """A pool of fresh processes (forkserver, else spawn). `preload` is the module they work with."""
    import multiprocessing  # noqa: PLC0415 - a build that finds nothing new starts sooner without
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)  # both are safe beside threads, as fork is not
    if method == "forkserver":
        multiprocessing.set_forkserver_preload([preload])
    with ProcessPoolExecutor(workers, mp_context=context) as executor:
        yield windowed(executor, window=workers * 3, held=HELD)


@contextmanager
def dask(scheduler: str) -> Iterator[Map]:
    """The workers of a Dask cluster. Content, cache and templates must lie where all of them see them.

    Dask gives the jobs of a worker that dies to another one. Raises Refused where there is no cluster to be had.
    """
    from concurrent.futures import CancelledError  # noqa: PLC0415

    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise Refused("Dask is not installed here: pip install 'syrnews-site[dask]'") from error
    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, TypeError, ValueError) as error:  # TypeError: tls:// without certificates
        raise Refused(f"no Dask scheduler answers at {scheduler}: {error}") from error

    def check() -> None:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise Refused(f"the Dask cluster at {scheduler} has no workers") from error

    with client:
        check()
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        run = windowed(client.get_executor(pure=False), workers * 4, check)
        try:
            list(run(_same, [b""]))
        except RuntimeError as error:
            raise Refused(f"the Dask scheduler at {scheduler} lacks syrnews-site: install it there too") from error
        try:
            yield run
        except (CancelledError, KilledWorker) as error:
            raise Refused(f"the Dask cluster at {scheduler} lost a job: {error}") from error


def _same(job: bytes) -> bytes:
    """A job that does nothing: who can run it has this program."""
    return job
