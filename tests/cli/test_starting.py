"""The commands that begin: an archive, an article, completion."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from syrnews_site.cli.main import main
from syrnews_site.cli.starting import edited
from tests.cli.program import ENVIRONMENT, run
from tests.sitekit import Archive

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_SYRNEWS_SITE_COMPLETE" in result.stdout


def test_bash_completes_commands() -> None:
    bash = shutil.which("bash")
    assert bash
    environment = {**ENVIRONMENT, "_SYRNEWS_SITE_COMPLETE": "bash_complete"}
    environment |= {"COMP_WORDS": "syrnews-site e", "COMP_CWORD": "1"}
    command = [sys.executable, "-c", "from syrnews_site.cli.main import main; main(prog_name='syrnews-site')"]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.split() == ["plain,export"]


def test_new_writes_a_draft_and_prints_where(archive: Archive) -> None:
    result = run("new", "خبر: من «دمشق» # 1", "--date", "2025-11-06")
    assert result.exit_code == 0, result.output
    path = archive.root / result.stdout.strip()
    assert path.is_file()
    assert path.relative_to(archive.content).as_posix().startswith("articles/2025/11/2025-11-06-")
    built = run("build", "--jobs", 1, "--drafts")
    assert "2 articles on the site" in built.stdout
    assert built.exit_code == 0, built.stderr


def test_new_never_overwrites(archive: Archive) -> None:
    first = run("new", "عنوان", "--date", "2025-11-06")
    path = archive.root / first.stdout.strip()
    path.write_text("written", encoding="utf-8")
    assert run("new", "عنوان", "--date", "2025-11-06").exit_code == 2
    assert path.read_text(encoding="utf-8") == "written"


def test_new_raw_text_is_an_article_at_once_and_has_no_text_but_title_and_date(archive: Archive) -> None:
    result = run("new", "عنوان النص", "--date", "6 تشرين الثاني 2025", "--format", "txt")
    assert result.exit_code == 0
    assert "below the date" in result.stderr
    written = (archive.root / result.stdout.strip()).read_text(encoding="utf-8")
    assert written.split("\n\n") == ["عنوان النص", "6 تشرين الثاني 2025", ""]
    built = run("build", "--jobs", 1)
    assert "2 articles on the site" in built.stdout
    assert built.exit_code == 0, built.stderr


def test_today_is_today_in_the_archives_own_zone(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1762462800")  # 2025-11-06 21:00 UTC: past midnight in Damascus
    assert "2025-11-07-" in run("new", "عنوان").stdout


@pytest.mark.parametrize("arguments", [("x", "--date", "tomorrow"), ("   ",), ("\u202e",)])
def test_new_without_a_day_or_a_title_is_a_usage_error(archive: Archive, arguments: tuple[str, ...]) -> None:
    assert run("new", *arguments).exit_code == 2


def test_init_asks_a_person_at_a_terminal_for_the_language(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="Windows has no such terminal")
    command = [sys.executable, "-m", "syrnews_site", "init", "archive"]
    own, others = pty.openpty()
    with subprocess.Popen(
        command, cwd=tmp_path, env=ENVIRONMENT, stdin=others, stdout=others, stderr=others
    ) as started:
        os.close(others)
        asked = b""
        while b"language" not in asked:
            asked += os.read(own, 1000)
        os.write(own, b"en\n")
        with contextlib.suppress(OSError):  # the other end is closed
            while os.read(own, 1000):
                pass
        assert started.wait(60) == 0
    os.close(own)
    assert "language: en" in (tmp_path / "archive/content/site.yaml").read_text(encoding="utf-8").splitlines()


def test_init_makes_an_archive_in_the_language_of_an_option(tmp_path: Path) -> None:
    assert run("init", "--language", "en", tmp_path / "english").exit_code == 0
    assert (tmp_path / "english/README.md").read_text(encoding="utf-8").startswith("# An archive of news")
    assert run("init", tmp_path / "arabic").exit_code == 0
    assert "language: en" not in (tmp_path / "arabic/content/site.yaml").read_text(encoding="utf-8").splitlines()


def test_init_makes_an_archive_and_prints_the_next_steps(tmp_path: Path) -> None:
    result = run("init", tmp_path / "my archive")
    assert result.exit_code == 0
    assert "serve --open" in result.stdout
    assert run("init", tmp_path / "my archive").exit_code == 2
    (tmp_path / "file").write_bytes(b"")
    assert run("init", tmp_path / "file").exit_code == 2


TITLE = "افتتاح مكتبةٍ جديدة في المدينة"
BODY = (
    "افتُتحت صباح اليوم مكتبة عامة جديدة في المدينة القديمة، وحضر الافتتاح عدد كبير من القراء والكتّاب من كل الأحياء.\n\n"
    "وقال القائمون على المكتبة إنها تضم آلاف الكتب في التاريخ والأدب، وإنها تفتح أبوابها للزوار كل أيام الأسبوع.\n"
)
PASTE = f"{TITLE}\r\n6 تشرين الثاني 2025\n\n{BODY}"
NAME = "articles/2025/11/2025-11-06-افتتاح-مكتبة-جديدة-في-المدينة.txt"


def _paste(text: str | bytes, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["new", "--paste", *arguments], input=text, prog_name="syrnews-site")


def _pasted(archive: Archive, result: Result) -> tuple[str, str]:
    """The path below the content folder, and the text of the file."""
    path = (archive.root / result.stdout.splitlines()[-1]).resolve()
    return path.relative_to(archive.content.resolve()).as_posix(), path.read_bytes().decode()


def test_a_paste_gets_a_name_from_its_date_and_title_and_stays_untouched(archive: Archive) -> None:
    result = _paste(PASTE)
    assert result.exit_code == 0, result.output
    assert _pasted(archive, result) == (NAME, PASTE)
    assert "No doubts." in result.stderr
    assert "2 articles on the site" in run("build", "--jobs", 1).stdout


def test_a_paste_never_overwrites_a_file(archive: Archive) -> None:
    _paste(PASTE)
    second = _paste(PASTE)
    assert _pasted(archive, second) == (NAME.replace(".txt", "-2.txt"), PASTE)


def test_a_latin_title_gives_an_ascii_name(archive: Archive) -> None:
    result = _paste(PASTE.replace(TITLE, "Café de Damas, a report"))
    assert _pasted(archive, result)[0] == "articles/2025/11/2025-11-06-cafe-de-damas-a-report.txt"


def test_a_given_date_is_in_the_name_of_a_text_without_one(archive: Archive) -> None:
    result = _paste(f"{TITLE}\n\n{BODY}", "--date", "2024-03-02")
    assert result.exit_code == 0, result.output
    assert _pasted(archive, result) == (
        "articles/2024/03/2024-03-02-افتتاح-مكتبة-جديدة-في-المدينة.txt",
        f"{TITLE}\n\n{BODY}",
    )


def test_a_given_title_and_source_become_first_lines(archive: Archive) -> None:
    result = _paste(BODY, "عنوان من عند القارئ", "--date", "2024-03-02", "--source", "عنب بلدي")
    assert result.exit_code == 0, result.output
    path, text = _pasted(archive, result)
    assert path == "articles/2024/03/2024-03-02-عنوان-من-عند-القارئ.txt"
    assert text.startswith("عنوان من عند القارئ\n\nالمصدر: عنب بلدي\n\n")
    assert text.endswith(BODY)
    assert "\u2068عنب بلدي\u2069" in result.stderr


def test_a_paste_that_cannot_be_published_is_written_with_code_1(archive: Archive) -> None:
    result = _paste(BODY)
    assert result.exit_code == 1
    assert _pasted(archive, result) == ("articles/pasted.txt", BODY)
    assert "SN105" in result.stderr


@pytest.mark.parametrize("arguments", [("--date", "tomorrow"), ()])
def test_nothing_is_written_for_no_text_or_a_wrong_date(archive: Archive, arguments: tuple[str, ...]) -> None:
    before = sorted(archive.content.rglob("*"))
    assert _paste("  \n" if not arguments else PASTE, *arguments).exit_code == 2
    assert sorted(archive.content.rglob("*")) == before


def test_a_source_needs_a_paste(archive: Archive) -> None:
    assert run("new", "عنوان", "--source", "عنب بلدي").exit_code == 2


def test_new_without_a_title_is_a_usage_error(archive: Archive) -> None:
    assert run("new").exit_code == 2


def test_a_terminal_opens_the_editor_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "paste.txt").write_text(PASTE, encoding="utf-8", newline="")
    script = tmp_path / "editor.py"
    script.write_text(
        "import os, pathlib, sys\n"
        "target = pathlib.Path(sys.argv[1])\n"
        "target.write_bytes(pathlib.Path(__file__).with_name('paste.txt').read_bytes())\n"
        "os.utime(target, (2e9, 2e9))\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')
    assert edited().decode().split() == PASTE.split()
