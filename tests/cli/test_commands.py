"""The command line: what it writes, what it says, with which exit code it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.cli.main import main
from syrnews_site.cli.options import Group
from syrnews_site.content.load import load
from syrnews_site.settings.site import Site
from syrnews_site.starter.article import NoTitle, draft, short_name
from syrnews_site.yamlreader import Mapping, Scalar, read
from tests.sitekit import FEW_PAGES, Archive

COMMANDS = ("build", "check", "serve", "new", "init", "diff", "limits", "export", "completion")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="syrnews-site")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    made = Archive(tmp_path, FEW_PAGES)
    made.article("one.md")
    monkeypatch.chdir(tmp_path)
    return made


# -- exit codes


def test_a_clean_build_ends_with_0(archive: Archive) -> None:
    result = run("build", "--jobs", 1)
    assert result.exit_code == 0, result.output
    assert "1 articles on the site, 0 rejected" in result.stdout


def test_wrong_content_ends_with_1_and_the_rest_is_published(archive: Archive) -> None:
    archive.write("articles/empty.txt", "")
    result = run("build", "--jobs", 1)
    assert result.exit_code == 1
    assert os.path.join("content", "articles").replace(os.sep, "/") + "/empty.txt: error SN101" in result.stderr
    assert (archive.output / "2025/11/06/one.html").is_file()


def test_a_wrong_command_line_ends_with_2(archive: Archive) -> None:
    assert run("build", "--nonsense").exit_code == 2
    assert run("build", "--content", "nowhere").exit_code == 2
    assert run("build", "--executor", "dask").exit_code == 2
    assert run("nonsense").exit_code == 2


def test_an_output_folder_that_is_not_ours_ends_with_2(archive: Archive) -> None:
    archive.output.mkdir()
    (archive.output / "thesis.doc").write_text("mine", encoding="utf-8")
    assert run("build", "--jobs", 1).exit_code == 2
    assert (archive.output / "thesis.doc").is_file()


@pytest.mark.parametrize("command", ["build", "check", "export zip"])
def test_broken_settings_end_with_3_and_nothing_is_published(archive: Archive, command: str) -> None:
    archive.write("site.yaml", "nonsense: 1\n")
    result = run(*command.split())
    assert result.exit_code == 3
    assert "content/site.yaml:1:1: error SN211" in result.stderr
    assert not archive.output.exists()


def test_a_broken_template_ends_with_3(archive: Archive) -> None:
    own = archive.root / "templates"
    own.mkdir()
    (own / "article.html").write_text("{% if %}", encoding="utf-8")
    result = run("build", "--jobs", 1)
    assert result.exit_code == 3
    assert "SN501" in result.stderr


def failing(error: BaseException) -> Group:
    """A program with one command, which fails."""

    def fail() -> None:
        raise error

    return Group("program", commands={"fail": click.Command("fail", callback=fail)})


def test_a_crash_ends_with_3_and_one_sentence() -> None:
    program = failing(ZeroDivisionError("of ours"))
    result = CliRunner(env={"SYRNEWS_DEBUG": ""}).invoke(program, ["fail"])
    assert result.exit_code == 3
    assert "this is a bug in syrnews-site" in result.stderr
    assert "ZeroDivisionError: of ours" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Traceback" in CliRunner(env={"SYRNEWS_DEBUG": "1"}).invoke(program, ["fail"]).stderr


def test_a_machine_that_refuses_ends_with_3_and_its_reason() -> None:
    result = CliRunner().invoke(failing(OSError(28, "No space left on device", "build")), ["fail"])
    assert result.exit_code == 3
    assert "No space left on device: build" in result.stderr
    assert "bug" not in result.stderr


def test_an_interrupted_command_ends_with_130() -> None:
    assert CliRunner().invoke(failing(KeyboardInterrupt()), ["fail"]).exit_code == 130


def test_warnings_end_with_1_where_they_count(archive: Archive) -> None:
    archive.write("media/drawing.svg", "<svg/>")
    assert run("build", "--jobs", 1).exit_code == 0
    assert run("build", "--jobs", 1, "--strict").exit_code == 1


def test_check_writes_nothing(archive: Archive) -> None:
    assert run("check", "--jobs", 1).exit_code == 0
    assert sorted(path.name for path in archive.root.iterdir()) == ["content"]


# -- reports


def test_the_json_report_is_one_object_a_line(archive: Archive) -> None:
    archive.write("articles/empty.txt", "")
    lines = run("build", "--jobs", 1, "--report", "json").stdout.splitlines()
    assert [json.loads(line).get("code") for line in lines] == ["SN101", None]
    assert json.loads(lines[-1])["errors"] == 1


@pytest.mark.slow
def test_github_annotations_name_files_from_the_repository(archive: Archive) -> None:
    archive.content.rename(archive.root / "docs")
    (archive.root / "docs/articles/empty.txt").write_bytes(b"")
    result = run("build", "--jobs", 1, "--report", "github", "--content", "docs")
    assert "::error file=docs/articles/empty.txt" in result.stdout


# -- help and completion


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"syrnews-site {command}" in result.output.partition("Usage:")[2].partition("\n")[2]


def test_the_help_names_every_command() -> None:
    assert set(main.commands) == set(COMMANDS)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_completion_prints_a_script(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_SYRNEWS_SITE_COMPLETE" in result.stdout


@pytest.mark.slow
def test_bash_completes_commands() -> None:
    bash = shutil.which("bash")
    assert bash
    source = Path(__file__).resolve().parent.parent.parent / "src"
    environment = {**os.environ, "PYTHONPATH": str(source), "_SYRNEWS_SITE_COMPLETE": "bash_complete"}
    environment |= {"COMP_WORDS": "syrnews-site e", "COMP_CWORD": "1"}
    command = [sys.executable, "-c", "from syrnews_site.cli.main import main; main(prog_name='syrnews-site')"]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.split() == ["plain,export"]


# -- new

ARTICLES = Site()


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


def test_new_raw_text_is_an_article_at_once(archive: Archive) -> None:
    result = run("new", "عنوان النص", "--date", "6 تشرين الثاني 2025", "--format", "txt")
    assert result.exit_code == 0
    built = run("build", "--jobs", 1)
    assert "2 articles on the site" in built.stdout
    assert built.exit_code == 0, built.stderr


def test_today_is_today_in_the_archives_own_zone(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1762462800")  # 2025-11-06 21:00 UTC: past midnight in Damascus
    assert "2025-11-07-" in run("new", "عنوان").stdout


@pytest.mark.parametrize("arguments", [("x", "--date", "tomorrow"), ("   ",), ("\u202e",)])
def test_new_without_a_day_or_a_title_is_a_usage_error(archive: Archive, arguments: tuple[str, ...]) -> None:
    assert run("new", *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hello, World!", "hello-world"),
        ("Élan vital", "elan-vital"),
        ("x" * 100, "x" * 60),
        ("con", "con"),
    ],
)
def test_a_latin_title_names_its_file(title: str, name: str) -> None:
    assert short_name(title) == name


@pytest.mark.parametrize("title", ["دمشق", "دمشق Damascus", "123", "!!!", "你好"])
def test_any_other_title_gets_eight_hex_digits(title: str) -> None:
    assert len(short_name(title)) == 8
    assert set(short_name(title)) <= set("0123456789abcdef")


def test_spellings_of_one_title_share_a_name() -> None:
    assert short_name("الإدارة") == short_name("الادارة")


@given(st.text(max_size=80))
def test_any_title_survives_the_front_matter(title: str) -> None:
    try:
        made = draft(title, "2025-11-06", "md", ARTICLES, added="2026-01-02")
    except NoTitle:
        return
    front = made.text.split("---\n")[1]
    node, said = read(front, "x.md")
    assert said == ()
    assert isinstance(node, Mapping)
    value = node.get("title")
    assert isinstance(value, Scalar)
    assert value.value == " ".join(value.value.split()) != ""


def test_a_new_draft_loads_without_a_word(archive: Archive) -> None:
    from syrnews_site.authority.lookup import load_authority  # noqa: PLC0415

    authority = load_authority("", "", "tags.yaml", "sources.yaml")[0]
    made = draft('عنوان: "خاص"', "2025-11-06", "md", ARTICLES, added="2026-01-02")
    loaded = load(ARTICLES, authority, made.path, made.text.encode())
    assert loaded.diagnostics == ()
    assert loaded.article is not None
    assert loaded.article.draft
    assert loaded.article.headline.title == 'عنوان: "خاص"'
    assert loaded.article.added == "2026-01-02"


# -- init, limits, diff, export


def test_init_makes_an_archive_and_says_what_is_next(tmp_path: Path) -> None:
    result = run("init", tmp_path / "my archive")
    assert result.exit_code == 0
    assert "serve --open" in result.stdout
    assert run("init", tmp_path / "my archive").exit_code == 2
    (tmp_path / "file").write_bytes(b"")
    assert run("init", tmp_path / "file").exit_code == 2


@pytest.mark.slow
def test_limits_ends_with_1_where_pages_would_refuse(archive: Archive) -> None:
    run("build", "--jobs", 1)
    summary = archive.root / "summary.md"
    assert run("limits", "build", "--summary", summary).exit_code == 0
    (archive.output / "link.html").symlink_to("index.html")
    assert run("limits", "build", "--summary", summary).exit_code == 1
    assert summary.read_text(encoding="utf-8").count("largest files") == 2


@pytest.mark.slow
def test_diff_appends_its_summary(archive: Archive) -> None:
    run("build", "--jobs", 1)
    summary = archive.root / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    result = run("diff", "nothing", "build", "--summary", summary)
    assert result.exit_code == 0
    assert "articles: 1 added, 0 changed, 0 removed, 0 rejected" in result.stdout
    assert summary.read_text(encoding="utf-8").startswith("before\n## What changes")
    assert json.loads(run("diff", "build", "build", "--json").stdout)["articles"]["added"] == []
    assert run("diff", "build", "content/articles/one.md").exit_code == 2


@pytest.mark.slow
def test_export_builds_first(archive: Archive) -> None:
    result = run("export", "zip", "--jobs", 1)
    assert result.exit_code == 0, result.output
    assert (archive.root / "archive.zip").is_file()


@pytest.mark.slow
def test_export_of_names_that_cannot_be_unpacked_writes_nothing(archive: Archive) -> None:
    archive.write("media/a.png", b"x")
    archive.write("media/A.png", b"y")
    if len(list((archive.content / "media").iterdir())) == 2:  # else this file system does not tell them apart
        result = run("export", "zip", "--jobs", 1)
        assert result.exit_code == 1
        assert "capital letters" in result.stderr
        assert not (archive.root / "archive.zip").exists()
