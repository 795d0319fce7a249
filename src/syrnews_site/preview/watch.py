"""Watches content and templates, and builds again after each change."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator

from watchfiles import watch

from syrnews_site.build.outcome import Outcome
from syrnews_site.disk.lock import Locked
from syrnews_site.preview.preview import Preview
from syrnews_site.settings.options import Options, places

TICK_MS = 500  # how often to check whether a watched folder has come or gone, or another build's lock is free again


def watched_folders(options: Options) -> tuple[str, ...]:
    """The folders whose files make the site, if they exist: content, and the themes."""
    where = places(options)
    return tuple(folder for folder in (where.content, *where.themes) if os.path.isdir(folder))


def changes(options: Options, stop: threading.Event) -> Iterator[bool]:
    """Until `stop` is set: True after files changed, and False after each tick without a change.

    The first value is True, so that an edit from before the watching began is built too.
    """
    while not stop.is_set():
        folders = watched_folders(options)
        first = True
        for changed in watch(*folders, stop_event=stop, rust_timeout=TICK_MS, yield_on_timeout=True):
            yield first or bool(changed)
            first = False
            if watched_folders(options) != folders:
                break


def keep_building(preview: Preview, tell: Callable[[Outcome | Exception], None], stop: threading.Event) -> None:
    """Build after each change until `stop` is set. Calls `tell` with the result of each build that gave a new state."""
    locked = False
    for changed in changes(preview.options, stop):
        if changed or locked:
            before = preview.current()[0]
            result = preview.build()
            locked = isinstance(result, Locked)
            if preview.current()[0] != before:
                tell(result)
