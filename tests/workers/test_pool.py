"""Every way of running jobs gives what the builtin map gives, and takes no more jobs than it needs."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace

import pytest

from syrnews_site.workers import pool as executor
from syrnews_site.workers import worker
from syrnews_site.workers.pool import Refused, windowed
from syrnews_site.workers.worker import SetupFile


def reverse(job: bytes) -> bytes:
    """A job's result that tells which job it was."""
    return job[::-1]


def test_results_come_in_the_order_of_the_jobs() -> None:
    jobs = [b"%d" % number for number in range(100)]
    with ThreadPoolExecutor(4) as threads:
        assert list(windowed(threads, 7)(reverse, jobs)) == list(executor.serial(reverse, jobs))


def test_jobs_are_taken_as_they_are_needed() -> None:
    taken: list[bytes] = []

    def jobs() -> Iterator[bytes]:
        for number in range(100):
            taken.append(b"%d" % number)
            yield taken[-1]

    with ThreadPoolExecutor(2) as threads:
        for seen, _ in enumerate(windowed(threads, 6)(reverse, jobs()), 1):
            assert len(taken) - seen < 6
    assert len(taken) == 100


def test_others_go_on_behind_a_job_that_takes_long() -> None:
    last_begun = Event()

    def work(job: bytes) -> bytes:
        if job == b"19":
            last_begun.set()
        return job if job != b"0" or last_begun.wait(10) else b"nobody went on"

    jobs = [b"%d" % number for number in range(20)]
    with ThreadPoolExecutor(2) as threads:
        assert list(windowed(threads, 3, held=20)(work, jobs)) == jobs


def test_after_a_job_that_fails_no_other_begins() -> None:
    begun: list[bytes] = []
    go_on = Event()

    def work(job: bytes) -> bytes:
        begun.append(job)
        if job == b"0":
            raise ZeroDivisionError
        go_on.wait(10)
        return job

    with ThreadPoolExecutor(2) as threads:
        results = windowed(threads, 6)(work, [b"%d" % number for number in range(50)])
        with pytest.raises(ZeroDivisionError):
            next(results)
        go_on.set()
    assert len(begun) <= 3  # the failed one, the one beside it, and the one that took its place meanwhile


def test_waiting_ends_where_nobody_works_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executor, "PATIENCE", 0.05)
    closing = Event()

    def gone() -> None:
        raise Refused("nobody is there")

    def linger(job: bytes) -> bytes:
        closing.wait(10)
        return job

    with ThreadPoolExecutor(1) as threads:
        try:
            with pytest.raises(Refused, match="nobody is there"):
                list(windowed(threads, 2, gone)(linger, [b"1"]))
        finally:
            closing.set()


def test_one_job_at_a_time_uses_what_a_process_keeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers of Dask may have threads."""
    locked: list[bool] = []

    def notice(*_: object) -> bytes:
        locked.append(worker._one_at_a_time.locked())
        return b""

    for name in ("context", "_load_batch", "_make_batch"):
        monkeypatch.setattr(worker, name, notice)
    monkeypatch.setattr(worker, "_load_job", SimpleNamespace(decode=notice))
    monkeypatch.setattr(worker, "_make_job", SimpleNamespace(decode=notice))
    worker.load_batch(SetupFile("", "", ""), b"")
    worker.make_batch(SetupFile("", "", ""), b"")
    assert locked == [True] * 6
    assert not worker._one_at_a_time.locked()


BESIDE = """
import os, threading
from syrnews_site.workers.pool import beside

def fail_in_the_copy():
    assert os.getpid() == here
    return b"here"

here = os.getpid()
assert (beside(lambda: b"%d" % os.getpid())() != b"%d" % here) == COPIED
assert beside(lambda: bytes(1 << 20))() == bytes(1 << 20), "more than a pipe holds"
assert beside(fail_in_the_copy)() == b"here"
stop = threading.Event()
thread = threading.Thread(target=stop.wait)
thread.start()
assert beside(lambda: b"%d" % os.getpid())() == b"%d" % here
stop.set()
"""


def test_work_beside_gives_the_same_with_a_copy_and_without() -> None:
    copied = sys.platform == "linux" and executor.cpus() > 1
    subprocess.run([sys.executable, "-c", BESIDE.replace("COPIED", str(copied))], check=True, timeout=60)
