"""How fast `import` reads saved pages, beside trafilatura alone: `python -m tests.import_bench [N] [JOBS ...]`.

N synthetic pages are made of the page shapes of tests/importing/pages: each has its own title, day and address. The
import runs in a process of its own for each number of jobs, into an empty archive.

`python -m tests.import_bench telegram [MB]` imports a Telegram export of this size, and says how much memory it took.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import trafilatura

from tests.importing.importkit import measured_import, telegram_export

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "tests" / "importing" / "pages"
SHAPES = ("wordpress.html", "drupal.html", "amp.html", "two-dates.html", "print.html")
SAMPLE = 500  # pages that trafilatura reads alone
WORDS = ("جسر", "متحف", "ملعب", "سوق", "مشفى", "مسرح", "معمل", "مدرسة", "حديقة", "مكتبة")


def pages(folder: Path, count: int) -> None:
    """Write the pages, a thousand in each folder."""
    shapes = [(PAGES / name).read_text(encoding="utf-8") for name in SHAPES]
    for number in range(count):
        text = shapes[number % len(shapes)]
        word = WORDS[number // 10 % len(WORDS)]
        text = text.replace("جسر جديد", f"{word} {number} جديد").replace("جسراً جديداً", f"{word}اً جديداً رقمه {number}")
        text = text.replace(".example/", f".example/{number}/")
        path = folder / f"{number // 1000:03}" / f"{number:06}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def processor_time() -> float:
    """Seconds that ended processes used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def telegram(megabytes: int) -> None:
    """Import a Telegram export in one process."""
    with tempfile.TemporaryDirectory() as temporary:
        export, content = Path(temporary) / "export", Path(temporary) / "archive" / "content"
        (content / "articles").mkdir(parents=True)
        articles = telegram_export(export, megabytes * 1_000_000)
        begun = time.perf_counter()
        lines, kilobytes = measured_import(content, str(export))
        seconds = time.perf_counter() - begun
        print(f"{megabytes} MB, {articles} articles: {lines[0]}")  # noqa: T201
        print(f"{seconds:.0f} s, {megabytes / seconds:.1f} MB/s; at most {kilobytes // 1024} MB of memory")  # noqa: T201


def main() -> None:
    if sys.argv[1:2] == ["telegram"]:
        telegram(int(sys.argv[2]) if len(sys.argv) > 2 else 300)
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    jobs = [int(value) for value in sys.argv[2:]] or [1, 2]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        pages(folder / "saved", count)
        begun, used = time.perf_counter(), time.process_time()
        sample = sorted((folder / "saved").rglob("*.html"))[:SAMPLE]
        for page in sample:
            trafilatura.bare_extraction(page.read_bytes(), fast=True, include_comments=False, with_metadata=True)
        seconds = time.perf_counter() - begun
        each = 1000 * (time.process_time() - used) / len(sample)
        print(f"trafilatura alone: {len(sample) / seconds:.0f} pages/s, {each:.1f} ms of a processor a page")  # noqa: T201
        for number in jobs:
            content = folder / f"archive-{number}" / "content"
            (content / "articles").mkdir(parents=True)
            for name in ("tags.yaml", "sources.yaml"):
                (content / name).write_bytes((ROOT / "content" / name).read_bytes())
            command = [sys.executable, "-m", "syrnews_site", "import", str(folder / "saved"), "--content", str(content)]
            for run in ("import", "the same again"):
                begun, used = time.perf_counter(), processor_time()
                subprocess.run([*command, "--jobs", str(number)], check=True, capture_output=True)
                seconds = time.perf_counter() - begun
                each = 1000 * (processor_time() - used) / count
                rate = f"{count / seconds:.0f} pages/s, {each:.1f} ms of a processor a page"
                print(f"{run}, {number} jobs: {rate}, {seconds:.1f} s", flush=True)  # noqa: T201
            files = sum(1 for _ in (content / "articles").rglob("*.md"))
            largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            print(f"    {files} articles; the largest process had {largest} MB")  # noqa: T201


if __name__ == "__main__":
    main()
