"""The kind of page that CONTRIBUTING.md adds: its code is put where it says, and does what it says."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests import wheelkit
from tests.sitekit import Archive, tree

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = re.compile(r"^`([\w/.]+)`, .*?\n```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def added_to(text: str, diff: str) -> str:
    """A file with the lines of a diff that begin with + after the line that stands above each of them."""
    for above, added in re.findall(r"^ (.*)\n\+(.*)\n", diff, re.MULTILINE):
        assert text.count(f"{above}\n") == 1, above
        text = text.replace(f"{above}\n", f"{above}\n{added}\n")
    return text


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The program and its theme with the new kind of page."""
    for folder in ("src", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name, kind, code in CODE.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        file = tmp_path / name
        assert file.is_file() == (kind == "diff"), name
        text = added_to(file.read_text(encoding="utf-8"), code) if kind == "diff" else code
        file.write_text(text, encoding="utf-8")
    return tmp_path


def built(checkout: Path, output: str = "build") -> dict[str, bytes]:
    source = str(checkout / "src")
    program = (sys.executable, "-m", "syrnews_site")
    wheelkit.run(*program, "build", "--strict", "--jobs", "1", "--output", output, cwd=checkout, PYTHONPATH=source)
    return tree(checkout / output)


@pytest.mark.slow
def test_the_example_of_a_new_kind_of_page_works(checkout: Path) -> None:
    archive = Archive(checkout)
    archive.write("site.yaml", "undated: keep\n")
    archive.article("one.md", title="صدر أولاً", date="2025-10-01")
    archive.article("two.md", title="صدر ثانياً", date="2025-11-06")
    archive.article("three.md", title="بلا تاريخ", date="")
    before = built(checkout)
    sheets = [path for path in before if path.endswith("titles.html")]
    assert sheets == ["2025/10/titles.html", "2025/11/titles.html"]
    assert "صدر أولاً" in before[sheets[0]].decode()
    untouched = (archive.output / sheets[0]).stat()

    archive.article("two.md", title="عنوان مصحح", date="2025-11-06")
    after = built(checkout)
    assert "عنوان مصحح" in after[sheets[1]].decode()
    assert "صدر ثانياً" not in after[sheets[1]].decode()
    assert (archive.output / sheets[0]).stat().st_mtime_ns == untouched.st_mtime_ns
    assert after == built(checkout, "anew")

    (archive.content / "articles" / "two.md").unlink()
    assert [path for path in built(checkout) if path.endswith("titles.html")] == sheets[:1]


def test_the_example_is_written_as_we_write(checkout: Path) -> None:
    view = checkout / "src/syrnews_site/pages/titles.py"
    table = view.with_name("__init__.py")
    ruff = (sys.executable, "-m", "ruff")
    settings = ("--no-cache", "--config", str(ROOT / "pyproject.toml"))
    wheelkit.run(*ruff, "check", *settings, str(view), str(table), cwd=checkout)
    wheelkit.run(*ruff, "format", "--check", *settings, str(view), str(table), cwd=checkout)
