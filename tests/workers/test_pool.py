"""A map over an executor gives the results of the builtin map, and takes only the jobs that it needs."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from syrnews_site.workers import pool
from syrnews_site.workers.pool import LOST, Refused, serial, windowed
from tests.cli.program import ENVIRONMENT


def reverse(job: bytes) -> bytes:
    """A result that tells which job it belongs to."""
    return job[::-1]


def test_results_come_in_the_order_of_the_jobs() -> None:
    jobs = [b"%d" % number for number in range(100)]
    with ThreadPoolExecutor(4) as threads:
        assert list(windowed(threads, 7)(reverse, jobs)) == list(serial(reverse, jobs))


def test_jobs_are_taken_only_when_they_are_needed() -> None:
    taken: list[bytes] = []

    def jobs() -> Iterator[bytes]:
        for number in range(100):
            taken.append(b"%d" % number)
            yield taken[-1]

    with ThreadPoolExecutor(2) as threads:
        for seen, _ in enumerate(windowed(threads, 6)(reverse, jobs()), 1):
            assert len(taken) - seen < 6
    assert len(taken) == 100


def test_later_jobs_run_while_a_long_job_runs() -> None:
    last_begun = Event()

    def work(job: bytes) -> bytes:
        if job == b"19":
            last_begun.set()
        return job if job != b"0" or last_begun.wait(10) else b"nobody went on"

    jobs = [b"%d" % number for number in range(20)]
    with ThreadPoolExecutor(2) as threads:
        assert list(windowed(threads, 3, held=20)(work, jobs)) == jobs


def test_after_a_failed_job_no_other_job_begins() -> None:
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


def test_waiting_ends_if_no_worker_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PATIENCE", 0.05)
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


def dies_at_seven(job: bytes) -> bytes:
    if job == b"7":
        os.kill(os.getpid(), signal.SIGSEGV)
    return job[::-1]


@pytest.mark.slow
def test_a_job_at_which_a_process_dies_is_lost_and_no_other_job_is() -> None:
    jobs = [b"%d" % number for number in range(40)]
    with pool.pool(2, ()) as map_jobs:
        results = list(map_jobs(dies_at_seven, jobs))
        assert results == [LOST if job == b"7" else job[::-1] for job in jobs]
        assert list(map_jobs(dies_at_seven, [b"12", b"7", b"34"])) == [b"21", LOST, b"43"]


# Without a guard for __main__, each worker process runs this program anew, and Python ends it.
UNGUARDED = """
from syrnews_site.workers.pool import Refused, pool
with pool(2, ()) as map_jobs:
    try:
        print(list(map_jobs(bytes, [b"1", b"2"])))
    except Refused as error:
        print("refused:", error)
"""


@pytest.mark.slow
def test_no_job_is_to_blame_if_processes_die_before_any_job(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(UNGUARDED, encoding="utf-8")
    done = subprocess.run([sys.executable, program], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.stdout == "refused: a worker process of this machine dies as soon as it begins\n"


KILLED = """
import os, signal
from syrnews_site.workers.pool import pool
from tests.workers.test_pool import number_of_process
if __name__ == "__main__":
    with pool(2, ()) as map_jobs:
        print(*{int(number) for number in map_jobs(number_of_process, [b""] * 20)}, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def number_of_process(job: bytes) -> bytes:
    return b"%d" % os.getpid()


@pytest.mark.slow
def test_workers_end_if_the_first_process_is_killed(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(KILLED, encoding="utf-8")
    root = str(Path(__file__).parents[2])
    environment = {**ENVIRONMENT, "PYTHONPATH": os.pathsep.join((root, ENVIRONMENT["PYTHONPATH"]))}
    with open(tmp_path / "numbers", "w+", encoding="ascii") as numbers:  # a pipe would be open as long as workers live
        done = subprocess.run([sys.executable, program], env=environment, stdout=numbers, check=False)
        numbers.seek(0)
        workers = [int(number) for number in numbers.read().split()]
    assert (done.returncode, len(workers) in (1, 2)) == (-signal.SIGKILL, True)
    for number in workers:
        with contextlib.suppress(ProcessLookupError):
            handle = os.pidfd_open(number)
            assert select.select([handle], [], [], 20)[0], "the worker lives on"
            os.close(handle)
