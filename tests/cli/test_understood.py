"""The command that shows what is understood of a file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from syrnews_site.cli.main import main
from syrnews_site.cli.understood import printer
from tests.cli.program import run
from tests.sitekit import Archive

TITLE = "افتتاح مكتبة جديدة في المدينة القديمة"
FIRST = (
    "افتُتحت صباح اليوم مكتبة عامة جديدة في المدينة القديمة، وحضر الافتتاح عدد كبير من القراء والكتّاب من أحياء المدينة."
)
SECOND = "وقال القائمون على المكتبة إنها تضم آلاف الكتب في التاريخ والأدب، وإنها تفتح أبوابها للزوار كل أيام الأسبوع."
PASTE = f"الرئيسية\n\n{TITLE}\n\n6 تشرين الثاني 2025\nطباعة\n\n{FIRST}\n\n{SECOND}\n\nالمصدر: عنب بلدي\n"


def _labels(output: str) -> dict[int, str]:
    rows = json.loads(output)["lines"]
    return {row["line"]: row["label"] for row in rows}


def test_read_labels_each_line_and_gives_reasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("paste.txt").write_text(PASTE, encoding="utf-8")
    result = run("read", "--json", "paste.txt")
    assert result.exit_code == 0, result.output
    assert _labels(result.stdout) == {
        1: "left out: navigation",
        3: "title",
        5: "date",
        6: "left out: print",
        8: "text",
        10: "text",
        12: "source",
    }
    found = json.loads(result.stdout)
    assert all(row["reasons"] for row in found["lines"])
    assert [row["kept"] for row in found["lines"]] == [False, False, False, False, True, True, False]
    article = found["article"]
    assert article["title"] == TITLE
    assert article["date"] == "2025-11-06"
    assert article["source"] == "عنب بلدي"
    assert article["text"] == f"{FIRST}\n\n{SECOND}"
    assert found["diagnostics"] == []


def test_read_prints_lines_record_and_doubts_isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("2024-01-05-paste.txt").write_text(PASTE, encoding="utf-8")
    result = run("read", "2024-01-05-paste.txt")
    assert result.exit_code == 0
    rows = result.stdout.splitlines()
    assert rows[2].split() == ["3", "title", *f"\u2068{TITLE}\u2069".split()]
    assert f"  title       \u2068{TITLE}\u2069" in rows
    assert "SN133" in rows[-1]
    assert "\x1b" not in result.stdout
    assert "^" not in result.stdout


def test_read_takes_standard_input(archive: Archive) -> None:
    result = CliRunner().invoke(main, ["read", "-"], input=PASTE.encode())
    assert result.exit_code == 0, result.output
    assert TITLE in result.stdout


def test_a_text_that_is_no_article_gives_code_1_and_the_reason(archive: Archive) -> None:
    result = CliRunner().invoke(main, ["read", "-"], input=f"{FIRST}\n\n{SECOND}\n".encode())
    assert result.exit_code == 1
    assert "SN105" in result.stdout


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00\xd8", b"<!-- open", b"---\ntitle: x\n", b"\n\n"])
def test_read_shows_any_bytes(archive: Archive, data: bytes) -> None:
    result = CliRunner().invoke(main, ["read", "-"], input=data)
    assert result.exit_code == 1, result.output
    assert "error SN1" in result.stdout


def test_read_shows_front_matter_notes_and_comments_of_markdown(archive: Archive) -> None:
    text = f"---\ntitle: {TITLE}\ndate: 2025-11-06\nlayout: post\n---\n\n# {TITLE}\n\n<!-- a note -->\n{FIRST}\n"
    Path("paste.md").write_text(text, encoding="utf-8")
    result = run("read", "--json", "paste.md")
    assert result.exit_code == 0, result.output
    labels = _labels(result.stdout)
    assert [labels[number] for number in range(1, 6)] == ["front matter"] * 5
    assert labels[7].startswith("left out")
    assert labels[10] == "text"
    assert [found["code"] for found in json.loads(result.stdout)["diagnostics"]] == ["SN123"]


def test_the_date_of_a_folder_counts_in_the_archive(archive: Archive) -> None:
    path = archive.content / "articles" / "2025" / "11" / "06" / "paste.txt"
    path.parent.mkdir(parents=True)
    path.write_text(PASTE.replace("6 تشرين الثاني 2025\n", ""), encoding="utf-8")
    assert json.loads(run("read", "--json", path).stdout)["article"]["date"] == "2025-11-06"


def test_a_missing_file_is_a_usage_error(archive: Archive) -> None:
    result = run("read", "missing.txt")
    assert result.exit_code == 2
    assert "missing.txt" in result.stderr


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_the_styles_of_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        printer(stream)(TITLE * 9, "bold magenta")
    assert terminal.getvalue() == f"\x1b[1;35m{TITLE * 9}\x1b[0m\n"
    assert file.getvalue() == f"{TITLE * 9}\n"
