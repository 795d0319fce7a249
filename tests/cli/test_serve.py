"""`syrnews-site serve` as a program: its address, its port, how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from syrnews_site.cli.serve import serve
from tests.cli.program import ENVIRONMENT, run
from tests.preview.visitor import ARTICLE, PATIENCE, Visitor, heading, small_archive
from tests.sitekit import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return small_archive(tmp_path)


@contextmanager
def serving(archive: Archive) -> Iterator[tuple[subprocess.Popen[str], Visitor]]:
    """The program, from the moment that it says its address."""
    command = [sys.executable, "-m", "syrnews_site", "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=archive.root, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        address = next(found for line in process.stdout if (found := re.search(r"http://127\.0\.0\.1:(\d+)/", line)))
        try:
            yield process, Visitor(int(address[1]))
        finally:
            process.kill()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_the_command_serves_until_it_is_interrupted(archive: Archive, name: str) -> None:
    with serving(archive) as (process, visitor):
        assert heading(visitor.page(ARTICLE)) == "الأولى"
        events = visitor.events()
        next(events)
        if sys.platform == "win32":  # Windows cannot send Ctrl-C to a single process
            process.terminate()
            return
        process.send_signal(getattr(signal, name))
        assert list(events) == []
        printed, errors = process.communicate(timeout=PATIENCE)
        assert printed.endswith("ended\n")
        assert (process.returncode, errors) == (0, "")


@pytest.mark.slow
def test_a_mistake_is_told_in_the_terminal_when_it_is_made(archive: Archive) -> None:
    with serving(archive) as (process, visitor):
        events = visitor.events()
        next(events)
        archive.write("articles/empty.txt", "")
        next(events)
        assert process.stderr is not None
        assert "empty.txt: error SN101" in process.stderr.readline()


@pytest.mark.slow
def test_a_port_that_is_taken_ends_with_2_and_advice(archive: Archive) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "syrnews_site", "serve", "--port", port],
            cwd=archive.root,
            env=ENVIRONMENT,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == (
        f"syrnews-site: port {port} is taken: choose another by --port, or --port 0 for any that is free\n"
    )


def test_an_address_that_this_machine_does_not_have_ends_with_2(archive: Archive) -> None:
    result = run("serve", "--content", archive.content, "--bind", "192.0.2.1")
    assert result.exit_code == 2
    assert "nothing can be served at '192.0.2.1'" in result.stderr


def test_an_output_folder_of_somebody_else_ends_with_2(archive: Archive) -> None:
    archive.output.mkdir()
    (archive.output / "thesis.doc").write_text("mine", encoding="utf-8")
    result = run("serve", "--port", 0, "--content", archive.content, "--output", archive.output)
    assert result.exit_code == 2
    assert "choose another --output" in result.stderr


def test_no_other_machine_is_served_unless_asked() -> None:
    defaults = {parameter.name: parameter.default for parameter in serve.params}
    assert (defaults["bind"], defaults["port"]) == ("127.0.0.1", 8000)
