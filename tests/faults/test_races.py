"""Somebody else works at the same time: on the content folder, on the same output, or on the clock."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.cli.program import ENVIRONMENT
from tests.faults.broken_builds import BrokenBuilds
from tests.sitekit import FEW_PAGES, Archive, tree

pytestmark = pytest.mark.faults

EDITED = 50  # articles
ROUNDS = 5
EPOCH = "1900000000"
YEAR = 365 * 24 * 3600


def command(archive: Archive, *arguments: str) -> subprocess.Popen[str]:
    """A build in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "syrnews_site", "build", "--jobs", "1", "--allow-loss", *arguments], cwd=archive.root,
        env={**ENVIRONMENT, "SOURCE_DATE_EPOCH": EPOCH}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8",
    )  # fmt: skip


def built(archive: Archive, *arguments: str) -> tuple[int, str]:
    """The exit code of such a build, and what it printed."""
    with command(archive, *arguments) as build:
        printed = build.communicate()[0]
    return build.returncode, printed


class Editor(threading.Thread):
    """Writes, deletes and renames articles, pages and media until it is told to stop."""

    def __init__(self, archive: Archive, seed: int) -> None:
        super().__init__()
        self._archive, self._random, self._ended = archive, random.Random(seed), threading.Event()
        self.edits = 0

    def run(self) -> None:
        while not self._ended.wait(self._random.random() / 50):
            self._edit(self._random.randrange(EDITED), self._random.randrange(1000))
            self.edits += 1

    def end(self) -> None:
        """Stop, and wait for it."""
        self._ended.set()
        self.join()

    def _edit(self, article: int, version: int) -> None:
        archive, name = self._archive, f"{article}.md"
        match self._random.randrange(6):
            case 0:
                (archive.content / "articles" / name).unlink(missing_ok=True)
            case 1:
                archive.write("media/film.mp4", f"version {version} " * 50_000)
            case 2:
                archive.write("tags.yaml", f"حلب:\n  kind: place\n  slug: aleppo\n  description: نسخة {version}\n")
            case _:
                archive.article(name, title=f"نسخة {version}", tags="حلب", body=f"النسخة هي {version}.")


@pytest.mark.parametrize("seed", range(2))
def test_a_file_that_changes_during_a_build_is_published_old_or_new(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    archive = Archive(tmp_path, FEW_PAGES)
    for article in range(EDITED):
        archive.article(f"{article}.md", title="نسخة 0", tags="حلب", body="النسخة هي 0.")
    assert built(archive)[0] == 0
    editor = Editor(archive, seed)
    editor.start()
    published = 0
    try:
        for _ in range(ROUNDS):
            before = tree(archive.output) if archive.output.exists() else {}
            status, printed = built(archive)
            assert status in (0, 1, 3), printed
            assert "bug" not in printed
            if status == 3:
                assert tree(archive.output) == before
            for page in archive.output.glob("2025/11/06/[0-9]*.html"):
                text = page.read_text()
                (title,) = re.findall(r"<h1[^>]*>[^<]*نسخة (\d+)", text)
                assert re.findall(r"النسخة هي (\d+)\.</p>", text) == [title]
                published += 1
            film = archive.output / "media/film.mp4"
            assert not film.exists() or len(set(film.read_text().split())) == 2, "a film of two versions"
    finally:
        editor.end()
    assert editor.edits > ROUNDS
    assert published > 0
    assert built(archive)[0] == 0
    assert tree(archive.output) == archive.clean_tree()


@pytest.mark.parametrize("other", [(), ("--cache", "other-cache")])
def test_of_two_builds_at_once_one_is_refused_or_both_publish(
    tmp_path: Path, other: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md")
    assert built(archive)[0] == 0
    draw = random.Random(16)
    refused = 0
    for round_ in range(ROUNDS):
        archive.article("one.md", title=f"عنوان {round_}")
        with command(archive) as first:
            time.sleep(draw.random() / 5)  # to wait for nothing, but to begin at another moment
            second = built(archive, *other)
            printed = [first.communicate()[0], second[1]]
        statuses = [first.returncode, second[0]]
        assert 0 in statuses, printed
        assert set(statuses) <= {0, 3}, printed
        for status, text in zip(statuses, printed, strict=True):
            assert (status == 3) == ("another build of this site is running" in text), text
        refused += statuses.count(3)
        assert built(archive)[0] == 0
        assert f"عنوان {round_}" in archive.page("2025/11/06/one.html")
        assert tree(archive.output) == archive.clean_tree()
    assert refused > 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path: Path, number: signal.Signals) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md")
    assert built(archive)[0] == 0
    draw = random.Random(3)
    began = time.monotonic()
    archive.article("one.md", title="عنوان يقاس به الوقت")
    assert built(archive)[0] == 0
    seconds = time.monotonic() - began
    ended = set()
    for round_ in range(ROUNDS):
        before = tree(archive.output)
        archive.article("one.md", title=f"عنوان {round_}")
        with command(archive) as build:
            time.sleep(seconds * (0.2 + 0.8 * draw.random()))
            build.send_signal(number)
            printed = build.communicate()[0]
        ended.add(build.returncode)
        assert build.returncode in (0, 130, -number), printed
        assert "Traceback" not in printed or "KeyboardInterrupt" in printed, printed  # before the program has begun
        if build.returncode != 0:
            assert tree(archive.output) == before
        assert built(archive)[0] == 0
        assert f"عنوان {round_}" in archive.page("2025/11/06/one.html")
    assert ended - {0}, "no build was stopped"


@pytest.mark.parametrize("clock", [-30 * YEAR, -YEAR, -3, 3, YEAR])
def test_a_clock_that_is_wrong_changes_no_byte(broken: BrokenBuilds, clock: int) -> None:
    """Files are then newer than the clock, or the catalog is; edits that keep size and time are found all the same."""
    for moment in (clock, 0, clock):
        broken.edit()
        assert broken.build(clock=moment).status == 0
        assert tree(broken.output) == broken.wanted
    article = broken.archive.content / "articles/0.md"
    kept = article.read_bytes()
    about = article.stat()
    article.write_bytes(kept.replace("عنوان آخر".encode(), "عنوان أخر".encode()))
    os.utime(article, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert article.stat().st_size == about.st_size
    assert broken.build(clock=clock).status == 0
    assert "عنوان أخر" in (broken.output / "2024/01/05/0.html").read_text()
    article.write_bytes(kept)
    broken.check_healed()
