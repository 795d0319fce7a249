"""The check of the theme's scripts and of the workflows on a machine that does not have Node."""

from __future__ import annotations

import pytest

from tests.lint.__main__ import main


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("true", 1)])
def test_without_node_the_check_fails_in_ci_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, status: int
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", "")
    assert main([]) == status
    assert capsys.readouterr().out == "the theme's scripts and the workflows are not checked: node is not installed\n"
