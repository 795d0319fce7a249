"""A process that runs the program again and again, each time in a copy of itself, with faults that strace injects.

A copy has imported everything and compiled all templates already, so that a run takes 0.2 s, and strace counts the
calls of the build alone.
The driver reads a command a line and answers each with a line; both are JSON.

    {"arguments": ["build", ...], "trace": ["-e", ...], "limits": {"RLIMIT_FSIZE": 4096}, "clock": -3600, ...}
    {"status": 3, "printed": "...", "log": "..."}

`trace`: the options of strace; if empty, strace does not run. `limits`: of the copy. `clock`: how many seconds the
copy's clock is ahead. `pool`: whether jobs run in a pool of processes, as those of larger archives do. `status`: the
exit code; -9 if the copy was killed by signal 9.

strace attaches to the copy before the copy begins. It runs without --seccomp-bpf, under which it injects nothing.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from syrnews_site.cli.main import main
from syrnews_site.workers import choose

PR_SET_PTRACER, ANY = 0x59616D61, -1  # <sys/prctl.h>: any process of this user may trace the caller
PATIENCE = 120  # seconds that a run may take


class NotAttached(Exception):
    """strace ended before it attached. The message is strace's."""


class Command:
    """One run of the program."""

    def __init__(self, given: dict[str, Any], folder: str) -> None:
        self._arguments, self._trace = given["arguments"], given["trace"]
        self._limits, self._clock, self._pool = given["limits"], given["clock"], given["pool"]
        self._printed, self._log = Path(folder, "printed"), Path(folder, "log")

    def run(self) -> dict[str, object]:
        """Run, and tell what happened."""
        self._log.write_text("")
        reading, self._go = os.pipe()
        printed = os.open(self._printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)  # here: strace would count it
        copy = os.fork()
        if copy == 0:
            self._be_the_copy(reading, printed)
        os.close(reading)
        os.close(printed)
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
        report, log = (file.read_text("utf-8", "replace") for file in (self._printed, self._log))
        return {"status": status, "printed": report, "log": log}

    def _be_the_copy(self, reading: int, printed: int) -> None:
        status = 99
        try:
            os.close(self._go)
            ctypes.CDLL(None).prctl(PR_SET_PTRACER, ctypes.c_long(ANY), 0, 0, 0)
            for number in (1, 2):
                os.dup2(printed, number)
            select.select([reading], [], [])  # strace counts a `read` that it finds waiting
            os.close(reading)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            advance_clock(self._clock)
            choose.POOL_FROM = 1 if self._pool else choose.POOL_FROM
            for name, limit in self._limits.items():
                number = getattr(resource, name)
                resource.setrlimit(number, (limit, resource.getrlimit(number)[1]))
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


def keep_templates() -> None:
    """Let copies of this process find the templates that it compiled. Compiling takes most of a small build's time."""
    compile_anew = jinja2.Environment.compile
    environments: dict[str, jinja2.Environment] = {}

    @cache
    def compiled(source: str, name: str | None, file: str | None) -> object:
        return compile_anew(environments["any"], source, name, file)

    def find(environment: jinja2.Environment, source: str, name: str | None, file: str | None) -> object:
        environments["any"] = environment  # all have the same options
        return compiled(source, name, file)

    jinja2.Environment.compile = find  # type: ignore[method-assign, assignment]


def advance_clock(seconds: int) -> None:
    """Let this process believe that so much more time has passed since 1970."""
    if seconds:
        clock, clock_ns = time.time, time.time_ns
        time.time = lambda: clock() + seconds
        time.time_ns = lambda: clock_ns() + seconds * 1_000_000_000


def serve() -> None:
    """Answer the commands of standard input until it ends."""
    keep_templates()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever is printed meanwhile is no answer
    with tempfile.TemporaryDirectory() as folder:
        for line in sys.stdin:
            given = json.loads(line)
            if given["here"]:  # in this process, so that it has imported everything
                try:
                    main(given["arguments"], "syrnews-site")
                except SystemExit as ended:
                    answer: dict[str, object] = {"status": ended.code, "printed": "", "log": ""}
            else:
                answer = Command(given, folder).run()
            answers.write(json.dumps(answer) + "\n")
            answers.flush()


if __name__ == "__main__":
    serve()
