"""The program: exit codes, help, and the commands build and check."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from syrnews_site.cli.main import main
from tests.cli.program import ENVIRONMENT, run
from tests.sitekit import Archive

pytestmark = pytest.mark.slow

COMMANDS = (
    "build",
    "check",
    "serve",
    "new",
    "learn",
    "duplicates",
    "read",
    "import",
    "init",
    "diff",
    "limits",
    "export",
    "completion",
)


def test_a_clean_build_ends_with_0(archive: Archive) -> None:
    result = run("build", "--jobs", 1)
    assert result.exit_code == 0, result.output
    assert "1 articles on the site, 0 rejected" in result.stdout


def test_an_error_in_the_content_ends_with_1_and_the_rest_is_published(archive: Archive) -> None:
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


@pytest.mark.parametrize("address", ["10.0.0.5:8786", "tcp://10.0.0.5", "http://10.0.0.5:8786"])
def test_an_address_that_no_scheduler_has_ends_with_2(archive: Archive, address: str) -> None:
    result = run("build", "--executor", "dask", "--scheduler", address)
    assert result.exit_code == 2
    assert "write it like tcp://10.0.0.5:8786" in result.stderr


def test_an_output_folder_of_somebody_else_ends_with_2_and_is_left_alone(archive: Archive) -> None:
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


def test_warnings_end_with_1_if_strict_counts_them(archive: Archive) -> None:
    archive.write("media/drawing.svg", "<svg/>")
    assert run("build", "--jobs", 1).exit_code == 0
    assert run("build", "--jobs", 1, "--strict").exit_code == 1


def test_check_writes_nothing(archive: Archive) -> None:
    assert run("check", "--jobs", 1).exit_code == 0
    assert sorted(path.name for path in archive.root.iterdir()) == ["content"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"syrnews-site {command}" in result.output.partition("Usage:")[2].partition("\n")[2]


def test_the_help_names_every_command() -> None:
    assert set(main.commands) == set(COMMANDS)


def loaded(*arguments: str) -> set[str]:
    """The modules that a command loads, by their full names."""
    code = (
        "import contextlib, sys\n"
        "from syrnews_site.cli.main import main\n"
        "with contextlib.suppress(SystemExit): main(sys.argv[1:], standalone_mode=False)\n"
        "print(*sys.modules)"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--help",), ("serve", "--help"), ("build", "--help"), ("--version",)])
def test_help_loads_neither_the_build_nor_the_web_server(arguments: tuple[str, ...]) -> None:
    names = loaded(*arguments)
    assert {name.split(".")[1] for name in names if name.startswith("syrnews_site.")} == {"cli"}
    assert not names & {"werkzeug", "watchfiles", "webbrowser", "msgspec", "jinja2", "rich"}


def test_a_build_does_not_load_the_web_server(archive: Archive) -> None:
    names = loaded("build", "--jobs", "1", "--content", str(archive.content), "--output", str(archive.output))
    assert "syrnews_site.build.build" in names
    assert not names & {"werkzeug", "watchfiles"}
