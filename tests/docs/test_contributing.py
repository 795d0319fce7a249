"""What CONTRIBUTING.md adds to the program: the code is put where the document says, and does what it says."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests import wheelkit
from tests.sitekit import Archive, tree

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = re.compile(r"^`([\w/]+\.\w+)`, .*?\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def applied(text: str, diff: str) -> str:
    """A file after a diff whose hunks are divided by lines of `@@`. The old lines of a hunk occur once in the file."""
    for hunk in re.split(r"^@@\n", diff, flags=re.MULTILINE):
        lines = hunk.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] if line != "\n" else line for line in lines if line[0] in " +\n")
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program and its theme after all that CONTRIBUTING.md adds."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name, kind, code in CODE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        file = folder / name
        assert file.is_file() == (kind == "diff"), name
        text = applied(file.read_text(encoding="utf-8"), code) if kind == "diff" else code
        file.write_text(text, encoding="utf-8")
    return folder


def built(checkout: Path, archive: Archive, output: str = "build") -> dict[str, bytes]:
    """The site that the changed program makes of an archive."""
    source, templates = str(checkout / "src"), str(checkout / "templates")
    program = (sys.executable, "-m", "syrnews_site")
    options = ("--strict", "--jobs", "1", "--output", output, "--templates", templates)
    wheelkit.run(*program, "build", *options, cwd=archive.root, PYTHONPATH=source)
    return tree(archive.root / output)


@pytest.mark.slow
def test_the_new_kind_of_page_is_made_and_follows_edits(checkout: Path, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write("site.yaml", "undated: keep\n")
    archive.article("one.md", title="صدر أولاً", date="2025-10-01")
    archive.article("two.md", title="صدر ثانياً", date="2025-11-06")
    archive.article("three.md", title="بلا تاريخ", date="")
    before = built(checkout, archive)
    sheets = [path for path in before if path.endswith("titles.html")]
    assert sheets == ["2025/10/titles.html", "2025/11/titles.html"]
    assert "صدر أولاً" in before[sheets[0]].decode()
    untouched = (archive.output / sheets[0]).stat()

    archive.article("two.md", title="عنوان مصحح", date="2025-11-06")
    after = built(checkout, archive)
    assert "عنوان مصحح" in after[sheets[1]].decode()
    assert "صدر ثانياً" not in after[sheets[1]].decode()
    assert (archive.output / sheets[0]).stat().st_mtime_ns == untouched.st_mtime_ns
    assert after == built(checkout, archive, "anew")

    (archive.content / "articles" / "two.md").unlink()
    assert [path for path in built(checkout, archive) if path.endswith("titles.html")] == sheets[:1]


@pytest.mark.slow
def test_the_new_setting_and_the_new_diagnostic_work(checkout: Path, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.article("short.md", body="ثلاث كلمات هنا.")

    def checked(settings: str, *codes: int) -> str:
        archive.write("site.yaml", settings)
        command = (sys.executable, "-m", "syrnews_site", "check")
        return wheelkit.run(*command, cwd=archive.root, codes=codes, PYTHONPATH=str(checkout / "src"))

    assert "SN199" not in checked("shortest_body: 3\n", 0)
    assert "content/articles/short.md:8: warning SN199: the body has 3 words" in checked("shortest_body: 4\n", 0)
    assert "SN212" in checked("shortest_body: many\n", 3)


def test_the_examples_are_written_as_the_project_is(checkout: Path) -> None:
    names = CODE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    files = [str(checkout / name) for name, _, _ in names if name.endswith(".py")]
    ruff = (sys.executable, "-m", "ruff")
    settings = ("--no-cache", "--config", str(ROOT / "pyproject.toml"))
    wheelkit.run(*ruff, "check", *settings, *files, cwd=checkout)
    wheelkit.run(*ruff, "format", "--check", *settings, *files, cwd=checkout)
