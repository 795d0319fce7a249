"""The preview: build, watch content and templates, build again, and let open pages know."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable, Iterator

from watchfiles import watch

from syrnews_site.build.build import build
from syrnews_site.build.outcome import BuildFailed, Outcome
from syrnews_site.build.publish import NotOurs
from syrnews_site.disk.lock import Locked
from syrnews_site.model import Diagnostic
from syrnews_site.preview.overlay import Report
from syrnews_site.settings.options import Options, places

LOOK_AGAIN_MS = 500  # so often is it looked whether a folder to watch has come or gone, or a lock is free again

NOTHING_PUBLISHED = "Nothing was published; this is the site as the last build left it"


class Preview:
    """The state of one preview, shared by the thread that builds and those that answer requests.

    A state has a name; two builds with nothing new between them have the same. The name is fresh at each start, so
    that a page left open over a restart reloads.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.report = Report("The first build is under way")
        self._start, self._number = secrets.token_hex(4), 0
        self._ended = False
        self._building = True  # until the first build is over
        self._changed = threading.Condition()

    def root(self) -> str:
        """The folder of the built site."""
        return places(self.options).output

    def current(self) -> tuple[str, Report]:
        """The name of the present state, and what the last build has to say."""
        with self._changed:
            return self._name(), self.report

    def wait(self, state: str, seconds: float) -> str | None:
        """The name of the next state after `state`; the same after so many seconds; None when the preview ends."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._name() != state, seconds)
            return None if self._ended else self._name()

    def settle(self) -> None:
        """Wait until no build is under way."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or not self._building, 60)

    def end(self) -> None:
        """Let every waiting thread go."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def build(self) -> Outcome | Exception:
        """Build once; whatever comes of it becomes the state. An exception says why nothing was published.

        Raises publish.NotOurs where the output folder is somebody else's: no later build could do better.
        """
        with self._changed:
            self._building = True
        result: Outcome | Exception = RuntimeError()  # as long as the build is stopped from outside
        try:
            result = self._try()
        finally:
            with self._changed:
                self._building = False
                report = report_of(result)
                if report != self.report or (isinstance(result, Outcome) and (result.written_count or result.deleted)):
                    self.report = report
                    self._number += 1
                self._changed.notify_all()
        return result

    def _try(self) -> Outcome | Exception:
        if not self.options.content.is_dir():  # moved for a moment, perhaps: that is no reason to empty the site
            said = Diagnostic(str(self.options.content), 0, 0, "SN108", "the content folder is not there")
            return BuildFailed([said])
        try:
            return build(self.options)
        except NotOurs:
            raise
        except Exception as error:  # a bug of ours is shown like a mistake: the next change may get round it
            return error

    def _name(self) -> str:
        return f"{self._start}-{self._number}"


def report_of(result: Outcome | Exception) -> Report:
    """What a page is to show of a build."""
    if isinstance(result, Outcome):
        return Report("", result.diagnostics)
    if isinstance(result, BuildFailed):
        return Report(NOTHING_PUBLISHED, result.diagnostics)
    if isinstance(result, Locked):
        return Report("Another build of this site is running")
    return Report(f"{NOTHING_PUBLISHED}. {type(result).__name__}: {result}")


def watched(options: Options) -> tuple[str, ...]:
    """The folders whose files make the site: content, and the themes; those that are there."""
    where = places(options)
    return tuple(folder for folder in (where.content, *where.themes) if os.path.isdir(folder))


def changes(options: Options, stop: threading.Event) -> Iterator[bool]:
    """Without end: True after files changed, else False twice a second.

    The first is always True: what changed before the watching began is seen as well.
    """
    while not stop.is_set():
        folders = watched(options)
        first = True
        for changed in watch(*folders, stop_event=stop, rust_timeout=LOOK_AGAIN_MS, yield_on_timeout=True):
            yield first or bool(changed)
            first = False
            if watched(options) != folders:
                break


def keep_building(preview: Preview, tell: Callable[[Outcome | Exception], None], stop: threading.Event) -> None:
    """Build whenever something changed, until `stop` is set; `tell` hears of each build that did something."""
    locked = False
    for changed in changes(preview.options, stop):
        if changed or locked:
            before = preview.current()[0]
            result = preview.build()
            locked = isinstance(result, Locked)
            if preview.current()[0] != before:
                tell(result)
