"""Few jobs run in this process; a pool starts once, when many are expected."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from syrnews_site.settings.options import Options
from syrnews_site.workers.choose import POOL_FROM, Workers
from syrnews_site.workers.pool import Refused, serial


def process_of(job: bytes) -> bytes:
    """The number of the process that runs the job."""
    return b"%d" % os.getpid()


def options(tmp_path: Path, *, jobs: int, scheduler: str = "") -> Options:
    return Options(content=tmp_path, output=tmp_path, jobs=jobs, scheduler=scheduler)


def test_few_jobs_run_in_this_process(tmp_path: Path) -> None:
    with Workers(options(tmp_path, jobs=2)) as workers:
        assert workers.for_jobs(POOL_FROM - 1) is serial


@pytest.mark.slow
def test_many_jobs_run_in_a_pool_and_so_do_those_that_follow(tmp_path: Path) -> None:
    with Workers(options(tmp_path, jobs=2)) as workers:
        many = workers.for_jobs(POOL_FROM)
        assert b"%d" % os.getpid() not in many(process_of, [b""] * 4)
        assert workers.for_jobs(1) is many


def test_one_process_starts_no_pool(tmp_path: Path) -> None:
    with Workers(options(tmp_path, jobs=1)) as workers:
        assert workers.for_jobs(POOL_FROM) is serial


def test_a_scheduler_is_asked_even_for_one_job(tmp_path: Path) -> None:
    with (
        Workers(options(tmp_path, jobs=2, scheduler="nonsense://")) as workers,
        pytest.raises(Refused, match="no Dask scheduler answers at nonsense://"),
    ):
        workers.for_jobs(1)
