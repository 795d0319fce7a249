"""Maps: ways of running jobs, in this process or in a pool of processes, in the shape of the builtin map.

A job is a small value (bytes). A function takes one job and returns one result, and workers share no state. So the same
functions run in `concurrent.futures.ProcessPoolExecutor` and in a Dask cluster's executor.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

HELD = 1000  # results of a few KB each, while a segment of the search index is made
LOST = b""  # the result of a job at which a process died, and again when the job ran alone
PATIENCE = 10  # seconds that a scheduler may take to answer, or a cluster may be without any worker

Function = Callable[[bytes], bytes]
Map = Callable[[Function, Iterable[bytes]], Iterator[bytes]]


class Refused(Exception):
    """There are no workers, or they are not fit for the jobs. The message says why, to a person."""


def serial(function: Function, jobs: Iterable[bytes]) -> Iterator[bytes]:
    """Run the jobs in this process, one after another."""
    return map(function, jobs)


def echo(job: bytes) -> bytes:
    """A job without work: it succeeds if a worker runs at all, with this program installed."""
    return job


class Executor(Protocol):
    """The part of an executor of `concurrent.futures` that a map needs."""

    def submit(self, function: Function, job: bytes, /) -> Future[bytes]:
        """Begin a job."""


class Rescue(Protocol):
    """What gives the result of a job whose executor broke, since a process died."""

    def __call__(self, function: Function, job: bytes, /) -> bytes:
        """The result of the job; LOST if a process dies at it again."""


def windowed(
    executor: Executor,
    window: int,
    check: Callable[[], None] = lambda: None,
    held: int = 0,
    rescue: Rescue | None = None,
) -> Map:
    """A map that runs at most `window` jobs at once on `executor`, and gives results in the order of the jobs.

    While a long job runs, up to `held` results of later jobs may wait behind its result. While this process waits for
    a result, it calls `check` every PATIENCE seconds; `check` may raise.
    """

    def map_jobs(function: Function, jobs: Iterable[bytes]) -> Iterator[bytes]:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - 20 ms that a build without a pool saves

        def result() -> bytes:
            job, future = pending.popleft()
            _wait_for_any([future], check)
            try:
                return future.result()
            except BrokenExecutor:
                if rescue is None:
                    raise
                return rescue(function, job)

        pending: deque[tuple[bytes, Future[bytes]]] = deque()
        try:
            for job in jobs:
                pending.append((job, executor.submit(function, job)))
                while pending and (pending[0][1].done() or len(pending) >= window + held):
                    yield result()
                while len(running := [future for _, future in pending if not future.done()]) >= window:
                    _wait_for_any(running, check)
            while pending:
                yield result()
        finally:
            for _, future in pending:
                future.cancel()

    return map_jobs


def _wait_for_any(futures: Sequence[Future[bytes]], check: Callable[[], None]) -> None:
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415 - 20 ms that a build without a pool saves

    while not wait(futures, PATIENCE, FIRST_COMPLETED).done:
        check()


def cpus() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class ProcessPool:
    """A pool of fresh processes (forkserver, else spawn) that begins again when one of its processes dies."""

    def __init__(self, workers: int, preload: Sequence[str]) -> None:
        """`preload` names the modules that the jobs need."""
        import multiprocessing  # noqa: PLC0415 - as above

        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._processes = multiprocessing.get_context(method)  # both are safe if there are threads; fork is not
        if method == "forkserver":
            from multiprocessing import forkserver  # noqa: PLC0415 - as above

            multiprocessing.set_forkserver_preload(list(preload))
            forkserver.ensure_running()  # it imports them while this process goes on
        self._workers = workers
        self._many = self._start(workers)
        self._alone: ProcessPoolExecutor | None = None

    def submit(self, function: Function, job: bytes, /) -> Future[bytes]:
        """Begin a job. Raises OSError if the system gives no process or no thread."""
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - as above

        try:
            return self._submit(self._many, function, job)
        except BrokenExecutor:
            self._many.shutdown()
            self._many = self._start(self._workers)
            return self._submit(self._many, function, job)

    def rescue(self, function: Function, job: bytes, /) -> bytes:
        """Run a job in a process that runs nothing else. LOST if this process dies as well.

        Raises Refused if the process dies before it runs any job, so that no job is to blame.
        """
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - as above

        if self._alone is None:
            self._alone = self._start(1)
            try:
                self._submit(self._alone, echo, b"").result()
            except BrokenExecutor as error:
                raise Refused("a worker process of this machine dies as soon as it begins") from error
        try:
            return self._submit(self._alone, function, job).result()
        except BrokenExecutor:
            self._alone.shutdown()
            self._alone = None
            return LOST

    def shutdown(self) -> None:
        """End all processes."""
        for executor in filter(None, (self._many, self._alone)):
            with contextlib.suppress(RuntimeError):  # its thread could not be started
                executor.shutdown()

    def _submit(self, executor: ProcessPoolExecutor, function: Function, job: bytes) -> Future[bytes]:
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - as above

        try:
            return executor.submit(function, job)
        except BrokenExecutor:
            raise
        except RuntimeError as error:  # "can't start new thread"
            for process in self._processes.active_children():  # which that thread would have ended
                process.terminate()
            raise OSError(errno.EAGAIN, "no thread can be started") from error

    def _start(self, workers: int) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above

        return ProcessPoolExecutor(workers, mp_context=self._processes, initializer=_live_with_the_first_process)


def _live_with_the_first_process() -> None:
    """Ctrl-C reaches every process of a terminal: the first one ends the others when it has put things in order.

    If the first process is killed, a thread ends this one, which would otherwise wait for jobs for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(RuntimeError):  # the system gives no thread
        threading.Thread(target=_end_with_the_first_process, daemon=True).start()


def _end_with_the_first_process() -> None:
    import multiprocessing  # noqa: PLC0415 - as above

    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
        os._exit(1)


@contextmanager
def pool(workers: int, preload: Sequence[str]) -> Iterator[Map]:
    """A pool of processes. The result of a job at which a process dies twice is LOST. `preload`: as in ProcessPool."""
    processes = ProcessPool(workers, preload)
    try:
        yield windowed(processes, window=workers * 3, held=HELD, rescue=processes.rescue)
    finally:
        processes.shutdown()
