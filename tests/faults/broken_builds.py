"""An archive whose builds are broken: edited, built with a fault, looked at, built again."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.sitekit import Archive, tree

ROOT = Path(__file__).parents[2]
ARTICLES = 15
SETTINGS = "title: {title}\non_this_day: false\nstats: false\nurl: https://example.org/\n"
# What the cache holds between builds.
KEPT = {"catalog.sqlite", "catalog.sqlite.seal", "index", "lock", "owners", "setup"}
NO_FAULT = {"trace": (), "limits": {}, "clock": 0, "pool": False, "here": False}
NOTHING_PUBLISHED = (2, 3, 130)
UNFINISHED = 4
SAMPLED = 8  # points of each kind of fault and call, unless --every-fault is given


def sampled(count: int, every: bool) -> list[int]:
    """The numbers of the calls to break, from 1: all, or SAMPLED of them, evenly spread, the same in every run."""
    if every or count <= SAMPLED:
        return list(range(1, count + 1))
    return [1 + place * (count - 1) // (SAMPLED - 1) for place in range(SAMPLED)]


class Run(NamedTuple):
    """What a build came to. `log`: the system calls that strace saw."""

    status: int
    printed: str
    log: str

    @property
    def injected(self) -> bool:
        """Whether strace changed a system call, or sent a signal."""
        return any(mark in self.log for mark in ("(INJECTED)", "+++ killed by", "--- SIGINT"))


class BrokenBuilds:
    """An archive with two states of its content, each of which becomes the other by an edit.

    The edit changes, adds and deletes articles, a page and a file of media. `trees`: the site of each state, as a clean
    build makes it.
    """

    def __init__(self, root: Path, articles: int = ARTICLES) -> None:
        self.archive = Archive(root, SETTINGS.format(title="أرشيف"))
        self.root, self.output, self.cache = root, self.archive.output, root / ".cache/build"
        for number in range(articles):
            self.archive.article(
                f"{number}.md", title=f"عنوان {number}", date=f"2024-{1 + number % 3:02}-05", tags="حلب"
            )
        environment = {
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "SOURCE_DATE_EPOCH": "1900000000",
        }
        for name in ("SYRNEWS_DEBUG", "PYTHONDONTWRITEBYTECODE"):  # workers start sooner from compiled modules
            environment.pop(name, None)
        self._driver = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.driver"], cwd=root, env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        self._calls: dict[tuple[tuple[str, ...], tuple[str, ...]], Counter[str]] = {}
        self.state = 0
        self.trees: list[dict[str, bytes]] = []
        for _ in range(2):
            self.edit()
            assert self._ask(["build", "--clean", "--jobs", "1"], here=True).status == 0
            self.trees.insert(0, tree(self.output))
        self.beside = sorted(os.listdir(root))

    def end(self) -> None:
        """End the driver."""
        self._driver.communicate()

    def edit(self) -> None:
        """Bring the content into its other state."""
        self.state = 1 - self.state
        archive, state = self.archive, self.state
        archive.article("0.md", title=f"عنوان آخر {state}", date="2024-01-05", tags=("حلب", "دمشق")[state])
        archive.article("1.md", title="عنوان 1", date="2024-02-05", tags="حلب", body=f"متن آخر {state}.")
        archive.article(f"new{state}.md", title="مضافة", date=f"2023-0{1 + state}-01", tags=f"وسم {state}")
        (archive.content / f"articles/new{1 - state}.md").unlink(missing_ok=True)
        archive.write("pages/about.md", f"---\ntitle: عن الأرشيف\n---\n\nمتن الصفحة {state}.\n")
        archive.write("media/picture.pdf", f"picture {state}")

    @property
    def wanted(self) -> dict[str, bytes]:
        """The site that the present content makes."""
        return self.trees[self.state]

    def build(self, *arguments: str, **options: object) -> Run:
        """Build. `options`: those of the driver's commands."""
        return self._ask(["build", "--jobs", "1", *arguments], **options)

    @property
    def memory(self) -> int:
        """The bytes of address space that a build has when it begins."""
        return int(Path(f"/proc/{self._driver.pid}/statm").read_text().split()[0]) * resource.getpagesize()

    def break_one(self, where: str, *arguments: str, **options: object) -> Run:
        """Edit the content and build it with a fault; then look at what is left, build again, and look again."""
        before = self.wanted
        self.edit()
        run = self.build(*arguments, **options)
        try:
            self.check_broken(run, before)
            self.check_healed()
        except AssertionError as error:
            self.begin_again()
            raise AssertionError(f"{where}: {run.status} {run.printed[-600:]}: {str(error)[:400]}") from None
        return run

    def calls(self, *arguments: str, names: tuple[str, ...]) -> Counter[str]:
        """How often a build of an edit makes each of these system calls: of both edits, the one that makes fewer."""
        if (arguments, names) not in self._calls:
            counts = []
            for _ in range(2):
                self.edit()
                run = self.build(*arguments, trace=("-e", "trace=" + ",".join(names)))
                assert run.status == 0, run.printed
                counts.append(Counter(re.findall(r"^(\w+)\(", run.log, re.MULTILINE)))
            self._calls[arguments, names] = counts[0] & counts[1]
        return self._calls[arguments, names]

    def begin_again(self) -> None:
        """Forget the state of all builds, so that the next fault does not meet what this one left."""
        for folder in (self.output, self.cache):
            shutil.rmtree(folder, ignore_errors=True)
        assert self.build().status == 0
        self.beside = sorted(os.listdir(self.root))

    def _ask(self, arguments: list[str], **options: object) -> Run:
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        self._driver.stdin.write(json.dumps({**NO_FAULT, "arguments": arguments, **options}) + "\n")
        self._driver.stdin.flush()
        return Run(**json.loads(self._driver.stdout.readline()))

    def check_broken(self, run: Run, before: dict[str, bytes]) -> None:
        """What holds after a build with a fault: what it says of the site is so, and no file is torn."""
        assert "bug in syrnews-site" not in run.printed
        assert "Traceback" not in run.printed
        found, wanted = tree(self.output), self.wanted
        if run.status in NOTHING_PUBLISHED:
            assert "the site is unchanged" in run.printed or not run.printed  # the disk of the report may be full
            assert found == before
        elif run.status == 0:
            assert found == wanted
        elif run.status == 1:
            assert re.search(r"error SN(108|109|104)", run.printed), run.printed
        else:
            assert run.status in (UNFINISHED, -9), run
            whole = found in (before, wanted)
            assert whole or (self.cache / "journal").exists()
            assert all(data in (before.get(path), wanted.get(path)) for path, data in found.items())
            assert found.keys() >= before.keys() & wanted.keys()

    def check_healed(self) -> None:
        """What holds after the next build: the site is what a clean build makes, and nothing is left of the fault."""
        run = self.build()
        assert run.status == 0, run.printed
        assert tree(self.output) == self.wanted
        assert set(os.listdir(self.cache)) <= KEPT
        assert sorted(os.listdir(self.root)) == self.beside
