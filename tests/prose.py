"""Phrases that read as riddles, looked for in all English text of the project.

`python -m tests.prose [PATH ...]` lists each place and exits with 1 if there is any. docs/decisions.md says why.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SUFFIXES = (".py", ".md", ".toml", ".yml", ".yaml", ".html", ".xml", ".css", ".js", ".mjs", ".txt", "Makefile", "run")
# Texts of others, data, and this file.
EXEMPT = ("tests/prose.py", "tests/data/", "tests/sites/", "content/", "requirements", "LICENSE")
BANNED = re.compile(
    r"\b(?:stands?|stood|so many|no more(?! than)|(?:is|are) other|said of|in place of|what is there of|"
    r"as (?:it|they) (?:was|were)|that which|no longer so)\b",
    re.IGNORECASE,
)


def found(paths: list[str]) -> Iterator[str]:
    """Each place with a banned phrase in the files that git knows below `paths`, as `file:line: text`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *paths],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    for name in sorted(filter(None, listed.split("\0"))):
        file = ROOT / name
        if not name.endswith(SUFFIXES) or name.startswith(EXEMPT) or not file.is_file():
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if BANNED.search(line):
                yield f"{name}:{number}: {line.strip()[:120]}"


if __name__ == "__main__":
    places = list(found(sys.argv[1:]))
    print(*places, sep="\n", end="\n" if places else "")
    sys.exit(bool(places))
