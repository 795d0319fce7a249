"""Diagnostics: the cases in tests/diagnostics, the table in docs/diagnostics.md, and the formats of a diagnostic."""

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
from syrnews_site.diagnostics import CODES, format_github, format_json, format_text, quoted, unreadable, visible
from syrnews_site.model import Diagnostic
from syrnews_site.settings.options import Options
from syrnews_site.settings.site_yaml import load_site
from tests import cases

CASES = [cases.read(path) for path in sorted((Path(__file__).parent / "diagnostics").glob("SN*.md"))]
# A file that changes during the build, time, and the last build: a content folder alone cannot show these.
RACES = {"SN109", "SN110", "SN116", "SN406", "SN407"}
LOADED = [case for case in CASES if not case.of_build]

DATE = Diagnostic("articles/خبر.txt", 3, 1, "SN113", "not a date: \u206831 شباط 2025\u2069", "write 2025-11-06")
WHOLE_FILE = Diagnostic("articles/a.txt", 0, 0, "SN101", "the file is empty", severity="warning")


def reported(case: cases.Case) -> list[str]:
    """The diagnostics of the case's settings, authority and articles, as text."""
    site, of_settings = load_site(case.text("site.yaml"))
    texts = case.text(site.tags), case.text(site.sources)
    authority, of_authority = load_authority(*texts, site.tags, site.sources)
    articles = [file for file in case.files if file.path.startswith("articles/")]
    diagnostics = [*of_settings, *of_authority]
    for file in articles:
        diagnostics += load(site, authority, file.path, file.data).diagnostics
    return [format_text(diagnostic) for diagnostic in sorted(diagnostics)]


def check(case: cases.Case, lines: list[str]) -> None:
    """Compare the lines of a report with the lines that the case expects."""
    assert len(lines) == len(case.report), lines
    for line, beginning in zip(lines, case.report, strict=True):
        assert line.startswith(beginning)
    assert any(f" {case.code}: " in line for line in case.report), "the case does not show its code"


@pytest.mark.parametrize("case", LOADED, ids=lambda case: case.code)
def test_loading_reports_the_mistakes_of_the_case(case: cases.Case) -> None:
    check(case, reported(case))


@pytest.mark.parametrize("case", [case for case in CASES if case.of_build], ids=lambda case: case.code)
def test_a_build_reports_the_mistakes_of_the_case(case: cases.Case, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for file in case.files:
        file.write(tmp_path / "content")
    try:
        diagnostics = build(Options(content=tmp_path / "content", output=tmp_path / "build", jobs=1)).diagnostics
    except BuildFailed as failed:
        diagnostics = failed.diagnostics
    check(case, [format_text(diagnostic) for diagnostic in diagnostics])


def test_every_code_has_a_case() -> None:
    assert {case.code for case in CASES} == set(CODES) - RACES


def test_the_documentation_lists_every_code_with_its_meaning(root: Path) -> None:
    text = (root / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (SN\d+) \| ([^|]+) \| [^|]+ \|$", text, re.MULTILINE)
    assert rows == list(CODES.items())


def test_the_text_of_a_diagnostic_has_its_place_severity_code_message_and_hint() -> None:
    assert format_text(DATE, "content") == (
        "content/articles/خبر.txt:3:1: error SN113: not a date: \u206831 شباط 2025\u2069 (hint: write 2025-11-06)"
    )
    assert format_text(WHOLE_FILE) == "articles/a.txt: warning SN101: the file is empty"


def test_the_json_of_a_diagnostic_is_one_object_on_one_line() -> None:
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


def test_an_annotation_for_github_escapes_the_characters_of_its_syntax() -> None:
    odd = Diagnostic("articles/a,b:c%.txt", 2, 5, "SN101", "100%\nwrong: yes, very", severity="note")
    assert format_github(odd, "content") == (
        "::notice file=content/articles/a%2Cb%3Ac%25.txt,line=2,col=5,title=SN101::100%25\\u000awrong: yes, very"
    )
    assert format_github(WHOLE_FILE) == "::warning file=articles/a.txt,title=SN101::the file is empty"


@given(st.text(), st.text(), st.text())
def test_every_format_is_one_line_of_utf_8_whatever_the_texts_are(file: str, message: str, hint: str) -> None:
    diagnostic = Diagnostic(file, 1, 1, "SN101", message, hint)
    for line in (format_text(diagnostic, "content"), format_json(diagnostic), format_github(diagnostic)):
        line.encode("utf-8")
        assert "\n" not in line
        assert "\r" not in line
    assert len(format_text(diagnostic).splitlines()) == 1
    assert "\x1b" not in format_text(diagnostic)
    assert "::" not in format_github(diagnostic).partition("::")[2].partition("::")[0]


@given(st.text())
def test_a_quoted_value_opens_and_closes_exactly_one_isolate(value: str) -> None:
    shown = quoted(value)
    assert shown.startswith("\u2068")
    assert shown.endswith("\u2069")
    assert shown.count("\u2068") == shown.count("\u2069") == 1
    assert shown == visible(shown)


def test_a_long_value_is_quoted_in_part() -> None:
    assert quoted("س" * 100) == "\u2068" + "س" * 79 + "…\u2069"


def test_a_file_that_cannot_be_read_is_reported_with_the_reason_of_the_system() -> None:
    text = format_text(unreadable("site.yaml", "Permission denied"))
    assert text.startswith("site.yaml: error SN108: the file could not be read: Permission denied (hint: ")
