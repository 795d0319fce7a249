"""The rows of `make bench` about search: the cost of the index and of one question, for this site and for Pagefind."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests import browser
from tests.bench import corpus
from tests.bench.measure import file_sizes, run
from tests.search_eval import IN_PAGEFIND, served

if TYPE_CHECKING:
    from tests.bench.__main__ import Bench

FOUND = "() => document.querySelector('#search-results li')"
IN_OPEN_PAGE = """(question) => new Promise((resolve) => {
  const list = document.querySelector("#search-results"), begin = performance.now();
  const look = () => list.children.length && resolve(performance.now() - begin);
  new MutationObserver(look).observe(list, { childList: true });
  document.querySelector("#search-q").value = question;
  document.querySelector("#search-form").requestSubmit();
})"""
PAGEFIND_UP_TO = 20_000  # articles: Pagefind reads every page, and keeps its index in memory


class Answer(NamedTuple):
    """The cost of the first question in a new browser: time, and bytes and number of the files that are loaded."""

    milliseconds: float
    bytes: int
    files: int


def questions(content: Path) -> dict[str, str]:
    """One to three neighbouring words of the corpus, and as a phrase."""
    words = max(corpus.sentences(content), key=len)
    long = [word.strip("،") for word in words if len(word) > 4]
    return {
        "one word": long[0],
        "two words": " ".join(long[:2]),
        "three words": " ".join(long[:3]),
        "a phrase": '"' + " ".join(words[:3]) + '"',
    }


def ask(running: Browser, folder: Path, act: Callable[[Page], float]) -> Answer:
    """Measure an action on a page in a new browser. Files below `folder` count, with their sizes on the disk."""
    with running.new_context() as context:
        page, loaded = context.new_page(), set[Path]()
        page.on("request", lambda request: loaded.add(Path(unquote(urlsplit(request.url).path))))
        waited = act(page)
    at = [file if file.is_file() else folder.parent / str(file).lstrip("/") for file in loaded]
    held = [file.stat().st_size for file in at if file.is_relative_to(folder) and file.is_file()]
    return Answer(waited, sum(held), len(held))


def double_click(output: Path, question: str) -> Callable[[Page], float]:
    """The time from a double click on the search page, with a question in its address, to the first result."""

    def act(page: Page) -> float:
        page.goto(f"{(output / 'search.html').as_uri()}?q={quote(question)}", wait_until="commit")
        page.wait_for_function(FOUND)
        return float(page.evaluate("performance.now()"))

    return act


def ours(output: Path, question: str) -> Callable[[Page], float]:
    """The time from the first question on an open search page to the first result."""

    def act(page: Page) -> float:
        page.goto((output / "search.html").as_uri())
        page.wait_for_selector("#search-form:not([hidden])")
        return float(page.evaluate(IN_OPEN_PAGE, question))

    return act


def theirs(address: str, question: str) -> Callable[[Page], float]:
    """The time that Pagefind's own script takes for the first ten results, on an open page."""

    def act(page: Page) -> float:
        page.goto(f"{address}blank.html")
        timed = f"async (question) => {{ const begin = performance.now(); await ({IN_PAGEFIND})(question);"
        return float(page.evaluate(timed + " return performance.now() - begin; }", question.strip('"')))

    return act


def pagefind(bench: Bench) -> Path | None:
    """Pagefind's program, from its npm package; None without npm, or for more articles than it is measured with."""
    if bench.count > PAGEFIND_UP_TO or not shutil.which("npm"):
        return None
    home = bench.work / "pagefind"
    if not home.exists():
        run(["npm", "install", "--silent", "--prefix", home, "pagefind"])
    return home / "node_modules/.bin/pagefind"


def table(bench: Bench, peer: str, samples: Path) -> None:
    """Build with and without the index, and ask questions. Pagefind indexes the pages of the build without."""
    plain, searched = bench.fresh("plain"), bench.fresh("searched")
    without = bench.ours(bench.content("md", peer), plain)
    with_index = bench.ours(bench.content("md", peer.replace("search: false\n", "")), searched)
    print(f"\n{'search':34}{'ms/article':>11}{'MB':>8}{'files':>7}")
    line("our index", 1000 * (with_index.cpu - without.cpu) / bench.count, searched / "search")
    asked = questions(samples)
    with sync_playwright() as playwright:
        if indexer := pagefind(bench):
            built = run([indexer, "--site", plain])
            line("Pagefind's", 1000 * built.cpu / bench.count, plain / "pagefind")
            (plain / "blank.html").write_text("<!doctype html><title>blank</title>", encoding="utf-8")
        else:
            print(f"Pagefind is left out: no npm, or more than {PAGEFIND_UP_TO:,} articles")
        running = playwright.chromium.launch(executable_path=browser.get(), args=browser.flags())
        print(f"\n{'a question, the first time':34}{'ms':>11}{'KB':>8}{'files':>7}")
        index = searched / "search"
        for name, question in asked.items():
            show(f"ours, file://: {name}", partial(ask, running, index, ours(searched, question)))
            show("ours, page and all", partial(ask, running, index, double_click(searched, question)))
            if (plain / "pagefind").exists():
                with served(plain) as address:
                    show(
                        f"Pagefind, http: {name}", partial(ask, running, plain / "pagefind", theirs(address, question))
                    )
        running.close()


def line(name: str, milliseconds: float, index: Path) -> None:
    """Print the CPU time of all processes per article, and the size of an index."""
    sizes = file_sizes(index)
    print(f"{name:34}{milliseconds:11.2f}{sum(sizes.values()) / 1e6:8.1f}{len(sizes):7}", flush=True)


def show(name: str, asking: Callable[[], Answer]) -> None:
    """Print the median time of three, each in a new browser."""
    answers = [asking() for _ in range(3)]
    middle = statistics.median(answer.milliseconds for answer in answers)
    print(f"{name:34}{middle:11.0f}{answers[0].bytes / 1000:8.0f}{answers[0].files:7}", flush=True)
