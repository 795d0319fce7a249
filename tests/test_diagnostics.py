"""Diagnostics: the cases in tests/diagnostics, the table in docs/diagnostics.md, and how one diagnostic is shown."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.authority.lookup import load_authority
from syrnews_site.build.build import build
from syrnews_site.build.outcome import BuildFailed
from syrnews_site.content.load import load
from syrnews_site.diagnostics import CODES, format_github, format_json, format_text, quoted, visible
from syrnews_site.model import Diagnostic
from syrnews_site.settings.options import Options
from syrnews_site.settings.site_yaml import load_site
from tests import cases

CASES = [cases.read(path) for path in sorted((Path(__file__).parent / "diagnostics").glob("SN*.md"))]
RACES = {"SN109"}  # a file that changes while the build runs is no matter of content
LOADED = [case for case in CASES if not case.of_build]

DATE = Diagnostic("articles/خبر.txt", 3, 1, "SN113", "not a date: \u206831 شباط 2025\u2069", "write 2025-11-06")
WHOLE_FILE = Diagnostic("articles/a.txt", 0, 0, "SN101", "the file is empty", severity="warning")


def reported(case: cases.Case) -> list[str]:
    """What loading the case's settings, authority and articles reports, as text."""
    site, of_settings = load_site(case.text("site.yaml"))
    texts = case.text(site.tags), case.text(site.sources)
    authority, of_authority = load_authority(*texts, site.tags, site.sources)
    articles = [file for file in case.files if file.path.startswith("articles/")]
    of_articles = (said for file in articles for said in load(site, authority, file.path, file.data).diagnostics)
    return [format_text(said) for said in sorted((*of_settings, *of_authority, *of_articles))]


@pytest.mark.parametrize("case", LOADED, ids=lambda case: case.code)
def test_loading_reports(case: cases.Case) -> None:
    found = reported(case)
    assert len(found) == len(case.report), found
    for line, beginning in zip(found, case.report, strict=True):
        assert line.startswith(beginning)
    assert any(f" {case.code}: " in line for line in case.report), "the case does not show its code"


@pytest.mark.parametrize("case", [case for case in CASES if case.of_build], ids=lambda case: case.code)
def test_building_reports(case: cases.Case, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for file in case.files:
        file.write(tmp_path / "content")
    try:
        said = build(Options(content=tmp_path / "content", output=tmp_path / "build", jobs=1)).diagnostics
    except BuildFailed as failed:
        said = failed.diagnostics
    found = [format_text(one) for one in said]
    assert len(found) == len(case.report), found
    for line, beginning in zip(found, case.report, strict=True):
        assert line.startswith(beginning)
    assert any(f" {case.code}: " in line for line in case.report), "the case does not show its code"


def test_every_code_has_its_case() -> None:
    assert {case.code for case in CASES} == set(CODES) - RACES


def test_docs_have_every_code(root: Path) -> None:
    text = (root / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (SN\d+) \| ([^|]+) \| [^|]+ \|$", text, re.MULTILINE)
    assert rows == list(CODES.items())


def test_text_names_place_severity_code_and_hint() -> None:
    assert format_text(DATE, "content") == (
        "content/articles/خبر.txt:3:1: error SN113: not a date: \u206831 شباط 2025\u2069 (hint: write 2025-11-06)"
    )
    assert format_text(WHOLE_FILE) == "articles/a.txt: warning SN101: the file is empty"


def test_json_is_one_object_on_one_line() -> None:
    line = format_json(DATE, "content/")
    assert "\n" not in line
    assert json.loads(line) == {
        "file": "content/articles/خبر.txt",
        "line": 3,
        "column": 1,
        "severity": "error",
        "code": "SN113",
        "message": DATE.message,
        "hint": DATE.hint,
    }


def test_github_annotation_escapes_what_its_syntax_uses() -> None:
    odd = Diagnostic("articles/a,b:c%.txt", 2, 5, "SN101", "100%\nwrong: yes, very", severity="note")
    assert format_github(odd, "content") == (
        "::notice file=content/articles/a%2Cb%3Ac%25.txt,line=2,col=5,title=SN101::100%25\\u000awrong: yes, very"
    )
    assert format_github(WHOLE_FILE) == "::warning file=articles/a.txt,title=SN101::the file is empty"


@given(st.text(), st.text(), st.text())
def test_no_report_breaks_its_line_or_leaves_utf8(file: str, message: str, hint: str) -> None:
    said = Diagnostic(file, 1, 1, "SN101", message, hint)
    for line in (format_text(said, "content"), format_json(said), format_github(said)):
        line.encode("utf-8")
        assert "\n" not in line
        assert "\r" not in line
    assert len(format_text(said).splitlines()) == 1
    assert "\x1b" not in format_text(said)
    assert "::" not in format_github(said).partition("::")[2].partition("::")[0]


@given(st.text())
def test_quoted_value_closes_its_isolate_once(value: str) -> None:
    shown = quoted(value)
    assert shown.startswith("\u2068")
    assert shown.endswith("\u2069")
    assert shown.count("\u2068") == shown.count("\u2069") == 1
    assert shown == visible(shown)


def test_long_values_are_cut() -> None:
    assert quoted("س" * 100) == "\u2068" + "س" * 79 + "…\u2069"
