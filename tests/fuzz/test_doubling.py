"""Four times the text takes some four times the time, whatever mark it repeats: no reader is quadratic.

The bound is generous, since a busy machine measures badly; a quadratic reader takes 16 times the time.
"""

from __future__ import annotations

import time

import pytest

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.load import load
from syrnews_site.markup.body import body_html, read_body
from syrnews_site.search.analysis import analyse
from syrnews_site.settings.site import Site

LENGTH, TIMES, AT_MOST = 25_000, 4, 13.0
NOISE = 0.3  # seconds; what takes less has no need of a bound
MARKS = [
    "[", "*", "_", "`", "|", "<", ">", "(", "!", "#", "1", " ", "\u064e", "a[\n", "a*", "*a ", "[](", "![", "[^a]",
    "`a", "<!--", "|a|\n", "- a\n", "&", "\\", "http://a.b ", "a@b.c ", "\u202e", "س: ", "- ", "2024-01-01 ",
    "©", "[ * _ ` | < > ( ! # ",
]  # fmt: skip
HEADS = {"md": "---\ntitle: عنوان\ndate: 2025-11-06\n---\n\n", "txt": "عنوان\n2025-11-06\n\n"}


def seconds(suffix: str, text: str) -> float:
    """The processor's time for an article with this text, from its bytes to its page and its words."""
    began = time.process_time()
    data = (HEADS[suffix] + text + "\n").encode()
    article = load(Site(), Authority(), f"articles/a.{suffix}", data).article
    if article is not None:
        analyse(article.headline, read_body(article)[0])
        body_html(article, "", "ar")
    return time.process_time() - began


@pytest.mark.faults
@pytest.mark.parametrize("suffix", HEADS)
@pytest.mark.parametrize("mark", MARKS, ids=ascii)
def test_the_time_of_an_article_grows_as_its_length(mark: str, suffix: str) -> None:
    short = mark * (LENGTH // len(mark))
    once = min(seconds(suffix, short) for _ in range(2))
    assert seconds(suffix, short * TIMES) < max(NOISE, AT_MOST * once)
