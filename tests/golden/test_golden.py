"""Whole sites as data: tests/sites/<case>/content becomes exactly tests/sites/<case>/expected.

`python -m tests.golden.test_golden` writes the expected trees anew; read the diff before it is committed.
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

SITES = Path(__file__).parent.parent / "sites"
CASES = sorted(case.name for case in SITES.iterdir())
# Left out of the trees: copies of the theme's files, which every site has alike.
COMMON = ("assets/", MARKER)


def built(case: str, scratch: Path) -> dict[str, bytes]:
    """The site that a case's content makes."""
    shutil.copytree(SITES / case / "content", scratch / "content")
    if (SITES / case / "templates").is_dir():
        shutil.copytree(SITES / case / "templates", scratch / "templates")
    build(Options(content=scratch / "content", output=scratch / "build", jobs=1))
    return {path: data for path, data in tree(scratch / "build").items() if not path.startswith(COMMON)}


@pytest.mark.parametrize("case", CASES)
def test_a_content_folder_makes_this_site(case: str, tmp_path: Path) -> None:
    made, expected = built(case, tmp_path), tree(SITES / case / "expected")
    assert sorted(made) == sorted(expected)
    for path, data in expected.items():
        assert made[path].decode() == data.decode(), path


if __name__ == "__main__":
    for name in sys.argv[1:] or CASES:
        with tempfile.TemporaryDirectory() as folder:
            shutil.rmtree(SITES / name / "expected", ignore_errors=True)
            for path, data in built(name, Path(folder)).items():
                target = SITES / name / "expected" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
