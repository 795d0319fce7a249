"""The system refuses a call, or the process is killed at it: at every call of a build, or at some of them.

After each fault: promise 3 (the site is the old one or the new one, no file is torn, and the exit code tells the
truth). Then a build without a fault, and promise 4 (the site is what a clean build makes, and nothing is left).
"""

from __future__ import annotations

import pytest

from tests.faults.broken_builds import BrokenBuilds

pytestmark = pytest.mark.faults

SAMPLED = 14  # points of each kind of fault and call, unless --every-fault is given
BUILDS = {"an incremental build": (), "a clean build": ("--clean",)}
WRITING = (
    "write", "pwrite64", "rename", "renameat2", "link", "unlink", "rmdir", "mkdir", "fsync", "fdatasync", "ftruncate",
    "syncfs",
)  # fmt: skip
READING = ("openat", "read", "pread64", "getdents64")
FAULTS = {
    "killed": "signal=SIGKILL:when={}",
    "an error": "error=EIO:when={}",
    "a full disk": "error=ENOSPC:when={}",
    "a disk full from then on": "error=ENOSPC:when={}+",
}


def sampled(count: int, every: bool) -> list[int]:
    """The numbers of the calls to break, from 1: all, or SAMPLED of them, evenly spread, the same in every run."""
    if every or count <= SAMPLED:
        return list(range(1, count + 1))
    return [1 + place * (count - 1) // (SAMPLED - 1) for place in range(SAMPLED)]


@pytest.mark.parametrize("call", [*WRITING, *READING])
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("build", BUILDS)
def test_after_a_fault_the_site_is_whole_and_the_next_build_heals(
    broken: BrokenBuilds, build: str, fault: str, call: str, every_fault: bool
) -> None:
    if call in READING and "disk" in fault:
        return  # reading needs no room
    count = broken.calls(*BUILDS[build], names=(*WRITING, *READING))[call]
    for number in sampled(count, every_fault):
        before = broken.wanted
        broken.edit()
        trace = ("-e", f"trace={call}", "-e", f"inject={call}:{FAULTS[fault].format(number)}")
        run = broken.build(*BUILDS[build], trace=trace)
        where = f"{fault} at {call} {number} of {count}: {run.status} {run.printed[-600:]}"
        try:
            assert run.injected, "strace injected nothing"
            broken.check_broken(run, before)
            broken.check_healed()
        except AssertionError as error:
            broken.begin_again()
            raise AssertionError(f"{where}: {str(error)[:400]}") from None
