"""A process that runs the program again and again, each time in a copy of itself, with faults that strace injects.

A copy has imported everything already, so that a run takes 0.1 s, and strace counts the calls of the build alone.
The driver reads a command a line and answers each with a line; both are JSON.

    {"arguments": ["build", ...], "trace": ["-e", ...]}     the options of strace; empty: no strace
    {"status": 3, "printed": "...", "log": "..."}           the exit code; -9 if the copy was killed by signal 9

strace attaches to the copy before the copy begins. It runs without --seccomp-bpf, under which it injects nothing.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from syrnews_site.cli.main import main

PR_SET_PTRACER, ANY = 0x59616D61, -1  # <sys/prctl.h>: any process of this user may trace the caller
PATIENCE = 120  # seconds that a run may take


class NotAttached(Exception):
    """strace ended before it attached. The message is strace's."""


class Command:
    """One run of the program."""

    def __init__(self, arguments: list[str], trace: list[str], folder: str) -> None:
        self._arguments, self._trace = arguments, trace
        self._printed, self._log = Path(folder, "printed"), Path(folder, "log")

    def run(self) -> dict[str, object]:
        """Run, and tell what happened."""
        self._log.write_text("")
        reading, self._go = os.pipe()
        copy = os.fork()
        if copy == 0:
            self._be_the_copy(reading)
        os.close(reading)
        try:
            tracer = self._attach(copy) if self._trace else None
        except NotAttached as error:
            os.kill(copy, 9)
            os.waitpid(copy, 0)
            os.close(self._go)
            return {"status": 99, "printed": f"strace did not attach: {error}", "log": ""}
        os.write(self._go, b".")
        os.close(self._go)
        status = self._wait(copy)
        if tracer:
            tracer.communicate()
        printed, log = (file.read_text("utf-8", "replace") for file in (self._printed, self._log))
        return {"status": status, "printed": printed, "log": log}

    def _be_the_copy(self, reading: int) -> None:
        status = 99
        try:
            os.close(self._go)
            ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_long(ANY), 0, 0, 0)
            printed = os.open(self._printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            for number in (1, 2):
                os.dup2(printed, number)
            select.select([reading], [], [])  # strace counts a `read` that it finds waiting
            main(self._arguments, "syrnews-site")
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        finally:
            os._exit(status)

    def _attach(self, copy: int) -> subprocess.Popen[bytes]:
        command = ["strace", "-qq", "-o", str(self._log), "-p", str(copy), *self._trace]
        tracer = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        about = Path(f"/proc/{copy}/status")
        while "TracerPid:\t0" in about.read_text():
            if tracer.poll() is not None:
                raise NotAttached(tracer.communicate()[1].decode())
            time.sleep(0.001)
        return tracer

    def _wait(self, copy: int) -> int:
        ends = time.monotonic() + PATIENCE
        while True:
            found, status = os.waitpid(copy, os.WNOHANG)
            if found:
                return os.waitstatus_to_exitcode(status)
            if time.monotonic() > ends:
                os.kill(copy, 9)
            time.sleep(0.002)


def serve() -> None:
    """Answer the commands of standard input until it ends."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever is printed meanwhile is no answer
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            given = json.loads(line)
            if given.get("here"):  # in this process, so that it has imported everything
                try:
                    main(given["arguments"], "syrnews-site")
                except SystemExit as ended:
                    answer: dict[str, object] = {"status": ended.code, "printed": "", "log": ""}
            else:
                answer = Command(given["arguments"], given["trace"], folder).run()
            answers.write(json.dumps(answer) + "\n")
            answers.flush()


if __name__ == "__main__":
    serve()
