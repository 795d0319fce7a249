"""A worker is fit for a build only if it sees what the coordinator sees; it runs one job at a time."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from syrnews_site.packed import encode
from syrnews_site.settings.options import Options, Places, places
from syrnews_site.settings.read import read_settings
from syrnews_site.workers import context
from syrnews_site.workers.context import exclusive, write_setup
from syrnews_site.workers.load import load_batch
from syrnews_site.workers.messages import LoadedFile, LoadJob, SetupFile
from syrnews_site.workers.pool import Refused
from tests.sitekit import Archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Forty articles, and a theme of the archive's own."""
    archive = Archive(tmp_path)
    for number in range(40):
        archive.article(f"{number}.md", title=f"عنوان {number}", body=f"متن المقالة {number}. " * 50)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/strings.yaml").write_text("ar:\n  newest: الجديد\n", encoding="utf-8")
    return archive


def where(archive: Archive) -> Places:
    return places(Options(content=archive.content, output=archive.output))


def setup(archive: Archive) -> SetupFile:
    """Write the setup of a build."""
    return write_setup(where(archive), read_settings(str(archive.content), ""), ())


def load(file: SetupFile, number: int, *paths: str) -> list[LoadedFile]:
    """Load a batch of articles as a worker does."""
    job = encode(LoadJob(number, tuple(f"articles/{path}" for path in paths), spooled=True))
    return msgspec.msgpack.decode(load_batch(file, job), type=list[LoadedFile])


def test_a_job_of_another_thread_waits(archive: Archive) -> None:
    with ThreadPoolExecutor(1) as thread:
        with exclusive(setup(archive)):
            assert not thread.submit(context._lock.acquire, blocking=False).result()
        assert thread.submit(context._lock.acquire, blocking=False).result()
        thread.submit(context._lock.release).result()


def test_jobs_in_four_threads_give_what_they_give_in_one(archive: Archive) -> None:
    file, batches = setup(archive), [[f"{number}.md" for number in range(first, 40, 8)] for first in range(8)]
    alone = [load(file, number, *batch) for number, batch in enumerate(batches)]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            together = list(threads.map(lambda job: load(file, job[0], *job[1]), enumerate(batches)))
    finally:
        sys.setswitchinterval(interval)
    assert together == alone


def test_two_builds_of_one_process_share_nothing(archive: Archive) -> None:
    (first,) = load(setup(archive), 0, "1.md")
    archive.write("site.yaml", "search: false\n")
    (second,) = load(setup(archive), 0, "1.md")
    assert first.analysis_spool
    assert not second.analysis_spool


def test_a_worker_that_cannot_read_the_setup_refuses(archive: Archive) -> None:
    file = setup(archive)
    Path(file.path).unlink()
    with pytest.raises(Refused, match=r"cannot read .*setup"):
        load(file, 0, "1.md")


def test_a_worker_that_sees_another_setup_refuses(archive: Archive) -> None:
    file = setup(archive)
    setup(archive)
    with pytest.raises(Refused, match=r"sees another .*setup"):
        load(file, 0, "1.md")


def test_a_worker_with_other_code_refuses(archive: Archive) -> None:
    with pytest.raises(Refused, match="runs another version of syrnews-site"):
        load(setup(archive)._replace(code="older"), 0, "1.md")


def test_a_worker_that_does_not_see_the_content_refuses(archive: Archive) -> None:
    file = setup(archive)
    archive.content.rename(archive.root / "elsewhere")
    with pytest.raises(Refused, match=r"does not see .*content"):
        load(file, 0, "1.md")


def test_a_worker_with_other_templates_refuses(archive: Archive) -> None:
    file = setup(archive)
    (archive.root / "templates/strings.yaml").write_text("ar:\n  newest: الأحدث\n", encoding="utf-8")
    with pytest.raises(Refused, match=r"sees other templates in .*templates.* than this machine"):
        load(file, 0, "1.md")
