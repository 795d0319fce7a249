"""Snippets: a result shows the words of the question in their context, from the index or from the article's page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.search.archive import article, publish
from tests.search.asking import ask, opened, texts
from tests.search.conftest import served

if TYPE_CHECKING:
    from tests.firefox import Tab

pytestmark = pytest.mark.browser

FILLER = "كلام كثير عن أحوال الطقس في البلاد كلها "
ARTICLES = [
    article("near", "2021-01-01", "نشرة أولى", FILLER * 3 + "ثم غمرت السيول شوارع حماة القديمة " + FILLER * 9),
    article("far", "2021-01-02", "نشرة ثانية", FILLER * 40 + "وفي آخرها خبر عن النواعير، وحدها " + FILLER * 9),
    article("short", "2021-01-03", "نشرة ثالثة", "زلزال خفيف."),
]
SHOWN = "word => document.querySelector('#search-results .summary')?.innerText.includes(word)"


def snippet(tab: Tab) -> str:
    return texts(tab, "#search-results .summary")[0]


def test_the_word_is_shown_in_its_context_in_a_file_too(tab: Tab, tmp_path: Path) -> None:
    ready = opened(tab, publish(tmp_path, ARTICLES).as_uri())
    ask(ready, "سيول حماة")
    assert snippet(ready).startswith("…")
    assert "غمرت السيول شوارع حماة" in snippet(ready)
    assert snippet(ready).endswith("…")
    assert len(snippet(ready)) <= 115
    assert texts(ready, "#search-results .summary mark") == ["السيول", "حماة"]


def test_a_word_that_the_index_keeps_no_part_of_is_read_from_the_page_on_a_server(tab: Tab, tmp_path: Path) -> None:
    publish(tmp_path, ARTICLES)
    with served(tmp_path) as address:
        ready = opened(tab, f"{address}search.html")
        ask(ready, "نواعير")
        ready.wait_for_function(SHOWN, arg="وفي آخرها خبر عن النواعير، وحدها")
        assert texts(ready, "#search-results .summary mark") == ["النواعير"]


def test_a_file_shows_the_beginning_if_the_word_is_far(tab: Tab, tmp_path: Path) -> None:
    asked: list[str] = []
    ready = opened(tab, publish(tmp_path, ARTICLES).as_uri())
    ready.on("requestfailed", lambda request: asked.append(request.url))
    ask(ready, "نواعير")
    assert snippet(ready).startswith("كلام كثير")
    assert asked == []


def test_a_short_text_is_shown_whole(tab: Tab, tmp_path: Path) -> None:
    ready = opened(tab, publish(tmp_path, ARTICLES).as_uri())
    ask(ready, "زلزال")
    assert snippet(ready) == "زلزال خفيف."


def test_a_page_that_is_gone_leaves_what_the_index_keeps(tab: Tab, tmp_path: Path) -> None:
    publish(tmp_path, ARTICLES)
    (tmp_path / "2021/01/02/far.html").unlink()
    with served(tmp_path) as address:
        ready = opened(tab, f"{address}search.html")
        assert ask(ready, "نواعير") == ["نشرة ثانية"]
        assert snippet(ready).startswith("كلام كثير")
