"""Twice the text takes at most 2.5 times the time, whatever mark it repeats: no reader is quadratic."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.load import load
from syrnews_site.markup.body import body_html, read_body
from syrnews_site.search.analysis import analyse
from syrnews_site.settings.site import Site
from tests.sitekit import FEW_PAGES, Archive

TIMES, AT_MOST = 4, 2.5**2
# A text that outgrows the caches of the processor takes more time a letter, once. If the first step is too large, the
# second one shows whether that goes on: a quadratic reader takes 16 times the time at each step.
LENGTHS = (25_000, 100_000)
NOISE = 0.3  # seconds; what takes less has no need of a bound
TRIES = 3  # a busy machine measures too much, never too little
MARKS = [
    "[", "*", "_", "`", "|", "<", ">", "(", "!", "#", "1", " ", "\u064e", "a[\n", "a*", "*a ", "[](", "![", "[^a]",
    "`a", "<!--", "|a|\n", "- a\n", "&", "\\", "http://a.b ", "a@b.c ", "\u202e", "س: ", "- ", "2024-01-01 ",
    "©", "[ * _ ` | < > ( ! # ",
]  # fmt: skip
LONG = 1_000_000
LONG_MARKS = ["[", "*", "_", "`", "|", "<", ">", "(", "!", "#", "1", "\u0661", " ", "\u064e", "\u0640", "a[\n"]
# An article of this length has 6 s to be read and 6 s for its page; the rest is for the other pages.
SECONDS = 20.0
HEADS = {"md": "---\ntitle: عنوان\ndate: 2025-11-06\n---\n\n", "txt": "عنوان\n2025-11-06\n\n"}


def seconds(suffix: str, text: str) -> float:
    """The processor's time for an article with this text, from its bytes to its page and its words.

    Python's collector of garbage is off: it looks at all objects at some lengths, and at others not.
    """
    data = (HEADS[suffix] + text + "\n").encode()
    gc.collect()
    gc.disable()
    began = time.process_time()
    try:
        article = load(Site(), Authority(), f"articles/a.{suffix}", data).article
        if article is not None:
            analyse(article.headline, read_body(article)[0])
            body_html(article, "", "ar")
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.faults
@pytest.mark.parametrize("suffix", HEADS)
@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_the_time_of_an_article_grows_as_its_length(mark: str, suffix: str) -> None:
    steps: list[tuple[float, float]] = []
    while not any(long < max(NOISE, AT_MOST * short) for short, long in steps):
        assert len(steps) < len(LENGTHS), steps
        steps.append(_step(suffix, mark * (LENGTHS[len(steps)] // len(mark))))


def _step(suffix: str, text: str) -> tuple[float, float]:
    """The seconds for a text, and for the text four times: the least of some tries, one beside the other."""
    tries = [(seconds(suffix, text), seconds(suffix, text * TIMES)) for _ in range(TRIES)]
    return min(short for short, _ in tries), min(long for _, long in tries)


@pytest.mark.faults
@pytest.mark.parametrize("suffix", HEADS)
@pytest.mark.parametrize("mark", LONG_MARKS, ids=ascii)
def test_a_megabyte_of_one_mark_stalls_no_build(tmp_path: Path, mark: str, suffix: str) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("good.md", title="سليمة")
    path = f"articles/long.{suffix}"
    archive.write(path, HEADS[suffix] + mark * (LONG // len(mark)) + "\n")
    began = time.process_time()
    outcome = archive.build()
    assert time.process_time() - began < SECONDS
    named = {diagnostic.code for diagnostic in outcome.diagnostics if diagnostic.file == path}
    published = [row for row in archive.output.rglob("*.html") if row.stem == "long"]
    assert published or named & {"SN105", "SN116"}, outcome.diagnostics
    assert "سليمة" in archive.page("index.html")
