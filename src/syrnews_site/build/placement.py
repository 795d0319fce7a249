"""Placement: files go into the output folder and out of it, in steps that can be undone until the build is over."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable
from functools import partial

from syrnews_site.disk.exchange import exchange
from syrnews_site.settings.options import Places


class Placement:
    """The changes of one publication to the output folder.

    What is replaced or deleted waits in the folder `where.old`, and `undo` puts everything back. A step that has
    happened already, in a process that died, is passed over. Links in the output folder are replaced, never followed.
    """

    def __init__(self, where: Places) -> None:
        self._where = where
        self._steps: list[Callable[[], object]] = []  # that undo what was done, the last one first
        self._folders: set[str] = {""}  # that are known to be real folders
        self._kept = 0  # names in `where.old`

    # -- steps

    def exchange_trees(self) -> None:
        """The staging folder, which holds the whole site, becomes the output folder."""
        stage, output = self._where.stage, self._where.output
        if not os.path.lexists(output):
            self._move(stage, output)
        elif exchange(stage, output):
            self._steps.append(partial(exchange, stage, output))
        else:  # no site between two renames; if the process dies there, `recover` puts the new one in place
            self._move(output, self._next_name())
            self._move(stage, output)

    def put(self, path: str) -> None:
        """Move a file from the staging folder into the output folder."""
        source, target = os.path.join(self._where.stage, path), os.path.join(self._where.output, path)
        if not os.path.lexists(source):
            return
        self._make_folder(os.path.dirname(path))
        kept = self._keep_copy(target)
        os.replace(source, target)
        self._steps.append(partial(os.replace, kept, target) if kept else partial(os.unlink, target))

    def withdraw(self, path: str) -> None:
        """Take a file, a link or a folder out of the output folder. Does nothing if a folder on the way is a link."""
        target = os.path.join(self._where.output, path)
        if self._is_folder(os.path.dirname(path)) and os.path.lexists(target):
            self._move(target, self._next_name())

    def delete_empty(self, folder: str) -> None:
        """Delete a folder if it is empty, and then the folders above it."""
        while folder and self._is_folder(folder):
            path = os.path.join(self._where.output, folder)
            try:
                os.rmdir(path)
            except OSError:
                return
            self._folders.discard(folder)
            self._steps.append(partial(os.mkdir, path))
            folder = os.path.dirname(folder)

    def undo(self) -> bool:
        """Undo all steps. Returns whether the output folder is what it was."""
        complete = True
        while self._steps:
            try:
                self._steps.pop()()
            except OSError:
                complete = False
        return complete

    # -- how

    def _move(self, source: str, target: str) -> None:
        os.rename(source, target)
        self._steps.append(partial(os.rename, target, source))

    def _next_name(self) -> str:
        if not self._kept:
            os.makedirs(self._where.old, exist_ok=True)
        self._kept += 1
        return os.path.join(self._where.old, str(self._kept))

    def _keep_copy(self, target: str) -> str:
        """Keep the file that another is to replace: a second name for it. Returns the name; empty if there is no file.

        Where a file cannot have two names, and if a folder or a link is in the way, it is moved: there is then no file
        of this name for a moment.
        """
        kept = self._next_name()
        try:
            if stat.S_ISREG(os.lstat(target).st_mode):
                with contextlib.suppress(OSError, NotImplementedError):
                    os.link(target, kept)
                    return kept
        except FileNotFoundError:
            return ""
        self._move(target, kept)
        return ""

    def _make_folder(self, folder: str) -> None:
        """Make a folder and those above it. Whatever has its name and is no folder gives way."""
        if folder in self._folders:
            return
        self._make_folder(os.path.dirname(folder))
        path = os.path.join(self._where.output, folder)
        if not self._is_folder(folder):
            if os.path.lexists(path):
                self._move(path, self._next_name())
            os.mkdir(path)
            self._steps.append(partial(os.rmdir, path))
        self._folders.add(folder)

    def _is_folder(self, folder: str) -> bool:
        """Whether a folder exists and neither it nor one above it is a link."""
        if folder in self._folders:
            return True
        if not self._is_folder(os.path.dirname(folder)):
            return False
        try:
            about = os.lstat(os.path.join(self._where.output, folder))
        except OSError:
            return False
        if not stat.S_ISDIR(about.st_mode):
            return False
        self._folders.add(folder)
        return True
