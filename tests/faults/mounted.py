"""Breaks builds on file systems of their own: full, without inodes, read-only. Runs where it may mount.

`unshare --mount python -m tests.faults.mounted FOLDER CASE` mounts over the folder. Nobody else sees that. A failed
assertion is the exit code 1.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.faults.broken_builds import BrokenBuilds, Run

KILOBYTES = (4, 8, 16, 32, 64, 96, 128, 192, 256, 320, 384, 512, 640, 768, 1024, 8192)
INODES = (0, 1, 2, 3, 4, 6, 8, 12, 16, 20, 25, 30, 40, 60, 90, 200)


def mount(*arguments: str) -> None:
    """Call mount(8)."""
    subprocess.run(["mount", *arguments], check=True)


def full(broken: BrokenBuilds, *build: str) -> set[int]:
    """Builds for which a few kilobytes are left on the disk, and then more."""
    statuses = set()
    for kilobytes in KILOBYTES:
        about = os.statvfs(broken.root)
        used = (about.f_blocks - about.f_bfree) * about.f_bsize // 1024
        statuses.add(broken_at(broken, build, size=f"{used + kilobytes}k"))
    return statuses


def without_inodes(broken: BrokenBuilds, *build: str) -> set[int]:
    """Builds for which room for few files is left on the disk, and then for more."""
    statuses = set()
    for inodes in INODES:
        about = os.statvfs(broken.root)
        statuses.add(broken_at(broken, build, nr_inodes=about.f_files - about.f_ffree + inodes))
    return statuses


def broken_at(broken: BrokenBuilds, build: tuple[str, ...], **limits: object) -> int:
    """The exit code of a build of an edit under a limit. The next build has room again, and heals."""
    before = broken.wanted
    broken.edit()
    mount("-o", ",".join(("remount", *(f"{name}={limit}" for name, limit in limits.items()))), str(broken.root))
    run = broken.build(*build)
    check(broken, run, before, str(limits))
    return run.status


def check(broken: BrokenBuilds, run: Run, before: dict[str, bytes], where: str) -> None:
    """Look at what is left, give room, build again, and look again."""
    try:
        broken.check_broken(run, before)
        mount("-o", "remount,size=100m,nr_inodes=100k", str(broken.root))
        broken.check_healed()
    except AssertionError as error:
        raise AssertionError(f"{where}: {run.status} {run.printed[-400:]} {str(error)[:400]}") from None


def read_only(broken: BrokenBuilds) -> set[int]:
    """Builds with a folder that cannot be written. Nobody has to write into the content folder."""
    statuses = set()
    for name, status in (("content", 0), ("build", 3), (".cache", 3), (".cache/build", 3), (".", 3)):
        folder = broken.root / name
        before = broken.wanted
        broken.edit()
        mount("--bind", str(folder), str(folder))
        mount("-o", "remount,bind,ro", str(folder))
        run = broken.build()
        subprocess.run(["umount", str(folder)], check=True)
        assert run.status == status, (name, run)
        check(broken, run, before, f"{name} cannot be written")
        statuses.add(run.status)
    return statuses


CASES = {
    "full": full,
    "full-clean": lambda broken: full(broken, "--clean"),
    "inodes": without_inodes,
    "inodes-clean": lambda broken: without_inodes(broken, "--clean"),
    "read-only": read_only,
}


def main(folder: str, case: str) -> None:
    """Mount a file system in memory over the folder, and break the builds of an archive in it."""
    mount("-t", "tmpfs", "-o", "size=100m,nr_inodes=100k", "none", folder)
    broken = BrokenBuilds(Path(folder))
    try:
        statuses = CASES[case](broken)
        assert {0, 3} <= statuses <= {0, 3, 4}, statuses
    finally:
        broken.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
