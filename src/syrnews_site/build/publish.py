"""From the staging folder to the output folder: all of it or nothing, finished by the next run if this one dies."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Sequence

from syrnews_site.disk.files import replace_file
from syrnews_site.disk.trash import discard

MARKER = ".syrnews-site"  # in an output folder that this program made, and may therefore change
MARKER_TEXT = b"Made by syrnews-site: whatever is changed here is undone by the next build.\n"


class NotOurs(Exception):
    """The output folder holds files that this program did not make."""


def check_ours(output: str) -> None:
    """Raise NotOurs where `output` has files but not our marker: somebody's own folder is never touched."""
    with contextlib.suppress(FileNotFoundError):
        names = os.listdir(output)
        if names and MARKER not in names:
            raise NotOurs(output)


class Publisher:
    """Publishes one staging folder into one output folder, by a journal between them."""

    def __init__(self, stage: str, output: str, journal: str) -> None:
        """All three lie on one file system; `journal` is a file's path."""
        self.stage, self.output, self.journal = stage, output, journal

    def recover(self) -> bool:
        """Finish what a run that died inside `publish` had begun. True where there was something to finish."""
        with contextlib.suppress(FileNotFoundError):
            with open(self.journal, "rb") as file:
                head, _, body = file.read().partition(b"\n")
            if head.decode("ascii", "replace") == hashlib.blake2b(body, digest_size=16).hexdigest():
                plan = json.loads(body)
                self._perform(bool(plan["whole"]), plan["files"], plan["gone"])
            os.unlink(self.journal)
            return True
        return False

    def publish(self, *, whole: bool, files: Sequence[str], gone: Sequence[str]) -> None:
        """Put staged `files` in place and delete `gone` (both relative to the output folder).

        `whole`: the staging folder holds the entire site, and becomes the output folder by one rename.
        """
        body = json.dumps({"whole": whole, "files": [] if whole else list(files), "gone": list(gone)}).encode()
        replace_file(self.journal, hashlib.blake2b(body, digest_size=16).hexdigest().encode() + b"\n" + body)
        if 0 < len(files) <= 256:  # a few files: cheap to make sure that they are on the disk before they count
            for path in files:
                with contextlib.suppress(OSError), open(os.path.join(self.stage, path), "rb+") as file:
                    os.fsync(file.fileno())
        self._perform(whole, files, gone)

    def finish(self) -> None:
        """The catalog knows of the published files: the journal has done its work."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.journal)

    def _perform(self, whole: bool, files: Sequence[str], gone: Sequence[str]) -> None:
        if whole:
            if os.path.isdir(self.stage):  # else it is in place already
                thread = discard(self.output)
                os.rename(self.stage, self.output)
                if thread:
                    thread.join()
            return
        made: set[str] = set()
        for path in files:
            folder = os.path.dirname(path)
            if folder not in made:
                os.makedirs(os.path.join(self.output, folder), exist_ok=True)
                made.add(folder)
            with contextlib.suppress(FileNotFoundError):  # a run before this one may have moved it
                os.replace(os.path.join(self.stage, path), os.path.join(self.output, path))
        for path in gone:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(os.path.join(self.output, path))
        for folder in sorted({os.path.dirname(path) for path in gone}, key=len, reverse=True):
            self._prune(folder)

    def _prune(self, folder: str) -> None:
        while folder:
            try:
                os.rmdir(os.path.join(self.output, folder))
            except OSError:
                return
            folder = os.path.dirname(folder)
