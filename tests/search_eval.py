"""How well questions find their passages: prints MRR@10 and Recall@10 of this site's search and of others.

    python -m tests.search_eval [FOLDER]

The folder (by default the one that the environment variable SEARCH_EVAL names) holds corpus.jsonl (id, title, body),
queries.jsonl (id, query) and qrels.tsv (question, passage). If npm is installed, Pagefind is installed from npm into a
temporary folder, and asked over http in the same browser. For each question, page and Python must give the same order.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from math import log
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from syrnews_site.arabic.fold import words
from syrnews_site.search.analysis import analyse
from tests import browser
from tests.search.archive import Pair, article, publish
from tests.search.light10 import light10
from tests.search.reference import Reference, synonym_map

AMONG = 10
Ranker = Callable[[str], Sequence[str]]

SLOPPY = str.maketrans("أإآٱةى", "ااااهي")


class Evaluation(NamedTuple):
    """Passages and questions by id, and the ids of the passages that answer each question."""

    passages: dict[str, str]
    questions: dict[str, str]
    answers: dict[str, set[str]]


class Measure(NamedTuple):
    """MRR@10 and Recall@10, in per cent."""

    mrr: float
    recall: float


def read(folder: Path) -> Evaluation:
    """The test set in a folder."""
    corpus = [json.loads(line) for line in (folder / "corpus.jsonl").read_text("utf-8").splitlines()]
    questions = [json.loads(line) for line in (folder / "queries.jsonl").read_text("utf-8").splitlines()]
    answers = defaultdict(set)
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        question, passage, *_ = line.split("\t")
        answers[question].add(passage)
    return Evaluation(
        {one["id"]: one["body"] for one in corpus}, {one["id"]: one["query"] for one in questions}, answers
    )


def measure(evaluation: Evaluation, rank: Ranker, change: Callable[[str], str]) -> Measure:
    """MRR@10 and Recall@10 over all questions."""
    reciprocal = found = 0.0
    for number, question in evaluation.questions.items():
        ranked, right = list(rank(change(question)))[:AMONG], evaluation.answers[number]
        places = [place for place, passage in enumerate(ranked, 1) if passage in right]
        reciprocal += 1 / places[0] if places else 0
        found += len(places) / len(right)
    return Measure(100 * reciprocal / len(evaluation.questions), 100 * found / len(evaluation.questions))


def sloppy(question: str) -> str:
    """The question as hurried writers spell it: no hamza on alif, heh for teh marbuta, yeh for alif maksura."""
    return question.translate(SLOPPY)


def bm25(evaluation: Evaluation, split: Callable[[str], list[str]]) -> Ranker:
    """Plain BM25 (k1 1.2, b 0.75) over the words that `split` takes from a text."""
    postings: defaultdict[str, dict[str, float]] = defaultdict(dict)
    taken = {name: split(text) for name, text in evaluation.passages.items()}
    average = sum(map(len, taken.values())) / len(taken)
    for name, found in taken.items():
        norm = 1.2 * (0.25 + 0.75 * len(found) / average)
        for word, count in Counter(found).items():
            postings[word][name] = count / (count + norm)

    def rank(question: str) -> list[str]:
        scores: defaultdict[str, float] = defaultdict(float)
        for word in dict.fromkeys(split(question)):
            held = postings.get(word, {})
            rarity = log(1 + (len(taken) - len(held) + 0.5) / (len(held) + 0.5))
            for name, share in held.items():
                scores[name] += rarity * share
        return sorted(scores, key=lambda name: (-scores[name], name))[:AMONG]

    return rank


def archive(evaluation: Evaluation) -> tuple[list[Pair], dict[str, str]]:
    """The passages as articles, oldest first, and the passage of each article's id."""
    names = {f"p{number:05}": name for number, name in enumerate(evaluation.passages)}
    pairs = [article(own, "2020-01-01", "", evaluation.passages[name]) for own, name in names.items()]
    return sorted(pairs, key=lambda pair: (pair[0].date, pair[0].url)), names


def in_python(evaluation: Evaluation) -> Ranker:
    """This site's ranking, in Python."""
    pairs, names = archive(evaluation)
    reference = Reference((analyse(*pair) for pair in pairs), synonym_map(()))
    return lambda question: [names[pairs[number][0].id] for number in reference.search(plain(question))]


def plain(question: str) -> str:
    """A question without quotation marks and minus signs, which have a meaning on the search page."""
    return re.sub(r"[-−–\"“”«»]", " ", question)


IN_PAGE = """async (question) => {
    const { addressOf, parseQuestion, search } = syrnews.twin;
    const { results } = await search(parseQuestion(question), {});
    return Promise.all(results.slice(0, 10).map(addressOf));
}"""
IN_PAGEFIND = """async (question) => {
    window.pagefind ??= await import('/pagefind/pagefind.js');
    const { results } = await window.pagefind.search(question);
    const found = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return found.map(({ url }) => url);
}"""


def in_page(evaluation: Evaluation, page: Page, folder: Path) -> Ranker:
    """The search page of this site in a browser, over file://."""
    pairs, names = archive(evaluation)
    page.goto(publish(folder, pairs).as_uri())
    page.wait_for_function("window.syrnews && syrnews.twin")
    return lambda question: [names[own] for own in page.evaluate(IN_PAGE, plain(question))]


def in_pagefind(evaluation: Evaluation, page: Page, folder: Path, address: str) -> Ranker:
    """Pagefind over http in the same browser, with an index of the same passages."""
    names = {f"p{number:05}.html": name for number, name in enumerate(evaluation.passages)}
    for own, name in names.items():
        text = evaluation.passages[name].replace("&", "&amp;").replace("<", "&lt;")
        html = f'<!doctype html><html lang="ar"><meta charset="utf-8"><title>{own}</title><body><p>{text}</p></html>'
        (folder / own).write_text(html, "utf-8")
    with tempfile.TemporaryDirectory() as tools:
        run = partial(subprocess.run, check=True, stdout=subprocess.DEVNULL, cwd=tools)
        run(["npm", "install", "--silent", "--prefix", tools, "pagefind"])
        run([f"{tools}/node_modules/.bin/pagefind", "--site", str(folder)])
    (folder / "blank.html").write_text("<!doctype html><title>blank</title>")
    page.goto(f"{address}blank.html")
    return lambda question: [names[url.rpartition("/")[2]] for url in page.evaluate(IN_PAGEFIND, question)]


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A server for a folder; its address ends in a slash."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def differences(evaluation: Evaluation, one: Ranker, other: Ranker) -> int:
    """The number of questions for which two rankings differ."""
    return sum(list(one(question)) != list(other(question)) for question in evaluation.questions.values())


def show(evaluation: Evaluation, name: str, rank: Ranker) -> None:
    """One line of the table."""
    clean, careless = measure(evaluation, rank, str), measure(evaluation, rank, sloppy)
    print(f"{name:<22}{clean.mrr:9.2f}{clean.recall:11.2f}{careless.mrr:16.2f}{careless.recall:11.2f}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Print the table. Returns the exit status: 1 if the page and Python differ, 2 without a folder."""
    folder = arguments[0] if arguments else os.environ.get("SEARCH_EVAL", "")
    if not folder:
        print("name the folder of the test set, as an argument or in SEARCH_EVAL")
        return 2
    evaluation = read(Path(folder))
    print(f"{len(evaluation.passages)} passages, {len(evaluation.questions)} questions")
    print(f"{'':<22}{'MRR@10':>9}{'Recall@10':>11}{'sloppy MRR@10':>16}{'Recall@10':>11}")
    show(evaluation, "raw words", bm25(evaluation, lambda text: re.findall(r"\w+", text)))
    show(evaluation, "folded", bm25(evaluation, words))
    show(evaluation, "light10", bm25(evaluation, lambda text: [light10(word) for word in re.findall(r"\w+", text)]))
    ours = in_python(evaluation)
    show(evaluation, "ours, in Python", ours)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as ground:
        running = playwright.chromium.launch(executable_path=browser.get(), args=browser.flags())
        theirs = in_page(evaluation, running.new_page(), Path(ground) / "ours")
        show(evaluation, "ours, in the browser", theirs)
        different = differences(evaluation, ours, theirs)
        if shutil.which("npm"):
            pages = Path(ground) / "pagefind-site"
            pages.mkdir()
            with served(pages) as address:
                show(evaluation, "Pagefind", in_pagefind(evaluation, running.new_page(), pages, address))
        running.close()
    print(f"questions that Python and the page answer differently: {different}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
