"""Signals that end a process wait while files are put in place."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Self

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]


class HeldSignals:
    """Ctrl-C and the other signals that end a process, from `hold` to the end of the `with` block.

    `received`: the signal that came meanwhile; 0 if none came. Python delivers signals to the main thread alone, so
    that `hold` does nothing in another thread.
    """

    def __init__(self) -> None:
        self.received = 0
        self._handlers: dict[int, object] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is SystemExit:  # the process ends now, and says what it has done
            return
        for number, handler in self._handlers.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)  # type: ignore[arg-type]
        self._handlers.clear()

    def hold(self) -> None:
        """From now on, a signal is noted and nothing else happens."""
        if not self._handlers and threading.current_thread() is threading.main_thread():
            self._handlers = {number: signal.getsignal(number) for number in _ENDING}
            for number, handler in self._handlers.items():
                if handler is not signal.SIG_IGN:  # as `nohup` asks
                    signal.signal(number, self._note)

    def raise_again(self) -> None:
        """Let the signal that came meanwhile, if one came, do now what it does."""
        if self.received:
            signal.raise_signal(self.received)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.received = number
