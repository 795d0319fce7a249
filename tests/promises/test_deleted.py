"""A deleted article is gone from every file of the site, the search index included."""

from __future__ import annotations

import base64
import json
import unicodedata
import zlib
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.sitekit import Archive, tree

pytestmark = pytest.mark.slow

SETTINGS = "url: https://archive.example/\nstories: true\non_this_day: true\n"
# Words that only the deleted article has: title, body, tag, author, source, summary, picture, page, alias.
WORDS = (
    "زقزوقيات", "Quixotrable", "شرشوبات", "Authrellian", "Sourcelandia", "Summarisket", "pictarello", "pagenolia",
    "aliasandro",
)  # fmt: skip
ARTICLE = """---
title: زقزوقيات
date: 1987-03-09
author: Authrellian
source: Sourcelandia
summary: Summarisket
tags: [شرشوبات]
aliases: [old/aliasandro.html]
---

Quixotrable في متن المقالة. ![صورة](media/pictarello.png)
"""


def _archive(root: Path) -> Archive:
    archive = Archive(root, SETTINGS)
    for number in range(6):
        archive.article(f"kept{number}.md", title=f"الباقية {number}", date=f"2025-0{number + 1}-06")
    return archive


def _with_the_article(archive: Archive) -> list[Path]:
    return [
        archive.write("articles/pagenolia.md", ARTICLE),
        archive.write("media/pictarello.png", b"\x89PNG\r\n\x1a\npictarello"),
    ]


def _readings(data: bytes) -> list[bytes]:
    """The bytes, what they say if they are JSON or escapes, and what they hold if they are compressed."""
    readings = [data]
    text = data.decode("utf-8", "replace")
    readings.append(text.encode("unicode-escape").replace(b"\\\\u", b"\\u"))
    for wbits in (15, 31, -15):
        try:
            readings.append(zlib.decompress(data, wbits))
        except zlib.error:
            continue
    return readings


def _spellings(word: str) -> set[bytes]:
    """How a word may be written in a file."""
    forms = {word, word.lower(), unicodedata.normalize("NFD", word), quote(word), json.dumps(word)[1:-1]}
    written = {form.encode() for form in forms}
    return written | {base64.b64encode(word.encode())[:-4], word.encode("utf-16-le")}


def _found(files: dict[str, bytes]) -> dict[str, set[str]]:
    """The words that the names and the bytes of these files have, each with the files."""
    found: dict[str, set[str]] = {}
    for name, data in files.items():
        for reading in (name.encode(), *_readings(data)):
            for word in WORDS:
                if any(spelling in reading for spelling in _spellings(word)):
                    found.setdefault(word, set()).add(name)
    return found


def test_no_byte_of_the_site_tells_of_a_deleted_article(tmp_path: Path) -> None:
    archive = _archive(tmp_path)
    archive.build()
    before = tree(archive.output)
    files = _with_the_article(archive)
    archive.build()
    published = tree(archive.output)
    found = _found(published)
    assert set(found) == set(WORDS)  # the search for them sees each one
    index = {name for name in before if name.startswith("search/")}  # packed: compared with the index of before
    assert any(before[name] != published.get(name) for name in index)
    for file in files:
        file.unlink()
    archive.build(allow_loss=True)
    after = tree(archive.output)
    assert _found(after) == {}
    assert after == before
    assert after == archive.clean_tree()
