"""A clock that the environment sets to what is no time is a mistake of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from syrnews_site.cli.report import CLEAN, USAGE
from tests.cli.program import run


@pytest.mark.parametrize(
    "value", ["nan", "inf", "-inf", "1e400", "-1", "abc", "99999999999999999999", "253402300800", "0x10", "١"]
)
@pytest.mark.parametrize("command", [("check",), ("new", "عنوان")])
def test_a_value_that_is_no_time_is_a_usage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], value: str
) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    done = run(*command, "--content", tmp_path)
    assert done.exit_code == USAGE
    assert "SOURCE_DATE_EPOCH" in done.output


@pytest.mark.parametrize("value", ["", "0", "1762380000", "1762380000.5", "253402214399"])
def test_seconds_since_1970_are_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert run("check", "--content", tmp_path).exit_code == CLEAN
