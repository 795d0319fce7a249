"""The system refuses a call, or the process is killed at it: at every call of a build, or at some of them.

After each fault: promise 3 (the site is the old one or the new one, no file is torn, and the exit code tells the
truth). Then a build without a fault, and promise 4 (the site is what a clean build makes, and nothing is left).
"""

from __future__ import annotations

import re

import pytest

from tests.faults.broken_builds import BrokenBuilds, sampled

pytestmark = pytest.mark.faults

BUILDS = {"an incremental build": (), "a clean build": ("--clean",)}
WRITING = {
    "an incremental build": (
        "write", "pwrite64", "rename", "link", "unlink", "unlinkat", "rmdir", "mkdir", "fsync", "fdatasync",
        "ftruncate",
    ),
    "a clean build": (
        "write", "pwrite64", "rename", "renameat2", "unlink", "unlinkat", "rmdir", "mkdir", "fsync", "syncfs",
    ),
}  # fmt: skip
READING = ("openat", "read", "pread64", "getdents64")
FAULTS = {
    "killed": "signal=SIGKILL:when={}",
    "interrupted": "signal=SIGINT:when={}",
    "an error": "error=EIO:when={}",
    "a full disk": "error=ENOSPC:when={}",
    "a disk full from then on": "error=ENOSPC:when={}+",
}
CASES = [
    pytest.param(build, fault, call, id=f"{build}, {fault}, {call}")
    for build, writing in WRITING.items()
    for fault in FAULTS
    for call in (*writing, *(() if "disk" in fault else READING))  # reading needs no room
]
# Calls that are not broken: they change nothing, or their failure is no failure of a disk.
OTHERS = {
    "access", "brk", "clone", "clone3", "close", "dup", "epoll_create1", "exit_group", "fcntl", "fstat", "fstatfs",
    "futex", "getcwd", "geteuid", "getpid", "getrandom", "getuid", "getegid", "getgid", "gettid", "ioctl", "lseek",
    "lstat", "madvise", "mmap", "mprotect", "mremap", "munmap", "newfstatat", "flock", "pipe2", "poll", "pselect6",
    "readlink", "rseq", "rt_sigaction", "rt_sigprocmask", "sched_getaffinity", "select", "set_robust_list", "stat",
    "statx", "sysinfo", "uname", "umask", "wait4", "clock_nanosleep", "prlimit64", "chdir", "kill", "tgkill",
    "fchown", "setitimer",
}  # fmt: skip


@pytest.mark.parametrize("build", BUILDS)
def test_every_call_that_changes_a_disk_is_among_those_that_are_broken(broken: BrokenBuilds, build: str) -> None:
    assert broken.build(*BUILDS[build]).status == 0
    called = set()
    for _ in range(2):
        broken.edit()
        run = broken.build(*BUILDS[build], trace=("-e", "trace=all"))
        assert run.status == 0, run.printed
        called |= set(re.findall(r"^(\w+)\(", run.log, re.MULTILINE))
    assert called - OTHERS == {*WRITING[build], *READING}


@pytest.mark.parametrize(("build", "fault", "call"), CASES)
def test_after_a_fault_the_site_is_whole_and_the_next_build_heals(
    broken: BrokenBuilds, build: str, fault: str, call: str, every_fault: bool
) -> None:
    count = broken.calls(*BUILDS[build], names=(*WRITING[build], *READING))[call]
    assert count > 0, "nothing to break"
    for sample in sampled(count, every_fault):
        number = sample
        # How often a build reads its catalog depends on how edits have filled it: a late call may not come again.
        while not _broken_at(number, broken, build, fault, call):
            number -= 1
            assert number > 0, "strace injected nothing"


def _broken_at(number: int, broken: BrokenBuilds, build: str, fault: str, call: str) -> bool:
    """Whether the build was broken at this call: it may have made fewer calls."""
    trace = ("-e", f"trace={call}", "-e", f"inject={call}:{FAULTS[fault].format(number)}")
    return broken.break_one(f"{fault} at {call} {number}", *BUILDS[build], trace=trace).injected
