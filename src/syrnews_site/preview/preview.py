"""The state of a preview: it builds, keeps the last build's messages, and wakes the threads that wait for a change."""

from __future__ import annotations

import os
import threading

from syrnews_site.build.build import build
from syrnews_site.build.outcome import BuildFailed, Outcome, Unfinished
from syrnews_site.build.output import NotOurs
from syrnews_site.disk.lock import Locked
from syrnews_site.model import Diagnostic
from syrnews_site.preview.overlay import Report
from syrnews_site.settings.options import Options, places
from syrnews_site.settings.read import read_settings

NOTHING_PUBLISHED = "Nothing was published; the site is unchanged"
LONGEST_BUILD = 60.0  # seconds that a request waits for a build to end


class Preview:
    """One preview, shared by the thread that builds and the threads that answer requests.

    Each state has a name. The name changes when a build wrote something or reports something new. Names of different
    processes differ, so that a page that was open over a restart reloads.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self._report = Report("The first build is under way")
        self._process, self._number = os.urandom(4).hex(), 0
        self._ended = False
        self._building = True  # until the first build is over
        self._changed = threading.Condition()

    def root(self) -> str:
        """The folder of the built site."""
        return places(self.options).output

    def current(self) -> tuple[str, Report]:
        """The name of the present state, and the report of the last build."""
        with self._changed:
            return self._name(), self._report

    def next_state(self, state: str, seconds: float) -> str | None:
        """Wait for a state that differs from `state`, and return its name.

        Returns `state` if that many seconds pass without a new state, and None if the preview ends.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._name() != state, seconds)
            return None if self._ended else self._name()

    def wait_for_build(self) -> None:
        """Wait until no build is under way."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or not self._building, LONGEST_BUILD)

    def end(self) -> None:
        """Wake every waiting thread for the last time."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def build(self) -> Outcome | Exception:
        """Build once, and make the result the state. An exception as the result says why nothing was published.

        Raises output.NotOurs if the output folder has files of somebody else: a later build would find them too.
        """
        with self._changed:
            self._building = True
        try:
            result = self._build()
            self._take(result)
            return result
        finally:  # Ctrl-C and NotOurs leave the state unchanged: pages do not reload from a server that ends
            with self._changed:
                self._building = False
                self._changed.notify_all()

    def _take(self, result: Outcome | Exception) -> None:
        """Make a result the state, if it wrote something or reports something new."""
        report = report_of(result, read_settings(str(self.options.content), "").site.language)
        with self._changed:
            if report != self._report or (isinstance(result, Outcome) and (result.written_count or result.deleted)):
                self._report = report
                self._number += 1

    def _build(self) -> Outcome | Exception:
        if not self.options.content.is_dir():  # it may be moved for a moment only, so the site is not emptied
            missing = Diagnostic(str(self.options.content), 0, 0, "SN108", "the content folder does not exist")
            return BuildFailed([missing])
        try:
            return build(self.options)
        except NotOurs:
            raise
        except Exception as error:  # a bug of ours; the user's next edit may avoid it, so the preview goes on
            return error

    def _name(self) -> str:
        return f"{self._process}-{self._number}"


def report_of(result: Outcome | Exception, language: str = "en") -> Report:
    """The report that pages of a site in this language show after a build."""
    if isinstance(result, Outcome):
        return Report("", result.diagnostics, language)
    if isinstance(result, BuildFailed):
        return Report(NOTHING_PUBLISHED, result.diagnostics, language)
    if isinstance(result, Locked):
        return Report("Another build of this site is running")
    if isinstance(result, Unfinished):
        return Report(str(result))
    return Report(f"{NOTHING_PUBLISHED}. {type(result).__name__}: {result}")
