"""Work in a copy of this process, while this process goes on."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

from syrnews_site.workers.pool import cpus


@contextmanager
def beside(work: Callable[[], bytes]) -> Iterator[Callable[[], bytes]]:
    """Begin `work` in a copy of this process. The value of the `with` waits for the result; call it at most once.

    A copy costs milliseconds; a process of the pool takes a third of a second to start. If fork is not safe (another
    system than Linux, or several threads), or if there is only one processor, this process does the work when it is
    asked for the result. It does so as well if the copy fails.
    """
    if sys.platform != "linux" or threading.active_count() > 1 or cpus() < 2:
        yield work
        return
    reading, writing = os.pipe()
    copy = os.fork()
    if copy == 0:
        _work_in_the_copy(work, writing)
    os.close(writing)
    running = True

    def result() -> bytes:
        nonlocal running
        data = pipe.read()
        _, status = os.waitpid(copy, 0)
        running = False
        return work() if status else data

    with open(reading, "rb") as pipe:
        try:
            yield result
        finally:
            if running:
                os.kill(copy, signal.SIGKILL)
                os.waitpid(copy, 0)


def _work_in_the_copy(work: Callable[[], bytes], writing: int) -> NoReturn:
    status = 1
    # If the first process is killed, its lock of the output must not live on in this one.
    os.closerange(3, writing)
    os.closerange(writing + 1, os.sysconf("SC_OPEN_MAX"))
    try:
        with open(writing, "wb") as pipe:
            pipe.write(work())
        status = 0
    finally:
        os._exit(status)  # without closing what belongs to the first process, such as its files
