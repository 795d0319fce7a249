"""A limit on the time of one article: a text that somebody made to be slow stops no build.

The limit counts the processor's time of this process, so that a busy machine rejects nothing. Every pass of this
program is meant to be linear; the limit is for those that are not.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import FrameType

SECONDS, SECONDS_PER_MEGABYTE = 2.0, 4.0


class TooSlow(Exception):
    """An article takes more time than its length allows."""


class _Timer:
    """Whether an article is being read. A signal that comes a moment late must raise nothing."""

    running = False

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Handle the signal of the timer."""
        if self.running:
            raise TooSlow


_timer = _Timer()


@contextmanager
def limited_time(length: int) -> Iterator[None]:
    """Raise TooSlow if the block takes more than 2 s, and 4 s for each million of its `length` (characters or bytes).

    There is no limit on systems without such timers (Windows), nor outside of the main thread, which gets all signals.
    """
    if _timer.running or not _can_interrupt():
        yield
        return
    _install()
    _timer.running = True
    signal.setitimer(signal.ITIMER_PROF, SECONDS + SECONDS_PER_MEGABYTE * length / 1_000_000)
    try:
        yield
    finally:
        _timer.running = False
        signal.setitimer(signal.ITIMER_PROF, 0)


def _can_interrupt() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@cache
def _install() -> None:
    signal.signal(signal.SIGPROF, _timer.stop)
