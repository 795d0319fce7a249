"""Whole sites as data: tests/sites/<case>/content becomes exactly tests/sites/<case>/expected.

`python -m tests.golden.test_golden [CASE ...]` writes the expected trees again. Read the diff before you commit it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from syrnews_site.build.build import build
from syrnews_site.build.output import MARKER
from syrnews_site.settings.options import Options
from tests.sitekit import tree

SITES = Path(__file__).parents[1] / "sites"
CASES = sorted(case.name for case in SITES.iterdir())
SHORT = Path(__file__).parent / "short"  # a short frame of all pages, so that the expected trees are short
WHOLE_FRAME = {"english"}  # the case whose pages have the frame of the theme: header, links and footer
COMMON = ("assets/", MARKER)  # files that are the same on every site


def built(case: str, scratch: Path) -> dict[str, bytes]:
    """The site that the content of a case becomes."""
    shutil.copytree(SITES / case / "content", scratch / "content")
    templates = None if case in WHOLE_FRAME else SHORT
    build(Options(content=scratch / "content", output=scratch / "build", templates=templates, jobs=1))
    return {path: data for path, data in tree(scratch / "build").items() if not path.startswith(COMMON)}


@pytest.mark.parametrize("case", CASES)
def test_a_content_folder_becomes_the_expected_site(case: str, tmp_path: Path) -> None:
    site, expected = built(case, tmp_path), tree(SITES / case / "expected")
    assert sorted(site) == sorted(expected)
    for path, data in expected.items():
        assert site[path].decode("utf-8", "replace") == data.decode("utf-8", "replace"), path
        assert site[path] == data, path


if __name__ == "__main__":
    for name in sys.argv[1:] or CASES:
        with tempfile.TemporaryDirectory() as folder:
            shutil.rmtree(SITES / name / "expected", ignore_errors=True)
            for path, data in built(name, Path(folder)).items():
                target = SITES / name / "expected" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
