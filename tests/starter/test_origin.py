"""Where a new archive installs its program from: from where the program was installed that begins it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from syrnews_site.starter.origin import CHECKOUT, RELEASED, from_note, requirement

DIGEST = "a" * 64


def test_a_program_that_runs_in_a_checkout_names_the_folder() -> None:
    assert requirement() == f"syrnews-site @ {CHECKOUT.as_uri()}"


@pytest.mark.parametrize(
    ("note", "line"),
    [
        (
            {"url": "https://example.org/a.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "syrnews-site @ git+https://example.org/a.git@abc",
        ),
        (
            {"url": "https://example.org/a.whl", "archive_info": {"hashes": {"sha256": DIGEST}}},
            f"syrnews-site @ https://example.org/a.whl --hash=sha256:{DIGEST}",
        ),
        (
            {"url": "https://example.org/a.whl", "archive_info": {"hash": f"sha256={DIGEST}"}},
            f"syrnews-site @ https://example.org/a.whl --hash=sha256:{DIGEST}",
        ),
        ({"url": "file:///not/here/a.whl", "archive_info": {}}, RELEASED),
    ],
)
def test_the_note_of_an_installer_becomes_a_requirement(note: dict[str, Any], line: str) -> None:
    assert from_note(json.dumps(note)) == line


def test_a_folder_that_is_there_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "الشيفرة هنا"
    folder.mkdir()
    note = {"url": folder.as_uri(), "dir_info": {}}
    assert from_note(json.dumps(note)) == f"syrnews-site @ {folder.as_uri()}"
