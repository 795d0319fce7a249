"""The program as users get it: a wheel in a fresh environment, without this repository, from init to export."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
import zipfile
from http.client import HTTPConnection
from pathlib import Path

import pytest

from syrnews_site import __version__
from tests import htmlkit, wheelkit

pytestmark = pytest.mark.slow

PATIENCE = 120  # seconds


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    wheel = wheelkit.build_wheel(folder / "dist")
    made = wheelkit.create(folder / "environment")
    wheelkit.install(made, "--no-index", str(wheel))
    return made


@pytest.fixture(scope="module")
def archive(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new archive, in a folder whose name has a space and an Arabic letter."""
    folder = tmp_path_factory.mktemp("archives")
    printed = wheelkit.run(programs / "syrnews-site", "init", "my أرشيف", cwd=folder)
    assert "serve --open" in printed
    return folder / "my أرشيف"


def site(programs: Path, archive: Path, *arguments: str, codes: tuple[int, ...] = (0,)) -> str:
    return wheelkit.run(programs / "syrnews-site", *arguments, cwd=archive, codes=codes)


def test_the_wheel_has_theme_and_starter_and_nothing_of_the_tests(tmp_path: Path) -> None:
    names = zipfile.ZipFile(wheelkit.build_wheel(tmp_path)).namelist()
    assert {name.partition("/")[0] for name in names} == {"syrnews_site", f"syrnews_site-{__version__}.dist-info"}
    for name in (
        "templates/base.html",
        "templates/assets/amiri-OFL",
        "authority/syria.json",
        "starter/files/content/tags.yaml",
        "starter/files/dot-gitignore",
        "starter/files/README.md",
    ):
        assert f"syrnews_site/{name}" in names
    assert not [name for name in names if "__pycache__" in name or "/tests/" in name]


def test_the_program_comes_from_the_wheel(programs: Path, tmp_path: Path) -> None:
    place = wheelkit.run(programs / "python", "-c", "import syrnews_site; print(syrnews_site.__file__)", cwd=tmp_path)
    assert Path(place.strip()).is_relative_to(programs.parent)
    assert __version__ in wheelkit.run(programs / "syrnews-site", "--version", cwd=tmp_path)


def test_every_command_works_from_init_to_export(programs: Path, archive: Path) -> None:
    assert "2 articles on the site, 0 rejected" in site(programs, archive, "build")
    assert "2 articles on the site" in site(programs, archive, "check")
    before = archive.parent / "before"
    (archive / "build").rename(before)
    written = site(programs, archive, "new", "عنوان", "--date", "2025-11-06", "--format", "txt")
    assert "content" in written
    site(programs, archive, "build")
    assert "articles: 1 added, 0 changed, 0 removed" in site(programs, archive, "diff", str(before), "build")
    assert "fits GitHub Pages" in site(programs, archive, "limits", "build")
    site(programs, archive, "export", "zip")
    with zipfile.ZipFile(archive / "archive.zip") as packed:
        assert "archive/index.html" in packed.namelist()
    broken = archive / "content" / "articles" / "broken.txt"
    broken.write_bytes(b"")
    assert "SN101" in site(programs, archive, "check", codes=(1,))
    broken.unlink()


def test_serve_shows_an_edit_to_an_open_page(programs: Path, archive: Path) -> None:
    command = [str(programs / "syrnews-site"), "serve", "--port", "0"]
    environment = wheelkit.environment(PYTHONUNBUFFERED="1")
    process = subprocess.Popen(command, cwd=archive, env=environment, stdout=subprocess.PIPE, encoding="utf-8")
    with process, contextlib.ExitStack() as stack:
        stack.callback(process.send_signal, signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)
        assert process.stdout is not None
        found = next(port for line in process.stdout if (port := re.search(r"http://127\.0\.0\.1:(\d+)/", line)))
        page, events = (
            stack.enter_context(contextlib.closing(HTTPConnection("127.0.0.1", int(found[1]), timeout=PATIENCE)))
            for _ in range(2)
        )
        events.request("GET", "/.syrnews-site/events")
        stream = stack.enter_context(events.getresponse())
        states = (line for line in iter(stream.readline, b"") if line.startswith(b"data:"))
        first = next(states)
        sample = archive / "content" / "articles" / "markdown-sample.md"
        sample.write_text(sample.read_text(encoding="utf-8").replace("احذفه متى شئت", "نص معدل"), encoding="utf-8")
        assert next(states) != first
        page.request("GET", "/2021/12/16/markdown-sample.html")
        assert "نص معدل" in htmlkit.text_of(htmlkit.document(page.getresponse().read().decode()))


def test_the_makefile_of_an_archive_installs_the_program_that_began_it_and_builds(archive: Path) -> None:
    """The program came from a wheel, and so the archive names this wheel, with its digest."""
    assert re.search(
        r"^syrnews-site @ file:///.*\.whl --hash=sha256:[0-9a-f]{64}$",
        (archive / "program.txt").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    printed = wheelkit.run("make", "build", "check", f"PYTHON={sys.executable}", cwd=archive)
    assert printed.count("articles on the site, 0 rejected") == 2
    assert "installing" not in wheelkit.run("make", "build", cwd=archive)
    draft = wheelkit.run("make", "new", 'TITLE=قال: "نعم"', cwd=archive).splitlines()[0]
    assert 'title: "قال: \\"نعم\\""' in (archive / draft).read_text(encoding="utf-8")


def test_a_program_that_is_not_found_is_said_and_may_be_named(programs: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    wheelkit.run(programs / "syrnews-site", "init", "--language", "en", "archive", cwd=tmp_path)
    (archive / "program.txt").write_text("syrnews-site==999.0\n", encoding="utf-8")
    failed = wheelkit.run("make", "build", f"PYTHON={sys.executable}", cwd=archive, codes=(2,))
    assert "could not be installed" in failed
    assert "make build SYRNEWS=" in failed
    (wheel,) = (programs.parent.parent / "dist").glob("*.whl")
    given = f"SYRNEWS={wheel}"
    assert "2 articles on the site" in wheelkit.run("make", "build", given, f"PYTHON={sys.executable}", cwd=archive)
    assert "installing" not in wheelkit.run("make", "build", given, cwd=archive)
    assert "installing" not in wheelkit.run("make", "build", cwd=archive)
