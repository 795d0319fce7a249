"""Cases as data: a Markdown file with a small content folder, and with the diagnostics that it causes.

    # SN113: not a date
    Why, in a sentence or two.

    ```articles/a.txt
    the text of the file
    ```

    ```report
    articles/a.txt:3:1: error SN113: not a date
    ```

Every fence except the last has the name and the text of a file of the content folder. These words can follow the name:
`hex` (the text is the bytes in hex), `repeat=1000` (the text is repeated 1000 times), `link=target` (a symbolic link),
`fifo`. Each line of the report is the beginning of a diagnostic in the form of `format_text`; the lines are sorted.
`report of build` means that only a build of the whole site reports the mistakes, and loading does not.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(?P<ticks>```+)(?P<info>[^\n`]+)\n(?P<text>.*?)^(?P=ticks)$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class File:
    """A file of the content folder; `kind` is file, link (to `data`) or fifo."""

    path: str
    data: bytes
    kind: str = "file"

    def write(self, content: Path) -> None:
        """Write the file into a content folder."""
        path = content / self.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if self.kind == "link":
            path.symlink_to(self.data.decode())
        elif self.kind == "fifo":
            os.mkfifo(path)
        else:
            path.write_bytes(self.data)


@dataclass(frozen=True)
class Case:
    """A case: the code of its file name, the files of a content folder, and the report."""

    code: str
    files: tuple[File, ...]
    report: tuple[str, ...]
    of_build: bool

    def text(self, path: str) -> str:
        """The text of a file of the folder, or "" if there is no such file."""
        return next((file.data.decode() for file in self.files if file.path == path), "")


def read(path: Path) -> Case:
    """The case in a Markdown file."""
    text = path.read_text(encoding="utf-8")
    *files, report = _FENCE.finditer(text)
    kind = report["info"].strip()
    assert kind in ("report", "report of build"), f"{path.name}: the last fence must be the report"
    return Case(
        code=path.stem,
        files=tuple(_file(fence["info"].strip(), fence["text"]) for fence in files),
        report=tuple(report["text"].splitlines()),
        of_build=kind == "report of build",
    )


def files(text: str) -> tuple[File, ...]:
    """The files of a text that has no report."""
    return tuple(_file(fence["info"].strip(), fence["text"]) for fence in _FENCE.finditer(text))


def _file(info: str, text: str) -> File:
    path, *options = info.split()
    data, kind = text.encode(), "file"
    for option in options:
        name, _, value = option.partition("=")
        if name == "hex":
            data = bytes.fromhex(text)
        elif name == "repeat":
            data *= int(value)
        elif name == "link":
            data, kind = value.encode(), "link"
        elif name == "fifo":
            data, kind = b"", "fifo"
        else:
            raise ValueError(f"unknown option: {option}")
    return File(path, data, kind)
