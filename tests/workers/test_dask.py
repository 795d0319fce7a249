"""A build by the workers of a Dask cluster: a real scheduler and real worker processes on this machine."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner
from distributed import Client

from syrnews_site.build import load, make_jobs
from syrnews_site.build.build import build
from syrnews_site.cli.main import main
from syrnews_site.settings.options import Options
from syrnews_site.workers import pool
from tests.sitekit import Archive, crowd, tree

pytestmark = pytest.mark.slow

SOURCE = Path(__file__).parents[2] / "src"
DEADLINE = 30  # seconds that any one step may take


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, root: Path, source: Path) -> None:
        self.root, self.processes = root, list[subprocess.Popen[bytes]]()
        file = root / "scheduler.json"
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file), source=source)
        until(lambda: file.is_file() and file.read_text(encoding="utf-8").rstrip().endswith("}"))  # whole, that is
        self.address = str(json.loads(file.read_text(encoding="utf-8"))["address"])

    def worker(self, *, threads: int = 1, source: Path = SOURCE) -> subprocess.Popen[bytes]:
        """Start a worker that runs the program in `source`."""
        options = ("--no-nanny", "--nthreads", str(threads), "--local-directory", str(self.root))
        return self._start("worker", self.address, *options, source=source)

    def ready(self, workers: int) -> None:
        """Wait until this number of workers is connected."""
        with Client(self.address) as client:
            client.wait_for_workers(workers, timeout=DEADLINE)

    def _start(self, what: str, *options: str, source: Path) -> subprocess.Popen[bytes]:
        module = f"distributed.cli.dask_{what}"
        command = [sys.executable, "-m", module, *options, "--no-dashboard", "--dashboard-address", "127.0.0.1:0"]
        with open(self.root / f"{what}.log", "ab") as log:
            process = subprocess.Popen(
                command, env={**os.environ, "PYTHONPATH": str(source)}, stdout=log, stderr=subprocess.STDOUT
            )
        self.processes.append(process)
        return process


def until(condition: Callable[[], object]) -> None:
    """Wait for a condition; fail if it does not come true in time."""
    end = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


@contextlib.contextmanager
def cluster(root: Path, source: Path = SOURCE) -> Iterator[Cluster]:
    root.mkdir()
    started = Cluster(root, source)
    try:
        yield started
    finally:
        for process in reversed(started.processes):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers, one of which has threads, like a worker that Dask starts without options."""
    with cluster(tmp_path_factory.mktemp("dask") / "cluster") as started:
        started.worker()
        started.worker(threads=3)
        started.ready(2)
        yield started


def by_dask(archive: Archive, address: str) -> subprocess.CompletedProcess[str]:
    """Build as a user does."""
    command = [sys.executable, "-m", "syrnews_site", "build", "--executor", "dask", "--scheduler", address]
    folders = ["--content", str(archive.content), "--output", str(archive.output)]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.run([*command, *folders], env=environment, capture_output=True, encoding="utf-8", timeout=60)


def test_a_cluster_makes_the_bytes_that_one_process_makes(tmp_path: Path, two: Cluster) -> None:
    archive = crowd(tmp_path, 150)
    made = by_dask(archive, two.address)
    assert made.returncode == 0, made.stderr
    assert tree(archive.output) == archive.clean_tree()
    archive.article("3/n3.md", title="عنوان معدل", date="2003-04-04T03:00", body="متن معدل")
    (archive.content / "articles/4/n4.md").unlink()
    again = by_dask(archive, two.address)
    assert again.returncode == 0, again.stderr
    assert tree(archive.output) == archive.clean_tree()


@pytest.mark.parametrize("stage", ["load", "make"])
def test_a_worker_that_dies_at_work_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    monkeypatch.setattr(load, "BATCH", 4)  # many jobs in either stage
    monkeypatch.setattr(make_jobs, "PAGES_PER_JOB", 8)
    archive = crowd(tmp_path, 80)
    with cluster(tmp_path / "cluster") as workers, Client(workers.address, set_as_default=False) as client:
        doomed = workers.worker()
        client.wait_for_workers(1, timeout=DEADLINE)
        (name,) = client.scheduler_info()["workers"]
        workers.worker()
        client.wait_for_workers(2, timeout=DEADLINE)
        held: list[int] = []

        def kill() -> None:
            until(lambda: client.processing([name])[name])
            held.append(len(client.processing([name])[name]))
            doomed.kill()

        killer = Thread(target=kill)

        def progress(now: str, more: int) -> None:
            """Stop the worker amid the stage. It is killed as soon as it holds jobs, which it can never end."""
            if now == stage and not killer.ident:
                doomed.send_signal(signal.SIGSTOP)
                killer.start()

        build(Options(archive.content, archive.output, scheduler=workers.address), progress)
        killer.join(DEADLINE)
        assert held[0] > 0
        assert doomed.wait(DEADLINE) == -signal.SIGKILL
    assert tree(archive.output) == archive.clean_tree()


def test_a_worker_with_other_code_refuses(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.article("one.md")
    archive.build()
    before = tree(archive.output)
    other = tmp_path / "other"
    shutil.copytree(SOURCE, other, ignore=shutil.ignore_patterns("__pycache__"))
    with open(other / "syrnews_site/versions.py", "a", encoding="utf-8") as file:
        file.write("# one comment more\n")
    archive.article("two.md")
    with cluster(tmp_path / "cluster") as workers:
        workers.worker(source=other)
        workers.ready(1)
        made = by_dask(archive, workers.address)
    assert made.returncode == 3
    assert "runs another version of syrnews-site, or of a library, than this machine" in made.stderr
    assert "nothing was published" in made.stderr
    assert "Traceback" not in made.stderr
    assert tree(archive.output) == before
    archive.build()
    assert tree(archive.output) == archive.clean_tree()


def refusal(archive: Archive, address: str) -> str:
    """What a user reads if a build by this cluster is refused."""
    options = ["--content", str(archive.content), "--output", str(archive.output)]
    result = CliRunner().invoke(main, ["build", "--executor", "dask", "--scheduler", address, *options])
    assert result.exit_code == 3
    assert not archive.output.exists()
    return result.stderr


def test_the_message_says_what_the_cluster_lacks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PATIENCE", 1)
    archive = Archive(tmp_path)
    archive.article("one.md")
    assert "no Dask scheduler answers at tcp://127.0.0.1:1" in refusal(archive, "tcp://127.0.0.1:1")
    with cluster(tmp_path / "cluster") as nobody:
        assert f"the Dask cluster at {nobody.address} has no workers" in refusal(archive, nobody.address)
    bare = tmp_path / "bare"  # a scheduler, or a worker, that lacks the program
    (bare / "syrnews_site").mkdir(parents=True)
    (bare / "syrnews_site/__init__.py").touch()
    with cluster(tmp_path / "bare-cluster") as workers:
        workers.worker(source=bare)
        workers.ready(1)
        assert "has no workers" in refusal(archive, workers.address)
    with cluster(tmp_path / "bare-scheduler", bare) as workers:
        workers.worker()
        workers.ready(1)
        assert "lacks syrnews-site: install it there too" in refusal(archive, workers.address)
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert "pip install 'syrnews-site[dask]'" in refusal(archive, "tcp://127.0.0.1:1")
