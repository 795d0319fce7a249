"""The system gives a build too little: files, room, memory, processes. It gives more the next time."""

from __future__ import annotations

import pytest

from tests.faults.broken_builds import BrokenBuilds
from tests.sitekit import tree

pytestmark = pytest.mark.faults

# From a limit under which nothing works to one under which all does.
FILES = (3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 20)
SIZES = (0, 1000, 4096, 8192, 16_000, 24_576, 50_000, 65_536, 80_000, 100_000, 200_000, 400_000)
LONG = {  # 9 MB, and 1.5 MB
    "plain": "فقرة عن حلب ودمشق وما بينهما من مدن. " * 130_000,
    "marked": "فقرة **مهمة** عن حلب ودمشق. " * 30_000,
}


def test_a_build_that_may_open_few_files_publishes_all_or_nothing(broken: BrokenBuilds) -> None:
    statuses = [broken.break_one(f"{limit} files", limits={"RLIMIT_NOFILE": limit}).status for limit in FILES]
    assert set(statuses) == {0, 3}, statuses


def test_a_build_that_may_write_only_small_files_publishes_all_or_nothing(broken: BrokenBuilds) -> None:
    statuses = [broken.break_one(f"{limit} bytes", limits={"RLIMIT_FSIZE": limit}).status for limit in SIZES]
    assert set(statuses) == {0, 3}, statuses


def test_a_build_with_little_memory_does_not_begin(broken: BrokenBuilds) -> None:
    for more in (0, 2, 4, 8, 14, 40, 60):  # MB more than the process has at first
        run = broken.break_one(f"{more} MB", limits={"RLIMIT_AS": broken.memory + more * 1_000_000})
        assert run.status == 3
        assert "the memory is full\nnothing was published" in run.printed


@pytest.mark.parametrize("body", LONG.values(), ids=LONG)
def test_an_article_that_needs_more_memory_than_there_is_costs_no_other_page(broken: BrokenBuilds, body: str) -> None:
    """The interpreter itself may break for want of memory: then nothing is published."""
    statuses = []
    for more in (80, 120, 400):
        before = broken.wanted
        broken.archive.article("long.md", body=body)
        broken.archive.rest()  # so that no build looks at the file again for its time
        run = broken.build(limits={"RLIMIT_AS": broken.memory + more * 1_000_000})
        assert run.status in (0, 1, 3) or run.status < 0, run
        assert "bug in" not in run.printed, run
        assert run.status != 1 or "long.md: error SN116" in run.printed, run
        if run.status not in (0, 1):
            assert tree(broken.output) == before
        assert broken.build().status == 0  # an article that was too much for the machine is not rejected for ever
        assert (broken.output / "2025/11/06/long.html").exists()
        (broken.archive.content / "articles/long.md").unlink()
        broken.check_healed()
        statuses.append(run.status)
    assert len(set(statuses)) > 1, statuses


@pytest.mark.parametrize("call", ["clone", "clone3", "vfork"])
def test_a_build_that_gets_no_process_and_no_thread_publishes_all_or_nothing(broken: BrokenBuilds, call: str) -> None:
    trace = ("-e", f"trace={call}", "-e", f"inject={call}:error=EAGAIN")
    runs = [
        broken.break_one(f"{call} {options} {pool}", *options, "--jobs", "2", trace=trace, pool=pool)
        for options in ((), ("--clean",))
        for pool in (False, True)
    ]
    assert any(run.injected for run in runs)
