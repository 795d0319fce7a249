"""Builds the content that ships and an archive of odd states, and lets outside tools look at every kind of page.

The Nu HTML checker on every kind of page and on the style sheets, a link checker on both sites, axe-core by light and
by dark on a phone and at a desk, Lighthouse on the first page, an article, a tag, the map, the chronology and a year.
Exit status 1 where one of them finds something.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from syrnews_site.build.build import build
from syrnews_site.settings.options import Options
from tests import node_tools
from tests.audit import links, pages, speed
from tests.states import KINDS, SEARCHES, states, terms

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "audit"
ARTICLE = "2025/11/06/000_8d2a05f9e826011e.html"
CHRONOLOGY, YEAR = "chronology/index.html", "2023/index.html"


def main() -> int:
    """Run every tool; the number of those that found something."""
    java = node_tools.program("java")
    modules = node_tools.install(Path(__file__).parent, CACHE)
    for name in ("content", "build", "site", "site-cache"):
        shutil.rmtree(CACHE / name, ignore_errors=True)
    odd = states(CACHE, settings="hijri: true\nundated: keep\n")
    odd.build(cache=CACHE / "site-cache" / "odd")
    site = CACHE / "site"
    build(Options(content=ROOT / "content", output=site, cache=CACHE / "site-cache" / "site"))
    tag = max((site / "tags").glob("*/index.html"), key=lambda page: (page.stat().st_size, page))
    first = ("index.html", ARTICLE, tag.relative_to(site).as_posix(), "map.html", CHRONOLOGY, YEAR)
    kinds = [*KINDS, *terms(odd)]
    checks: dict[str, Callable[[], Iterable[str]]] = {
        "Nu HTML checker": lambda: [*_checked(java, modules, odd.output, kinds), *_checked(java, modules, site, first)],
        "links": lambda: [*links.broken(odd.output), *links.broken(site)],
        "axe-core": lambda: pages.violations(modules / "axe-core" / "axe.min.js", odd.output, [*kinds, *SEARCHES]),
        "Lighthouse": lambda: _slow(modules, site, first),
    }
    return sum(_report(name, check()) for name, check in checks.items())


def _report(name: str, found: Iterable[str]) -> bool:
    said = list(found)
    print(f"{name}: {len(said) or 'nothing'} found")
    print("".join(f"  {one}\n" for one in said[:40]), end="", flush=True)
    return bool(said)


def _checked(java: str, modules: Path, output: Path, names: Iterable[str]) -> Iterator[str]:
    """What the Nu checker calls an error on these pages, and on the style sheets."""
    jar = modules / "vnu-jar" / "build" / "dist" / "vnu.jar"
    sheets = [output / "assets" / name for name in ("style.css", "code.css")]
    for option, files in (("--html", [output / name for name in names]), ("--css", sheets)):
        command = [java, "-jar", str(jar), "--errors-only", "--format", "gnu", option]
        said = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
        yield from said.stderr.splitlines()


def _slow(modules: Path, site: Path, names: Iterable[str]) -> Iterator[str]:
    for name, scores in speed.scores(modules, site, tuple(names), CACHE / "served"):
        print(f"  {name}: " + ", ".join(f"{category} {score}" for category, score in scores.items()), flush=True)
        for category, score in scores.items():
            if score < speed.LEAST:
                yield f"{name}: {category} {score}"


if __name__ == "__main__":
    sys.exit(main() > 0)
