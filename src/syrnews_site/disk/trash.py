"""Deletes whole folders: renamed at once, then deleted while the build continues."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import uuid

TRASH = ".trash-"  # in the name of a folder that is to be deleted


def discard(path: str) -> threading.Thread | None:
    """Rename a folder, and delete it in a thread, since deleting is slow and renaming is not. None if it is missing."""
    if not os.path.lexists(path):
        return None
    trash = f"{path}{TRASH}{uuid.uuid4().hex[:8]}"
    os.rename(path, trash)
    thread = threading.Thread(target=shutil.rmtree, args=(trash,), kwargs={"ignore_errors": True})
    try:
        thread.start()
    except RuntimeError:  # the system gives no thread
        thread.run()
        return None
    return thread


def discard_now(path: str) -> None:
    """Delete a folder, if it exists."""
    thread = discard(path)
    if thread:
        thread.join()


def empty_trash(folder: str) -> None:
    """Delete the folders in `folder` that an earlier process renamed and did not live to delete."""
    with contextlib.suppress(FileNotFoundError):
        for name in os.listdir(folder):
            if TRASH in name:
                shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
