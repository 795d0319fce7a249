"""Makes the files of a release: the source, the wheel, and the SBOM, the list of all that the wheel needs.

`python -m tests.release dist` writes them into the folder `dist`, and the notes of the release into `dist/notes.md`. It
uses no network. With the name of a tag as its second argument it refuses a tag that does not fit the version.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from syrnews_site import __version__

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str]) -> int:
    """Write the files of a release, and print their names; the exit status."""
    target = Path(arguments[0]).resolve()
    tag = arguments[1] if arguments[1:] else ""
    changes = notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), __version__)
    if tag and tag != f"v{__version__}":
        print(f"the tag is {tag}, and src/syrnews_site/__init__.py has version {__version__}")
        return 1
    if tag and not changes:
        print(f"CHANGELOG.md has no section for version {__version__}")
        return 1
    packages(ROOT, target / "packages")
    sbom(ROOT, target / "sbom.cdx.json")
    (target / "notes.md").write_text(changes, encoding="utf-8", newline="\n")
    for path in sorted(target.rglob("*.*")):
        print(path.relative_to(target).as_posix())
    return 0


def packages(project: Path, target: Path) -> None:
    """Build the source and the wheel of a project. The bytes depend on its files alone."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(target)]
    subprocess.run(command, cwd=project, env=environment, check=True, stdout=subprocess.DEVNULL)


def sbom(project: Path, target: Path) -> None:
    """Write the locked requirements of a project in CycloneDX's JSON, with their hashes, and without the time."""
    stated = (project / "pyproject.toml").read_text(encoding="utf-8")
    versioned = stated.replace('dynamic = ["version"]', f'version = "{__version__}"')  # it is read from the code else
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        described = Path(folder, "pyproject.toml")
        described.write_text(versioned, encoding="utf-8")
        # The warning that is silenced says that the list does not tell which package needs which.
        command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", "--output-reproducible"]
        files = ["--pyproject", str(described), "--output-file", str(target), str(project / "requirements.txt")]
        subprocess.run([*command, *files], check=True)


def notes(changelog: str, version: str) -> str:
    """The section of a version in the changelog, without its heading; empty if there is none."""
    found = re.search(rf"^## {re.escape(version)}(?: .*)?\n(?P<text>(?:(?!## ).*\n?)*)", changelog, re.MULTILINE)
    return found["text"].strip() + "\n" if found else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
