"""The states of a preview: when a new one begins, and who waits for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from syrnews_site.build.outcome import BuildFailed, Outcome
from syrnews_site.build.output import NotOurs
from syrnews_site.disk.lock import Locked
from syrnews_site.preview.overlay import Report
from syrnews_site.preview.preview import NOTHING_PUBLISHED, Preview, report_of
from syrnews_site.settings.options import Options
from tests.preview.visitor import PATIENCE
from tests.sitekit import Archive

pytestmark = pytest.mark.slow


@pytest.fixture
def preview(archive: Archive) -> Preview:
    return Preview(Options(content=archive.content, output=archive.output, jobs=1))


def test_a_build_that_changes_nothing_keeps_the_state(preview: Preview) -> None:
    preview.build()
    state = preview.current()[0]
    preview.build()
    assert preview.current()[0] == state


def test_a_build_that_writes_or_reports_something_gives_a_new_state(archive: Archive, preview: Preview) -> None:
    states = [preview.current()[0]]
    for title in ("الأولى", "المعدلة"):
        archive.article("one.md", title=title)
        preview.build()
        states.append(preview.current()[0])
    archive.write("articles/empty.txt", "")
    preview.build()
    states.append(preview.current()[0])
    assert len(set(states)) == 4


def test_two_previews_never_share_a_state(archive: Archive, preview: Preview) -> None:
    another = Preview(preview.options)
    assert another.current()[0] != preview.current()[0]


def test_a_content_folder_that_is_moved_away_for_a_moment_does_not_empty_the_site(
    archive: Archive, preview: Preview
) -> None:
    preview.build()
    archive.content.rename(archive.root / "elsewhere")
    assert isinstance(preview.build(), BuildFailed)
    assert (archive.output / "2025/11/06/one.html").is_file()


def test_an_output_folder_of_somebody_else_ends_the_preview(archive: Archive, preview: Preview) -> None:
    archive.output.mkdir()
    (archive.output / "thesis.doc").write_text("mine", encoding="utf-8")
    state = preview.current()
    with pytest.raises(NotOurs):
        preview.build()
    assert preview.current() == state


def test_whoever_waits_gets_the_next_state_the_same_state_or_the_end(archive: Archive, preview: Preview) -> None:
    state = preview.current()[0]
    assert preview.next_state(state, 0) == state
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(preview.next_state, state, PATIENCE)
        preview.build()
        newest = waiting.result(PATIENCE)
        assert newest == preview.current()[0] != state
        waiting = pool.submit(preview.next_state, preview.current()[0], PATIENCE)
        preview.end()
        assert waiting.result(PATIENCE) is None


def test_a_request_waits_for_the_build_that_is_under_way(archive: Archive, preview: Preview) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(preview.wait_for_build)
        assert not waiting.done()
        preview.build()
        waiting.result(PATIENCE)
    assert (archive.output / "index.html").is_file()


def test_the_report_says_why_nothing_was_published() -> None:
    assert report_of(BuildFailed([])) == Report(NOTHING_PUBLISHED)
    assert "Another build" in report_of(Locked("lock")).failure
    assert report_of(ZeroDivisionError("of ours")).failure == f"{NOTHING_PUBLISHED}. ZeroDivisionError: of ours"
    published = Outcome(files=1, articles=1, held={}, rejected=0, pages=1, diagnostics=())
    assert report_of(published) == Report()
