"""The search page's script: sources of one job each, which are published as one small classic script."""

from __future__ import annotations

import re
import shutil
import subprocess
import zlib
from collections import Counter
from pathlib import Path

import pytest

from tests.search.archive import TEMPLATES, published_script
from tests.sitekit import FEW_PAGES, Archive, tree

SOURCES = sorted((TEMPLATES / "search").iterdir())
BUDGET = 16 * 1024  # bytes, as gzip compresses them at its best
SCRIPT = "assets/search.js"


def test_the_published_script_keeps_to_its_budget() -> None:
    compressor = zlib.compressobj(level=9, wbits=31)  # 31: in the format of gzip
    assert len(compressor.compress(published_script().encode()) + compressor.flush()) <= BUDGET


def test_the_published_script_is_a_classic_script_in_strict_mode() -> None:
    script = published_script()
    assert re.match(r'\(\(\) => \{\n"use strict";\n', script)
    assert not re.search(r"^(?:import|export)\b", script, re.MULTILINE)
    node = shutil.which("node")
    assert node is None or subprocess.run([node, "--check", "-"], input=script.encode(), check=False).returncode == 0


def test_the_script_has_each_source_once() -> None:
    included = re.findall(r'{% include "search/(.+)" %}', (TEMPLATES / "search.js").read_text("utf-8"))
    assert sorted(included) == [source.name for source in SOURCES]


def test_no_two_sources_declare_the_same_name() -> None:
    declaration = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)
    names = Counter(name for source in SOURCES for name in declaration.findall(source.read_text("utf-8")))
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_source_can_be_read_by_people_and_by_the_theme(source: Path) -> None:
    lines = source.read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > 120] == []
    assert [line for line in lines if re.search(r"{[{%#]", line)] == []  # the marks of Jinja
    assert [line for line in lines if line.count("`") % 2] == []  # a literal ends on the line that it begins on


@pytest.mark.slow
def test_an_edited_source_changes_the_script_as_a_clean_build_would(tmp_path: Path) -> None:
    archive = Archive(tmp_path, settings=FEW_PAGES)
    archive.article("one.md")
    archive.build()
    default = archive.page(SCRIPT)
    own = tmp_path / "templates" / "search" / SOURCES[0].name
    own.parent.mkdir(parents=True)
    for text in ("own();", "another();"):
        own.write_text(SOURCES[0].read_text("utf-8") + text + "\n", encoding="utf-8")
        assert SCRIPT in archive.build().written
        assert f"\n{text}\n" in archive.page(SCRIPT)
        assert tree(archive.output) == archive.clean_tree()
    own.unlink()
    assert SCRIPT in archive.build().written
    assert archive.page(SCRIPT) == default


@pytest.mark.slow
def test_a_theme_may_have_a_whole_script_of_its_own(tmp_path: Path) -> None:
    archive = Archive(tmp_path, settings=FEW_PAGES)
    archive.article("one.md")
    archive.build()
    default = archive.page(SCRIPT)
    own = tmp_path / "templates" / SCRIPT
    own.parent.mkdir(parents=True)
    own.write_text("  own(); // as it is\n", encoding="utf-8")
    archive.build()
    assert archive.page(SCRIPT) == "  own(); // as it is\n"
    assert tree(archive.output) == archive.clean_tree()
    own.unlink()
    archive.build()
    assert archive.page(SCRIPT) == default


def test_a_site_without_search_has_no_script(tmp_path: Path) -> None:
    archive = Archive(tmp_path, settings=FEW_PAGES + "search: false\n")
    archive.article("one.md")
    archive.build()
    assert not (archive.output / SCRIPT).exists()
