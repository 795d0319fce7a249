"""What is printed commands neither a terminal nor the runner of a workflow, whatever the content says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from syrnews_site.cli.printing import harmless, say_command
from tests.cli.program import run

pytestmark = pytest.mark.slow

# As actions/runner reads a line: `::name` after white space, or `##[name` anywhere.
_COMMAND = re.compile(r"^\s*::(?!(error|warning|notice) file=)|##\[")

HOSTILE = "x##[error file=a]boo ##[add-mask]a \x1b[31m\x9b2J ::error::b"


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def _archive(folder: Path) -> None:
    articles = folder / "content" / "articles"
    articles.mkdir(parents=True)
    article = f"---\ntitle: {json.dumps(HOSTILE)}\ndate: 2020-01-01\ntags: ['##[warning]t']\n---\nbody\n"
    (articles / "a##[error]b.md").write_text(article, encoding="utf-8")
    (articles / "::error::c.md").write_text("---\ntitle: 5\ntitle: '##[group]'\n", encoding="utf-8")
    (articles / "d\n::stop-commands::x\n##[warning]y.md").write_text("", encoding="utf-8")
    (folder / "content" / "media").mkdir()
    (folder / "content" / "media" / "##[notice]e.exe").write_bytes(b"x")


@pytest.mark.parametrize("report", ["text", "json", "github"])
def test_no_text_of_the_content_becomes_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: str) -> None:
    _archive(tmp_path)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    commands = (
        ("build", "--report", report),
        ("check", "--content", "content", "--report", report),
        ("diff", "empty", "build"),
        ("diff", "empty", "build", "--json"),
        ("limits", "build"),
        ("build", "--explain", "##[error]x"),
        ("build", "--content", "##[error]x"),
    )
    for command in commands:
        done = run(*command)
        printed = _lines(done.stdout) + _lines(done.stderr)
        assert [line for line in printed if _COMMAND.search(line)] == []
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.stdout + done.stderr)


def test_json_keeps_the_value_of_a_text_that_would_be_a_command() -> None:
    value = {"title": "##[error]a \x9b \u202e ::b"}
    printed = harmless(json.dumps(value, ensure_ascii=False))
    assert "##[" not in printed
    assert json.loads(printed) == value


def test_a_line_that_begins_like_a_command_is_escaped() -> None:
    assert harmless("a\n \u00a0::error::b\nc::d") == "a\n \u00a0\\u003a:error::b\nc::d"


def test_a_workflow_command_of_our_own_holds_no_older_command(capsys: pytest.CaptureFixture[str]) -> None:
    say_command("::error file=a##[b]\x1b.md::c")
    assert capsys.readouterr().out == "::error file=a#\\u0023[b]\\u001b.md::c\n"
