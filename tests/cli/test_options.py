"""Errors that nobody foresaw: one sentence, one exit code, a traceback on demand."""

from __future__ import annotations

import errno

import click
import pytest
from click.testing import CliRunner

from syrnews_site.cli.options import Group


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


def test_an_error_of_the_system_ends_with_3_and_its_reason() -> None:
    result = CliRunner().invoke(failing(OSError(28, "No space left on device", "build")), ["fail"])
    assert result.exit_code == 3
    assert "No space left on device: build" in result.stderr
    assert "bug" not in result.stderr


def test_an_interrupted_command_ends_with_130() -> None:
    assert CliRunner().invoke(failing(KeyboardInterrupt()), ["fail"]).exit_code == 130


def test_a_reader_that_leaves_is_no_error_to_report() -> None:
    result = CliRunner().invoke(failing(OSError(errno.EPIPE, "Broken pipe")), ["fail"])
    assert result.exit_code == 1
    assert result.output == ""


@pytest.mark.parametrize("error", [click.UsageError("wrong"), click.exceptions.Exit(2), click.Abort()])
def test_errors_that_click_knows_keep_their_own_exit_codes(error: Exception) -> None:
    result = CliRunner().invoke(failing(error), ["fail"])
    assert result.exit_code in (1, 2)
    assert "bug" not in result.stderr
