"""Work beside this process: the same result with a copy of the process and without."""

from __future__ import annotations

import subprocess
import sys

from syrnews_site.workers.pool import cpus

# A process of its own: the threads of a test process would forbid the copy.
PROGRAM = """
import os, threading
from syrnews_site.workers.beside import beside

def result(work):
    with beside(work) as wait:
        return wait()

def fail_in_the_copy():
    assert os.getpid() == here
    return b"here"

here = os.getpid()
assert (result(lambda: b"%d" % os.getpid()) != b"%d" % here) == COPIED
assert result(lambda: bytes(1 << 20)) == bytes(1 << 20), "more than a pipe holds"
assert result(fail_in_the_copy) == b"here"
stop = threading.Event()
with beside(lambda: str(stop.wait()).encode()):
    pass  # nobody asks for the result: the copy is ended
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    pass
else:
    raise AssertionError("a copy is left")
thread = threading.Thread(target=stop.wait)
thread.start()
assert result(lambda: b"%d" % os.getpid()) == b"%d" % here
stop.set()
"""


def test_work_gives_the_same_result_in_a_copy_of_the_process_and_without() -> None:
    copied = sys.platform == "linux" and cpus() > 1
    subprocess.run([sys.executable, "-c", PROGRAM.replace("COPIED", str(copied))], check=True, timeout=60)
