"""Small archives for tests: write files, build, and compare whole trees."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from syrnews_site.build.build import build
from syrnews_site.build.outcome import Outcome
from syrnews_site.disk.scan import RACY_CTIME_NS
from syrnews_site.settings.options import Options

ARTICLE = """---
title: {title}
date: {date}
source: {source}
tags: [{tags}]
---

{body}
"""


# For archives of a few articles: the days of the year are 367 pages more, half of what a build of theirs costs.
FEW_PAGES = "on_this_day: false\n"


class Archive:
    """A content folder below a temporary one, with the output beside it; `settings` is the text of its site.yaml."""

    def __init__(self, root: Path, settings: str = "") -> None:
        self.root = root
        self.content, self.output = root / "content", root / "build"
        (self.content / "articles").mkdir(parents=True, exist_ok=True)
        if settings:
            self.write("site.yaml", settings)

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file below content/."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def article(
        self,
        name: str,
        *,
        title: str = "عنوان",
        date: str = "2025-11-06",
        tags: str = "دمشق",
        body: str = "متن المقالة.",
        source: str = "مصدر",
    ) -> Path:
        """Write a Markdown article below content/articles/."""
        text = ARTICLE.format(title=title, date=date, tags=tags, body=body, source=source)
        return self.write(f"articles/{name}", text)

    def rest(self) -> None:
        """Make the content files an hour older: files of the last two seconds might change and keep their times.

        The time that programs cannot set is that of this call: wait until a scan believes it.
        """
        files = [*self.content.rglob("*")]
        for file in files:
            os.utime(file, (file.stat().st_mtime - 3600,) * 2)
        touched = max(file.stat().st_ctime_ns for file in files)
        while time.time_ns() - RACY_CTIME_NS <= touched:
            time.sleep(0.01)

    def build(self, **options: object) -> Outcome:
        """Build as `syrnews-site build --jobs 1` would, without waiting for the disk."""
        given: dict[str, object] = {"content": self.content, "output": self.output, "jobs": 1, "sync": False, **options}
        return build(Options(**given))  # type: ignore[arg-type]

    def clean_tree(self) -> dict[str, bytes]:
        """What a build makes of the same content that knows only who was first at the contested addresses."""
        output, cache = self.root / "clean-build", self.root / "clean-cache"
        for folder in (output, cache):
            shutil.rmtree(folder, ignore_errors=True)
        owners = self.root / ".cache/build/owners"
        if owners.exists():
            cache.mkdir()
            shutil.copy(owners, cache)
        self.build(output=output, cache=cache)
        return tree(output)

    def page(self, path: str) -> str:
        """A published file as text."""
        return (self.output / path).read_text(encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def crowd(root: Path, count: int = 300) -> Archive:
    """An archive of some hundred small articles over twenty-five years, in seven folders."""
    archive = Archive(root)
    known = ("دمشق", "حلب", "وسم غير معروف")
    for number in range(count):
        date = f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}T{number % 24:02}:00"
        tags = ", ".join((known[number % 3], f"وسم {number % 7}"))
        body = f"متن المقالة {number} من دمشق.\n\n" + "فقرة **مهمة** عن حلب. " * (number % 9)
        archive.article(f"{number % 7}/n{number}.md", title=f"عنوان {number}", date=date, tags=tags, body=body)
    return archive
