"""A process of the pool dies at one article: the article is named, and the rest is on the site."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sitekit import FEW_PAGES, Archive

pytestmark = pytest.mark.faults

ARTICLES = 1_050  # from 1,000 on there is a pool
DIES = """
import os, signal, sys

def die(event, arguments):
    if event == "open" and str(arguments[0]).endswith("a7.md"):
        os.kill(os.getpid(), signal.SIGSEGV)

sys.addaudithook(die)
"""


def test_an_article_at_which_a_process_dies_is_named_and_the_rest_is_published(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "stats: false\nrelated: false\nsearch: false\n")
    for number in range(ARTICLES):
        archive.article(f"a{number}.md", title=f"عنوان {number}", date=f"2024-01-{1 + number % 9:02}")
    (tmp_path / "sitecustomize.py").write_text(DIES, encoding="utf-8")
    command = [sys.executable, "-m", "syrnews_site", "build", "--jobs", "2"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONFAULTHANDLER": ""}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1, done.stderr
    assert "content/articles/a7.md: error SN110" in done.stderr
    published = {path.stem for path in (archive.output / "2024").rglob("a*.html")}
    assert published == {f"a{number}" for number in range(ARTICLES)} - {"a7"}
