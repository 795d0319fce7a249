"""Deletes whole folders: renamed first, so that what a build that dies leaves of a folder has another name."""

from __future__ import annotations

import os
import shutil
import uuid

TRASH = ".trash-"  # in the name of a folder that is to be deleted


def discard(path: str) -> None:
    """Delete a folder, if it exists. What cannot be deleted has another name then."""
    if os.path.lexists(path):
        trash = f"{path}{TRASH}{uuid.uuid4().hex[:8]}"
        os.rename(path, trash)
        shutil.rmtree(trash, ignore_errors=True)
