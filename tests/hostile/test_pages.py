"""What a build makes of the hostile archive: each file is published or named, and what programs read is whole."""

from __future__ import annotations

import html
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import htmlkit
from tests.cli.program import run
from tests.hostile.conftest import Hostile
from tests.hostile.corpus import ADDRESSES, TEXTS

pytestmark = pytest.mark.slow

LOADS = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}
# As actions/runner reads a line: `::name` after white space, or `##[name` anywhere.
COMMAND = re.compile(r"^\s*::(?!(error|warning|notice) file=)|##\[")
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # embeddings, overrides and isolates of UAX 9


class Faults(HTMLParser):
    """Records what a page would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[tuple[str, str, str]] = []
        self.opened: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.add(tag)
        for name, value in attrs:
            text = re.sub(r"[\x00-\x20]", "", value or "").lower()
            address = name in LOADS or name == "href"
            runs = name.startswith("on") or (address and text.startswith(("javascript:", "vbscript:", "data:", "//")))
            if runs or (name in LOADS and text.startswith("http")):
                self.faults.append((tag, name, text))


def test_every_article_of_the_hostile_archive_is_published_or_named(hostile: Hostile) -> None:
    named = {found.file for found in hostile.outcome.diagnostics if found.severity == "error"}
    originals = {path.stem for path in hostile.archive.output.rglob("*.html")}
    pages = "".join(map(hostile.archive.page, hostile.pages()))
    for number in range(len(TEXTS)):
        assert (f">حقل {number}<" in pages) or (f"articles/field{number}.md" in named), number
    for kind, count in (("text", len(TEXTS)), ("address", len(ADDRESSES))):
        for number in range(count):
            assert (f"{kind}{number}" in originals) or (f"articles/{kind}{number}.md" in named), (kind, number)
    assert len([name for name in originals if name.startswith("address")]) == len(ADDRESSES)
    for name in ("fifo.md", "zero.md", "device.md", "long-line.txt"):
        assert f"articles/{name}" in named or not os.path.lexists(hostile.archive.content / "articles" / name), name


def test_no_page_has_a_script_of_the_content_or_loads_from_another_host(hostile: Hostile) -> None:
    for path in hostile.pages():
        page = Faults()
        page.feed(hostile.archive.page(path))
        assert page.faults == [], path
        assert not {"iframe", "base", "object", "embed", "evil"} & page.opened, path


def test_every_page_sends_no_referrer(hostile: Hostile) -> None:
    for path in hostile.pages():
        head, _, rest = hostile.archive.page(path).partition("</head>")
        assert '<meta name="referrer" content="no-referrer">' in head, path
        assert "referrerpolicy" not in head + re.sub(">[^<]*<", "><", rest), path


def test_no_page_and_no_feed_has_a_character_that_turns_directions(hostile: Hostile) -> None:
    written = b"".join(file.read_bytes() for file in hostile.archive.content.rglob("*.md") if file.is_file())
    assert all(control.encode() in written for control in TURNING), "the hostile texts hold them all"
    output = hostile.archive.output
    for file in (*output.rglob("*.html"), *output.rglob("*.xml")):
        assert not set(TURNING) & set(html.unescape(file.read_text(encoding="utf-8"))), file


def test_every_feed_and_every_other_xml_file_parses(hostile: Hostile) -> None:
    files = list(hostile.archive.output.rglob("*.xml"))
    assert len(files) > 20
    for file in files:
        ElementTree.parse(file)


def test_the_linked_data_of_every_page_parses(hostile: Hostile) -> None:
    found = 0
    for path in hostile.pages():
        for script in htmlkit.document(hostile.archive.page(path)).iter("script"):
            if script.get("type") == "application/ld+json":
                found += bool(json.loads("".join(script.itertext())))
            else:
                assert not "".join(script.itertext()).strip(), path
    assert found > len(TEXTS)


@pytest.mark.parametrize("report", ["text", "json", "github"])
def test_no_line_of_the_report_is_a_command(
    hostile: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("check", "--content", hostile.archive.content, "--report", report)
    printed = done.stdout + done.stderr
    assert "text" in printed
    assert [line for line in re.split(r"\r\n|\n|\r", printed) if COMMAND.search(line)] == []
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", printed)
