"""Progress bars: on a terminal only, and without a trace when they are done."""

from __future__ import annotations

import io

import pytest

from syrnews_site.cli.progress import counted, shown


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def drawn(stream: io.StringIO, *, enabled: bool = True) -> str:
    """What a build of 1,200 articles draws on a stream."""
    with shown(stream, enabled=enabled) as progress:
        progress("load", 1000)
        progress("load", 200)
        progress("make", 1)
    return stream.getvalue()


def test_a_terminal_shows_each_stage_with_its_count() -> None:
    text = drawn(Terminal())
    assert "reading articles" in text
    assert "1,200" in text
    assert "making pages" in text


def test_a_file_or_a_log_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(io.StringIO()) == ""
    assert drawn(Terminal(), enabled=False) == ""
    monkeypatch.setenv("CI", "true")
    assert drawn(Terminal()) == ""


def test_an_import_shows_how_many_things_it_read_how_fast_and_the_time_left() -> None:
    terminal = Terminal()
    with counted(terminal, 1000) as progress:
        progress(1200, 500)
    assert "1,200 read" in terminal.getvalue()
    assert "/s, time left" in terminal.getvalue()
    log = io.StringIO()
    with counted(log, 1000) as progress:
        progress(1, 1)
    assert log.getvalue() == ""
