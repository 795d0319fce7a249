"""Trees that go: renamed at once, deleted while the build continues."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import uuid


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
