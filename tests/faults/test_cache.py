"""Promise 15: whatever is in the cache, the site is what a clean build makes."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.broken_builds import BrokenBuilds
from tests.sitekit import tree

pytestmark = pytest.mark.faults

FLIPS, ALL_FLIPS = 60, 5000


def check(broken: BrokenBuilds, where: str) -> None:
    """A build with this cache makes the whole site, and the next build finds nothing new."""
    for _ in range(2):
        run = broken.build()
        assert run.status == 0, (where, run.printed)
        assert "bug" not in run.printed
        assert tree(broken.output) == broken.wanted, where


def test_a_flipped_byte_of_the_cache_changes_nothing_but_speed(broken: BrokenBuilds, every_fault: bool) -> None:
    draw = random.Random(15)
    broken.begin_again()
    for number in range(ALL_FLIPS if every_fault else FLIPS):
        files = [file for file in sorted(broken.cache.rglob("*")) if file.is_file() and file.stat().st_size]
        file = draw.choice(files)
        place = draw.randrange(file.stat().st_size)
        with open(file, "r+b") as flipped:
            flipped.seek(place)
            byte = flipped.read(1)[0]
            flipped.seek(place)
            flipped.write(bytes([byte ^ 1 << draw.randrange(8)]))
        if number % 2:
            broken.edit()
        check(broken, f"{file.relative_to(broken.cache)}, byte {place}")


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "half": lambda data: data[: len(data) // 2],
    "twice": lambda data: data * 2,
    "zeros": lambda data: bytes(len(data)),
    "text": lambda data: b"{}" * (len(data) // 2),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_of_the_cache_changes_nothing_but_speed(broken: BrokenBuilds, damage: str) -> None:
    broken.begin_again()
    for name in sorted(file.relative_to(broken.cache) for file in broken.cache.rglob("*") if file.is_file()):
        file = broken.cache / name
        if file.exists():  # segments of the index have other names when they are made again
            file.write_bytes(DAMAGES[damage](file.read_bytes()))
            broken.edit()
            check(broken, f"{name}, {damage}")


def test_the_cache_of_another_site_changes_nothing_but_speed(broken: BrokenBuilds, tmp_path: Path) -> None:
    other = BrokenBuilds(tmp_path, articles=5)
    try:
        for kept in ("all", "without its seal", "only the index", "an older one"):
            broken.begin_again()
            if kept == "an older one":
                shutil.copytree(broken.cache, tmp_path / "older", symlinks=True)
                broken.edit()
                assert broken.build().status == 0
            shutil.rmtree(broken.cache)
            shutil.copytree(tmp_path / "older" if kept == "an older one" else other.cache, broken.cache)
            if kept == "without its seal":
                (broken.cache / "catalog.sqlite.seal").unlink()
            if kept == "only the index":
                (broken.cache / "catalog.sqlite").unlink()
            check(broken, kept)
    finally:
        other.end()
