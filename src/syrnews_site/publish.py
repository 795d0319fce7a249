"""From the staging folder to the output folder: all of it or nothing, finished by the next run if this one dies."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
import threading
import uuid
from collections.abc import Iterator, Sequence

MARKER = ".syrnews-site"  # in an output folder that this program made, and may therefore change
MARKER_TEXT = b"Made by syrnews-site: whatever is changed here is undone by the next build.\n"


class Locked(Exception):
    """Another build of the same output is running."""


class NotOurs(Exception):
    """The output folder holds files that this program did not make."""


@contextlib.contextmanager
def lock(path: str) -> Iterator[None]:
    """Hold the lock file at `path`. Raises Locked where another process holds it; a dead process holds nothing."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - there on Windows only

                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415 - not there on Windows

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Locked(path) from error
        yield
    finally:
        os.close(handle)


def write_file(path: str, data: bytes) -> os.stat_result:
    """Write a whole file, over what may be there; its folder must exist. Returns what the file system says of it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        return os.fstat(handle)
    finally:
        os.close(handle)


def replace_file(path: str, data: bytes) -> None:
    """Put a file in place at once and for good: written beside it, synced, renamed over it."""
    beside = f"{path}.{uuid.uuid4().hex[:8]}"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def discard(path: str) -> threading.Thread | None:
    """Take a tree out of the way at once, and delete it while the build goes on (deleting is slow, renaming is not)."""
    if not os.path.lexists(path):
        return None
    trash = f"{path}.trash-{uuid.uuid4().hex[:8]}"
    os.rename(path, trash)
    thread = threading.Thread(target=shutil.rmtree, args=(trash,), kwargs={"ignore_errors": True})
    thread.start()
    return thread


def discard_now(path: str) -> None:
    """Delete a tree, if it is there."""
    thread = discard(path)
    if thread:
        thread.join()


def empty_trash(folder: str) -> None:
    """Delete what an earlier run put aside and did not live to delete."""
    with contextlib.suppress(FileNotFoundError):
        for name in os.listdir(folder):
            if ".trash-" in name:
                shutil.rmtree(os.path.join(folder, name), ignore_errors=True)


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
