"""The files of a release: the same bytes from every folder, and an SBOM that an outside reader accepts."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from syrnews_site import __version__
from tests import release, wheelkit

ROOT = Path(__file__).resolve().parent.parent.parent
BUILD = "import sys; from pathlib import Path; from tests.release import packages; packages(*map(Path, sys.argv[1:]))"


def _copy(target: Path, *, backwards: bool) -> Path:
    """A copy of the files that git knows, made in the order of their names or against it."""
    listed = wheelkit.run("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", cwd=ROOT)
    for name in sorted(filter(None, listed.split("\0")), reverse=backwards):
        if (ROOT / name).is_file():
            copied = target / name
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copied)
            os.utime(copied, (10**9, 10**9) if backwards else None)
    return target


def _build(project: Path, target: Path, umask: int, **environment: str) -> dict[str, str]:
    """The digest of each file that a build of the project makes, by name."""
    command = [sys.executable, "-c", BUILD, str(project), str(target)]
    given = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")]), **environment}
    subprocess.run(command, cwd=ROOT, env=given, umask=umask, check=True)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in target.iterdir()}


@pytest.mark.slow
def test_two_builds_in_different_folders_give_the_same_bytes(tmp_path: Path) -> None:
    first = _copy(tmp_path / "first", backwards=False)
    second = _copy(tmp_path / "ثان at another depth" / "second", backwards=True)
    made = _build(first, tmp_path / "a", 0o022, TZ="UTC", LC_ALL="C.UTF-8")
    again = _build(second, tmp_path / "b", 0o077, TZ="Asia/Kathmandu", LC_ALL="C", SOURCE_DATE_EPOCH="1")
    assert sorted(made) == [f"syrnews_site-{__version__}-py3-none-any.whl", f"syrnews_site-{__version__}.tar.gz"]
    assert again == made
    with tarfile.open(tmp_path / "a" / f"syrnews_site-{__version__}.tar.gz") as source:
        source.extractall(tmp_path / "source", filter="data")
    unpacked = _build(tmp_path / "source" / f"syrnews_site-{__version__}", tmp_path / "c", 0o022)
    assert {name: digest for name, digest in unpacked.items() if name.endswith(".whl")} == {
        name: digest for name, digest in made.items() if name.endswith(".whl")
    }


@pytest.mark.slow
def test_the_sbom_lists_every_locked_requirement_with_its_hashes(tmp_path: Path) -> None:
    from cyclonedx.schema import SchemaVersion  # noqa: PLC0415 - five seconds, in every test run
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415

    release.sbom(ROOT, tmp_path / "first.json")
    release.sbom(ROOT, tmp_path / "second.json")
    text = (tmp_path / "first.json").read_text(encoding="utf-8")
    assert (tmp_path / "second.json").read_text(encoding="utf-8") == text
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    listed = json.loads(text)
    assert listed["metadata"]["component"]["name"] == "syrnews-site"
    assert listed["metadata"]["component"]["version"] == __version__
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    pinned = {
        found[1]: (found[2], set(re.findall(r"sha256:([0-9a-f]{64})", line)))
        for line in locked.splitlines()
        if (found := re.match(r"([\w.-]+)==(\S+)", line))
    }
    assert pinned == {
        part["name"]: (
            part["version"],
            {found["content"] for reference in part["externalReferences"] for found in reference["hashes"]},
        )
        for part in listed["components"]
    }


CHANGES = (
    "# Changelog\n\n## Unreleased\n\n- later\n\n## 1.2.0 - 2026-01-02\n\n### Added\n\n- this\n\n## 1.1.0\n\n- that\n"
)


@pytest.mark.parametrize(("version", "text"), [("1.2.0", "### Added\n\n- this\n"), ("1.1.0", "- that\n"), ("1.2", "")])
def test_the_notes_of_a_release_are_its_section_of_the_changelog(version: str, text: str) -> None:
    assert release.notes(CHANGES, version) == text


def test_a_tag_that_does_not_fit_the_version_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert release.main([str(tmp_path / "dist"), "v999.0"]) == 1
    assert f"has version {__version__}" in capsys.readouterr().out
    assert not (tmp_path / "dist").exists()
